package tandem.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A running PostgreSQL server on a loopback port chosen at start, with one database and one user, both called
 * {@code tandem}. Its data outlives the process that started it; {@link #close} stops it in good order.
 *
 * <p>Layout of the directory: {@code postgres/} (the cluster), {@code postgres.password} (readable by its owner alone),
 * {@code tandem.lock} (held while in use).
 */
public final class EmbeddedPostgres implements AutoCloseable {

    static final String NAME = "tandem";

    private final Cluster cluster;
    private final DirectoryLock lock;
    private final String password;
    private final int port;
    private boolean closed;

    private EmbeddedPostgres(Cluster cluster, DirectoryLock lock, String password, int port) {
        this.cluster = cluster;
        this.lock = lock;
        this.password = password;
        this.port = port;
    }

    /**
     * Starts the server on the directory, which is created when it is missing. A server left over from a process that
     * was killed is stopped first, in good order.
     *
     * @throws EmbeddedPostgresRefused when another process uses the directory, when its data was written by another
     *     major version, or when no server can run on this machine or under this account
     */
    public static EmbeddedPostgres start(Path directory) {
        return start(directory, Durability.KEPT);
    }

    /**
     * Starts an empty server in a directory of its own for the life of this process: nothing is forced to disk, and all
     * is deleted by {@link #close} or at exit. What earlier processes that were killed left behind is removed as well.
     */
    public static EmbeddedPostgres temporary() {
        return TemporaryServers.start();
    }

    static EmbeddedPostgres start(Path directory, Durability durability) {
        DirectoryLock lock = DirectoryLock.take(directory);
        try {
            Cluster cluster = Cluster.in(directory, Programs.ofThisMachine(directory), durability);
            cluster.stopLeftOver();
            String password = cluster.ensureCreated();
            return new EmbeddedPostgres(cluster, lock, password, cluster.start());
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException("The embedded PostgreSQL in " + directory + " cannot be started: " + e, e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** The JDBC URL, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    /** The user who owns the database. */
    public String username() {
        return NAME;
    }

    /** The user's password: generated once for the directory. */
    public String password() {
        return password;
    }

    /** The loopback port; another one at each start. */
    public int port() {
        return port;
    }

    /** The process id of the server. */
    public long pid() {
        return PostmasterFile.read(cluster.directory()).orElseThrow().pid();
    }

    /** Ends open connections, writes everything down and stops the server; a second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock) {
            cluster.stop();
            if (cluster.isThrownAway()) {
                Directories.delete(cluster.parent());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL cannot be stopped: " + e, e);
        }
    }

    /** Whether what was committed must survive a power cut. */
    enum Durability {
        /** It must: PostgreSQL's own defaults. */
        KEPT(""),
        /** The data dies with the process anyway. */
        THROWN_AWAY("fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n");

        final String settings;

        Durability(String settings) {
            this.settings = settings;
        }
    }

    static void createPrivately(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            if (directory.getParent() != null) {
                Files.createDirectories(directory.getParent());
            }
            Files.createDirectory(directory, OwnerOnly.directory());
        }
    }
}
