package tandem.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tandem.postgres.EmbeddedPostgres.Durability;

/** Servers for the life of one process, each in a directory of its own below the system's temporary one. */
final class TemporaryServers {

    private static final String PREFIX = "tandem-postgres-data-";

    private TemporaryServers() {}

    static EmbeddedPostgres start() {
        try {
            sweep();
            EmbeddedPostgres server = EmbeddedPostgres.start(Files.createTempDirectory(PREFIX), Durability.THROWN_AWAY);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-temporary-postgres"));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes what killed processes left: directories whose lock nobody holds. */
    private static void sweep() throws IOException {
        List<Path> leftOver = new ArrayList<>();
        try (var entries = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), PREFIX + "*")) {
            for (Path directory : entries) {
                // the cluster comes after the lock is held: without one the directory is somebody's new one
                if (Files.isWritable(directory) && Files.isDirectory(directory.resolve("postgres"))) {
                    leftOver.add(directory);
                }
            }
        }
        for (Path directory : leftOver) {
            remove(directory);
        }
    }

    private static void remove(Path directory) throws IOException {
        var lock = DirectoryLock.tryTake(directory);
        if (lock.isEmpty()) {
            return;
        }
        try (var held = lock.get()) {
            Cluster.in(directory, Programs.ofThisMachine(directory), Durability.THROWN_AWAY)
                    .stopLeftOver();
            Directories.delete(directory);
        } catch (NoSuchFileException e) {
            // another process removed it in the same moment
        }
    }
}
