package tandem.persistence.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import tandem.postgres.EmbeddedPostgres;

/** A PostgreSQL server of this process, and databases in it that carry the product's tables. */
public final class TestDatabases {

    private static final String TEMPLATE = "tandem_template";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final EmbeddedPostgres server;

    private TestDatabases(EmbeddedPostgres server) {
        this.server = server;
        execute("CREATE DATABASE " + TEMPLATE);
        Flyway.configure()
                .dataSource(url(TEMPLATE), server.username(), server.password())
                .load()
                .migrate();
    }

    private static final class Shared {
        static final TestDatabases SERVER = new TestDatabases(EmbeddedPostgres.temporary());
    }

    /** The address, user and password included, of a new database in the server that the tests of this process share. */
    public static String fresh() {
        return Shared.SERVER.create();
    }

    /** A server that forces everything to disk as in production; its data stay in the temporary folder. */
    public static TestDatabases durable() {
        try {
            var server = EmbeddedPostgres.start(Files.createTempDirectory("tandem-measurement"));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return new TestDatabases(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a new database with all tables. */
    public String create() {
        String name = "tandem_" + COUNT.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        return url(name);
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
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s"
                .formatted(server.port(), database, server.username(), server.password());
    }
}
