package tandem.postgres;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tandem.postgres.EmbeddedPostgres.Durability;

/** A PostgreSQL data directory and the programs that work on it; whoever uses it holds the {@link DirectoryLock}. */
final class Cluster {

    private static final Logger LOG = System.getLogger(Cluster.class.getName());
    private static final String SERVER_LOG = "server.log";
    private static final int ATTEMPTS = 5;

    private final Path parent;
    private final Path directory;
    private final Password password;
    private final Programs programs;
    private final Durability durability;
    private final ServerAccount account;

    private Cluster(Path parent, Programs programs, Durability durability) throws IOException {
        this.parent = parent;
        this.directory = parent.resolve("postgres");
        this.password = new Password(parent.resolve("postgres.password"));
        this.programs = programs;
        this.durability = durability;
        this.account = ServerAccount.forCluster(directory);
    }

    static Cluster in(Path parent, Programs programs, Durability durability) throws IOException {
        return new Cluster(parent.toRealPath(), programs, durability);
    }

    /** The directory of the cluster itself. */
    Path directory() {
        return directory;
    }

    /** The directory that Tandem was given: cluster, password and lock. */
    Path parent() {
        return parent;
    }

    boolean isThrownAway() {
        return durability == Durability.THROWN_AWAY;
    }

    /**
     * Stops the server of a process that was killed. Where its number belongs to something else by now, the number is
     * struck out, since PostgreSQL would take that for a running server and refuse to start.
     */
    void stopLeftOver() throws IOException {
        var file = PostmasterFile.read(directory);
        if (file.isEmpty()) {
            return;
        }
        switch (file.get().owner(directory)) {
            case OUR_SERVER -> {
                LOG.log(
                        Level.INFO,
                        "A PostgreSQL server (process {0}) was left over; stopping it in good order",
                        Long.toString(file.get().pid()));
                stop();
            }
            case SOMETHING_ELSE -> file.get().disown();
            case NOBODY, HIDDEN -> {
                // PostgreSQL itself finds out whether the file is stale
            }
        }
    }

    /** Creates the cluster, the database and the user where they are missing; returns the user's password. */
    String ensureCreated() throws IOException {
        if (!Files.isDirectory(directory)) {
            create();
        }
        refuseAnotherVersion();
        if (!password.isKnown()) {
            String generated = Password.generate();
            asSingleUser(directory, "ALTER ROLE " + EmbeddedPostgres.NAME + " PASSWORD '" + generated + "'");
            password.write(generated);
        }
        return password.read();
    }

