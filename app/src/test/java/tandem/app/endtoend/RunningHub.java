package tandem.app.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.Tandem;
import tandem.postgres.EmbeddedPostgres;

/** A hub with a database of its own, a clock that is turned by hand, and a key that may do everything. */
final class RunningHub implements AutoCloseable {

    static final String KEY = "test-key-that-may-do-everything";
    private static final Instant START = Instant.parse("2026-03-10T15:00:00Z");

    private final Map<String, Object> settings;
    private final int port;
    private final MovableClock clock;
    private final Class<?>[] parts;
    private ConfigurableApplicationContext context;

    private RunningHub(Map<String, Object> settings, int port, MovableClock clock, Class<?>... parts) {
        this.parts = parts;
        this.settings = settings;
        this.port = port;
        this.clock = clock;
        this.context = run(settings, clock, parts);
    }

    static RunningHub start() {
        return start(Map.of());
    }

    /** Starts a hub with settings on top of the usual ones of a test. */
    static RunningHub start(Map<String, String> settings) {
        return start(settings, START, new Class<?>[0]);
    }

    /** Starts a hub with further parts, which need not be components. */
    static RunningHub start(Map<String, String> settings, Class<?>... parts) {
        return start(settings, START, parts);
    }

    /** Starts a hub whose clock shows this time. */
    static RunningHub start(Map<String, String> settings, Instant now, Class<?>... parts) {
        var all = new LinkedHashMap<String, Object>();
        all.put("tandem.bootstrap-api-key", KEY);
        all.put("spring.datasource.url", newDatabase());
        all.put("spring.datasource.username", server().username());
        all.put("spring.datasource.password", server().password());
        all.put("logging.level.root", "WARN");
        all.put("tandem.api-rate", "0"); // a clock that stands still never begins another minute
        all.put("tandem.look-for-chores", "PT1H"); // a test has them done when it wants them
        all.put("tandem.look-for-webhooks", "PT1H"); // likewise
        all.putAll(settings);
        return node(all, new MovableClock(now), parts);
    }

    /** A further node of the same hub: on the same database, with the same clock. */
    RunningHub anotherNode() {
        return anotherNode(Map.of());
    }

    /** A further node with settings of its own on top. */
    RunningHub anotherNode(Map<String, String> own) {
        var all = new LinkedHashMap<>(settings);
        all.putAll(own);
        return node(all, clock, parts);
    }

    /** A further node of the same hub, as a process of its own, whose clock is ahead of the others', or behind. */
    NodeProcess anotherProcess(Duration ahead) {
        var own = new LinkedHashMap<>(settings);
        own.put("tandem.data-dir", temporaryDirectory());
        own.remove("server.port");
        own.remove("logging.level.root");
        return new NodeProcess(own, clock, ahead);
    }

    private static RunningHub node(Map<String, Object> shared, MovableClock clock, Class<?>... parts) {
        int port = freePort();
        var all = new LinkedHashMap<>(shared);
        all.put("server.port", port);
        all.put("tandem.data-dir", temporaryDirectory());
        all.putIfAbsent("tandem.public-url", "http://localhost:" + port);
        return new RunningHub(all, port, clock, parts);
    }

    private static ConfigurableApplicationContext run(
            Map<String, Object> settings, MovableClock clock, Class<?>... parts) {
        MovableClockConfiguration.clock = clock;
        return new SpringApplicationBuilder(Tandem.class, MovableClockConfiguration.class)
                .sources(parts)
                .run(settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    /** Stops, and starts again on the same database and at the same address. */
    void restart() {
        context.close();
        context = run(settings, clock, parts);
    }

    /** A copy of the hub's own database as it is now, by its name. The hub is stopped for it, and started again. */
    String backup() {
        var copy = "copy_" + UUID.randomUUID().toString().replace("-", "");
        context.close();
        onServer("CREATE DATABASE " + copy + " TEMPLATE " + database());
        context = run(settings, clock, parts);
        return copy;
    }

    /** Puts a copy in the place of the hub's own database, as operators do who have lost it. */
    void restore(String copy) {
        context.close();
        onServer("DROP DATABASE " + database() + " WITH (FORCE)");
        onServer("CREATE DATABASE " + database() + " TEMPLATE " + copy);
        context = run(settings, clock, parts);
    }

    private String database() {
        return String.valueOf(settings.get("spring.datasource.url")).replaceFirst("^.*/([^/?]+).*$", "$1");
    }

    /** Puts the test's clock in the place of the machine's. */
    @Configuration(proxyBeanMethods = false)
    static class MovableClockConfiguration {
        static Clock clock = new MovableClock(START);

        @Bean
        @Primary
        Clock movableClock() {
            return clock;
        }
    }

    private static final class Shared {
        private static final EmbeddedPostgres SERVER = EmbeddedPostgres.temporary();
    }

    private static EmbeddedPostgres server() {
        return Shared.SERVER;
    }

    private static String newDatabase() {
        var name = "hub_" + UUID.randomUUID().toString().replace("-", "");
        onServer("CREATE DATABASE " + name);
        return server().jdbcUrl().replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1");
    }

    private static void onServer(String command) {
        try (var connection =
                        DriverManager.getConnection(server().jdbcUrl(), server().username(), server().password());
                var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException("no database for the test", e);
        }
    }

    /** A connection to the hub's database that is none of the hub's. */
    Connection ownConnection() throws SQLException {
        return DriverManager.getConnection(
                String.valueOf(settings.get("spring.datasource.url")), server().username(), server().password());
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String temporaryDirectory() {
        try {
            return Files.createTempDirectory("tandem-hub-").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    MovableClock clock() {
        return clock;
    }

    int port() {
        return port;
    }

    Rest rest() {
        return new Rest(port, KEY);
    }

    static String databasePassword() {
        return server().password();
    }

    JdbcClient sql() {
        return context.getBean(JdbcClient.class);
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** Stops, and throws its database away. */
    void discard() {
        context.close();
        onServer("DROP DATABASE " + database() + " WITH (FORCE)");
    }

    @Override
    public void close() {
        context.close();
    }
}
