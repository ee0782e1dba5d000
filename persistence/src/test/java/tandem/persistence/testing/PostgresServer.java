package tandem.persistence.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** A PostgreSQL server of this process, and databases in it that carry the product's tables. */
public final class PostgresServer {

    private static final String TEMPLATE = "tandem_template";
    /** PostgreSQL refuses to run as root; this is the user that owns nothing. */
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresServer(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    private static final class Shared {
        /** Nothing in it has to outlive a crash. */
        static final PostgresServer SERVER = start(List.of("-c", "fsync=off"));
    }

    /** The address of a new database with all tables, in the server that the tests of this process share. */
    public static String freshDatabase() {
        return Shared.SERVER.newDatabase();
    }

    /**
     * Starts a server that stops with this process.
     *
     * @param settings options of the {@code postgres} program
     */
    public static PostgresServer start(List<String> settings) {
        try {
            Path folder = Files.createTempDirectory("tandem-test-database");
            var server = new PostgresServer(PostgresBinaries.unpacked().resolve("bin"), folder, freePort());
            server.start(folder.resolve("data"), settings);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start PostgreSQL", e);
        }
    }

    /** The address of a new database with all tables. */
    public String newDatabase() {
        String name = "tandem_" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return url(name);
    }

    private void start(Path data, List<String> settings) throws IOException {
        if (isRoot()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        run(
                programs.resolve("initdb").toString(),
                "-D",
                data.toString(),
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(data)));
        String options = "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= %s"
                .formatted(port, String.join(" ", settings));
        run(
                programs.resolve("pg_ctl").toString(),
                "-D",
                data.toString(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                options,
                "start");
        execute("CREATE DATABASE " + TEMPLATE);
        Flyway.configure().dataSource(url(TEMPLATE), "postgres", "").load().migrate();
    }

    private void stop(Path data) {
        try {
            run(programs.resolve("pg_ctl").toString(), "-D", data.toString(), "-m", "immediate", "stop");
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tidy up " + folder, e);
        }
    }

    private void run(String... command) throws IOException {
        var whole = new ArrayList<String>(isRoot() ? AS_NOBODY : List.of());
        whole.addAll(List.of(command));
        Path log = folder.resolve(Path.of(command[0]).getFileName() + ".log");
        Process process = new ProcessBuilder(whole)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(whole + " failed: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(whole + " was interrupted", e);
        }
    }

    private void execute(String sql) {
        try (var connection = DriverManager.getConnection(url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres".formatted(port, database);
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
