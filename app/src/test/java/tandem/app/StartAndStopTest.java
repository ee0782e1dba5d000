package tandem.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.postgres.EmbeddedPostgres;

/** The hub as its operator meets it: a process, its exit, its health, its store. */
class StartAndStopTest {

    @TempDir
    Path data;

    @Test
    void killed_by_force_and_started_again_the_hub_has_lost_nothing() throws Exception {
        ProcessHandle leftOver;
        try (HubProcess first =
                HubProcess.start(Map.of("TANDEM_DATA_DIR", data.toString())).isUp()) {
            leftOver = ProcessHandle.of(serverPid()).orElseThrow();
            storeANote();
            first.killByForce();
        }
        assertThat(leftOver.isAlive()).as("the server outlives the hub").isTrue();

        try (HubProcess second =
                HubProcess.start(Map.of("TANDEM_DATA_DIR", data.toString())).isUp()) {
            assertThat(second.get("/actuator/health/readiness").body()).contains("\"UP\"");
            assertThat(theNote()).isEqualTo("kept");
            assertThat(serverPid()).isNotEqualTo(leftOver.pid());
            assertThat(leftOver.onExit()).succeedsWithin(Duration.ofSeconds(20));
        }
    }

    @Test
    void a_stop_in_good_order_stops_the_store_as_well() throws Exception {
        HubProcess hub =
                HubProcess.start(Map.of("TANDEM_DATA_DIR", data.toString())).isUp();
        assertThat(data.resolve("postgres/postmaster.pid")).exists();

        assertThat(hub.stop()).isEqualTo(143); // ended by SIGTERM, as asked

        assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
        assertThat(hub.output()).doesNotContain("Exception").doesNotContain("ERROR");
    }

    @Test
    void two_hubs_do_not_share_a_directory() throws Exception {
        try (HubProcess first = HubProcess.start(Map.of("TANDEM_DATA_DIR", data.toString()))
                        .isUp();
                HubProcess second = HubProcess.start(Map.of("TANDEM_DATA_DIR", data.toString()))) {
            assertThat(second.exitCode()).isEqualTo(1);
            assertThat(second.output())
                    .contains("APPLICATION FAILED TO START")
                    .contains("in use by another Tandem")
                    .doesNotContain("\tat ");
            assertThat(first.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void settings_that_cannot_work_stop_the_start_with_their_reason() throws Exception {
        try (HubProcess hub = HubProcess.start(
                Map.of("TANDEM_DATA_DIR", data.toString(), "TANDEM_PUBLIC_URL", "http://hub.example.com"))) {
            assertThat(hub.exitCode()).isEqualTo(1);
            assertThat(hub.output())
                    .contains("TANDEM_PUBLIC_URL is \"http://hub.example.com\"; it must begin with https")
                    .doesNotContain("\tat ");
        }
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void a_server_that_is_named_is_used_and_ours_stays_down() throws Exception {
        try (EmbeddedPostgres separate = EmbeddedPostgres.temporary();
                Collector collector = new Collector()) {
            for (String statement :
                    List.of("CREATE ROLE hub LOGIN PASSWORD 'of the hub'", "CREATE DATABASE books OWNER hub")) {
                run(separate.jdbcUrl(), separate.username(), separate.password(), statement);
            }
            String url = "jdbc:postgresql://127.0.0.1:" + separate.port() + "/books";

            try (HubProcess hub = HubProcess.start(Map.of(
                            "TANDEM_DATA_DIR",
                            data.resolve("unused").toString(),
                            "SPRING_DATASOURCE_URL",
                            url,
                            "SPRING_DATASOURCE_USERNAME",
                            "hub",
                            "SPRING_DATASOURCE_PASSWORD",
                            "of the hub",
                            "TANDEM_BOOTSTRAP_API_KEY",
                            "a key that no line may have",
                            "LOGGING_LEVEL_ROOT",
                            "TRACE",
                            "TANDEM_TRACES",
                            collector.address(),
                            "MANAGEMENT_TRACING_SAMPLING_PROBABILITY",
                            "1.0"))
                    .isUp()) {
                assertThat(hub.output())
                        .as("at the highest level of the log as well")
                        .contains("TRACE")
                        .doesNotContain("of the hub")
                        .doesNotContain("a key that no line may have");
                assertThat(hub.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
                assertThat(ask(url, "hub", "of the hub", "SELECT count(*) FROM company"))
                        .as("the migrations ran there")
                        .isEqualTo("0");
                assertThat(data.resolve("unused/postgres"))
                        .as("no store of our own")
                        .doesNotExist();

                assertThat(collector.took())
                        .as("traces go where they were sent")
                        .isTrue();

                separate.close();
                assertThat(hub.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
                assertThat(hub.get("/actuator/health/liveness").statusCode())
                        .as("a restart of the hub would not help")
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void a_server_that_does_not_answer_stops_the_start_with_its_reason() throws Exception {
        try (HubProcess hub = HubProcess.start(Map.of(
                "SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:1/books",
                "SPRING_DATASOURCE_USERNAME", "hub",
                "SPRING_DATASOURCE_PASSWORD", "of the hub"))) {
            assertThat(hub.exitCode()).isEqualTo(1);
            assertThat(hub.output())
                    .contains("The database cannot be reached")
                    .contains("127.0.0.1:1 refused")
                    .doesNotContain("of the hub");
        }
    }

    /** Somewhere for traces to go. */
    private static final class Collector implements AutoCloseable {
        private final HttpServer server;
        private final CountDownLatch taken = new CountDownLatch(1);

        Collector() throws IOException {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/v1/traces", call -> {
                call.sendResponseHeaders(200, -1);
                call.close();
                taken.countDown();
            });
            server.start();
        }

        String address() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
        }

        boolean took() throws InterruptedException {
            return taken.await(30, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private long serverPid() throws Exception {
        return Long.parseLong(postmasterLine(0));
    }

    private void storeANote() throws Exception {
        run(url(), "tandem", password(), "INSERT INTO installation VALUES ('note', 'kept', now())");
    }

    private String theNote() throws Exception {
        return ask(url(), "tandem", password(), "SELECT value FROM installation WHERE name = 'note'");
    }

    private String url() throws Exception {
        return "jdbc:postgresql://127.0.0.1:" + postmasterLine(3) + "/tandem";
    }

    private String password() throws Exception {
        return Files.readString(data.resolve("postgres.password")).strip();
    }

    private String postmasterLine(int index) throws Exception {
        return Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(index)
                .strip();
    }

    private static void run(String url, String user, String password, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    private static String ask(String url, String user, String password, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
