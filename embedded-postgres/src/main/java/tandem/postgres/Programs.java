package tandem.postgres;

import java.io.IOException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** PostgreSQL's programs, unpacked once into a folder that later starts use again. */
record Programs(Path home, Platform platform) {

    static Programs ofThisMachine(Path fallback) throws IOException {
        Platform platform = Platform.ofThisMachine();
        URL archive = Optional.ofNullable(Programs.class.getResource("/" + platform.archive()))
                .orElseThrow(() -> new EmbeddedPostgresRefused("This build of Tandem has no PostgreSQL for "
                        + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                        + ". Build it on this machine, or name a PostgreSQL server, 15 or newer, in"
                        + " SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD."));
        return new Programs(unpacked(archive, cache(fallback)), platform);
    }

    Path program(String name) {
        return home.resolve("bin").resolve(platform.isWindows() ? name + ".exe" : name);
    }

    /** The major version, as it stands in a cluster's PG_VERSION file. */
    String majorVersion() throws IOException {
        Command.Outcome outcome = new Command(List.of(program("postgres").toString(), "-V"), home, "").run();
        // "postgres (PostgreSQL) 18.6"
        String version = outcome.output().substring(outcome.output().lastIndexOf(' ') + 1);
        if (!outcome.good() || !version.matches("\\d+[.\\d]*\\w*")) {
            throw new EmbeddedPostgresRefused("PostgreSQL's programs do not run on this machine: " + outcome.output());
        }
        return version.split("\\D", 2)[0];
    }

    private static Path unpacked(URL archive, Path cache) throws IOException {
        Archive content = new Archive(archive);
        Path home = cache.resolve("postgres-" + content.fingerprint());
        if (Files.isDirectory(home)) {
            return home;
        }
        Directories.createOpen(cache);
        synchronized (Programs.class) { // a lock on a file keeps out other processes only
            try (FileChannel lockFile = FileChannel.open(
                    cache.resolve("unpacking.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lockFile.lock();
                if (!Files.isDirectory(home)) {
                    content.unpackInto(home);
                }
            }
        }
        return home;
    }

    /**
     * A folder that outlives a reboot and that no other person can write to. Root gets one that the server's account
     * can reach; root's home is closed to it.
     */
    private static Path cache(Path fallback) {
        if (ServerAccount.isRoot()) {
            return Path.of("/var/cache/tandem");
        }
        Path home = Path.of(System.getProperty("user.home", ""));
        if (!home.isAbsolute() || !Files.isWritable(home)) {
            return fallback.toAbsolutePath().resolve("programs");
        }
        String configured = System.getenv("XDG_CACHE_HOME");
        return configured != null && Path.of(configured).isAbsolute()
                ? Path.of(configured, "tandem")
                : home.resolve(".cache").resolve("tandem");
    }
}