    /** Starts the server on a free port and returns the port once the server takes connections. */
    int start() throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            writeSettings(port);
            Path log = directory.resolve(SERVER_LOG);
            if (Files.exists(log)) {
                Files.move(log, directory.resolve(SERVER_LOG + ".previous"), StandardCopyOption.REPLACE_EXISTING);
            }
            var outcome = run(directory, "pg_ctl", "start", "-w", "-t", "600", "-s", "-l", SERVER_LOG);
            if (outcome.good()) {
                return port;
            }
            String told = Files.exists(log) ? Files.readString(log).strip() : outcome.output();
            if (attempt == ATTEMPTS || !mayPass(told)) {
                throw new EmbeddedPostgresRefused("The embedded PostgreSQL in " + directory + " does not start:\n"
                        + lastLines(told) + "\n" + outcome.output());
            }
        }
    }

    /** Fast, so that no client is waited for; at once, with recovery at the next start, if that does not end. */
    void stop() throws IOException {
        if (!run(directory, "pg_ctl", "stop", "-w", "-t", "60", "-s", "-m", "fast")
                .good()) {
            var outcome = run(directory, "pg_ctl", "stop", "-w", "-t", "60", "-s", "-m", "immediate");
            if (!outcome.good() && PostmasterFile.read(directory).isPresent()) {
                throw new IOException("PostgreSQL in " + directory + " does not stop: " + outcome.output());
            }
        }
    }

    private void create() throws IOException {
        Path unfinished = directory.resolveSibling("postgres.unfinished");
        Directories.delete(unfinished);
        Files.createDirectory(unfinished, OwnerOnly.directory());
        account.own(unfinished);
        must(run(
                unfinished,
                "initdb",
                "--username=" + EmbeddedPostgres.NAME,
                "--auth=trust", // replaced below, before any server runs
                "--encoding=UTF8",
                "--no-locale",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8", // the same order of texts on every machine
                "--no-instructions",
                isThrownAway() ? "--no-sync" : "--sync-method=fsync"));
        Files.writeString(unfinished.resolve("pg_hba.conf"), """
                # Written by Tandem: only this machine, only with the password in ../postgres.password.
                host all all 127.0.0.1/32 scram-sha-256
                """);
        String generated = Password.generate();
        asSingleUser(
                unfinished,
                "ALTER ROLE " + EmbeddedPostgres.NAME + " PASSWORD '" + generated + "'",
                "CREATE DATABASE " + EmbeddedPostgres.NAME);
        password.write(generated);
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    }

    private void refuseAnotherVersion() throws IOException {
        String written = Files.readString(directory.resolve("PG_VERSION")).strip();
        String ours = programs.majorVersion();
        if (!written.equals(ours)) {
            throw new EmbeddedPostgresRefused("The data in " + directory + " was written by PostgreSQL " + written
                    + "; this Tandem brings PostgreSQL " + ours + " and does not touch it. Either run the Tandem that"
                    + " wrote it and carry the data over with pg_dump, or choose another directory"
                    + " (TANDEM_DATA_DIR).");
        }
    }

    private void writeSettings(int port) throws IOException {
        Files.writeString(directory.resolve("postgresql.conf"), """
                # Written by Tandem at every start. Settings of your own go into own.conf beside this file.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 100
                shared_buffers = '128MB'
                jit = off
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_checkpoints = off
                log_line_prefix = '%%m [%%p] '
                %sinclude_if_exists = 'own.conf'
                """.formatted(port, durability.settings));
    }

    private void asSingleUser(Path cluster, String... statements) throws IOException {
        List<String> program = new ArrayList<>(
                List.of(programs.program("postgres").toString(), "--single", "-D", argument(cluster), "postgres"));
        var outcome = new Command(account.command(program), cluster, String.join(";\n", statements) + ";\n").run();
        must(outcome);
        if (outcome.output().contains("ERROR:")) {
            throw new IOException(lastLines(outcome.output()));
        }
    }

    private Command.Outcome run(Path cluster, String program, String... arguments) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(programs.program(program).toString());
        words.addAll(Arrays.asList(arguments));
        words.addAll(List.of("-D", argument(cluster)));
        return new Command(account.command(words), cluster, "").run();
    }

    /**
     * How the programs are to name the cluster. Where a folder above it is closed to the server's account (a clone in
     * root's home), they get it as their working directory, which Linux lets them re-open without passing the folders
     * above.
     */
    private String argument(Path cluster) throws IOException {
        if (account.reaches(cluster)) {
            return cluster.toString();
        }
        if (Files.exists(Path.of("/proc/self/cwd"))) {
            return "/proc/self/cwd";
        }
        throw new EmbeddedPostgresRefused("PostgreSQL refuses to run as root, and the account "
                + account.other().orElseThrow().getName() + " may not enter " + cluster
                + ". Choose a directory that it may reach (TANDEM_DATA_DIR), or start Tandem as an ordinary user.");
    }

    /** Another program took the port in between, or the last remains of a killed server are about to go. */
    private static boolean mayPass(String log) {
        return log.contains("could not bind") || log.contains("pre-existing shared memory block");
    }

    private static void must(Command.Outcome outcome) throws IOException {
        if (!outcome.good()) {
            throw new IOException(lastLines(outcome.output()));
        }
    }

    private static String lastLines(String text) {
        List<String> lines = text.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
