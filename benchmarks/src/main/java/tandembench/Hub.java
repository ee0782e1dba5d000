package tandembench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tandem.postgres.EmbeddedPostgres;

/** A hub in a process of its own, on an embedded PostgreSQL with the durability of production. */
final class Hub implements AutoCloseable {

    private static final String KEY = "key-of-the-benchmarks-0123456789";
    private static final int PATIENCE_SECONDS = 180;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ProcessBuilder builder;
    private Process process;
    private final EmbeddedPostgres server;
    private final Path directory;
    private final int port;
    private final Thread atExit = new Thread(this::stop);

    private Hub(ProcessBuilder builder, EmbeddedPostgres server, Path directory, int port) throws IOException {
        this.builder = builder;
        this.process = builder.start();
        this.server = server;
        this.directory = directory;
        this.port = port;
    }

    /** What is done to the database between a first start, which makes the tables, and the one that is measured. */
    interface Preparation {
        void of(Connection database) throws SQLException;
    }

    static Hub start(Path jar, List<String> javaOptions) throws IOException, InterruptedException {
        Hub hub = create(jar, javaOptions);
        hub.awaitReadiness();
        return hub;
    }

    static Hub start(Path jar, List<String> javaOptions, Preparation preparation)
            throws IOException, InterruptedException, SQLException {
        Hub hub = start(jar, javaOptions);
        hub.stopProcess();
        try (var database = hub.connect()) {
            preparation.of(database);
        }
        hub.process = hub.builder.start();
        hub.awaitReadiness();
        return hub;
    }

    private static Hub create(Path jar, List<String> javaOptions) throws IOException {
        Path directory = Files.createTempDirectory("tandem-bench-");
        EmbeddedPostgres server = EmbeddedPostgres.start(directory.resolve("server"));
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("hub.log").toFile());
        var environment = builder.environment();
        environment.put("SERVER_PORT", String.valueOf(port));
        environment.put("TANDEM_PUBLIC_URL", "http://localhost:" + port);
        environment.put("TANDEM_DATA_DIR", directory.resolve("data").toString());
        environment.put("TANDEM_BOOTSTRAP_API_KEY", KEY);
        environment.put("TANDEM_MINIMUM_GAP", "PT0S");
        environment.put("SPRING_DATASOURCE_URL", server.jdbcUrl());
        environment.put("SPRING_DATASOURCE_USERNAME", server.username());
        environment.put("SPRING_DATASOURCE_PASSWORD", server.password());
        Hub hub = new Hub(builder, server, directory, port);
        Runtime.getRuntime().addShutdownHook(hub.atExit);
        return hub;
    }

    private void awaitReadiness() throws IOException, InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS * 2; i++) {
            if (!process.isAlive()) {
                break;
            }
            try {
                if (get("/actuator/health/readiness").contains("UP")) {
                    return;
                }
            } catch (IOException e) {
                // it does not listen yet
            }
            Thread.sleep(500);
        }
        String log = Files.readString(directory.resolve("hub.log"));
        close();
        throw new IOException("the hub did not start:\n" + log);
    }

    /** The JVM of the hub, without the database. */
    ProcessHandle process() {
        return process.toHandle();
    }

    /** The database's first process. */
    ProcessHandle database() {
        return ProcessHandle.of(server.pid()).orElseThrow();
    }

    EmbeddedPostgres server() {
        return server;
    }

    /** A connection of one's own to the hub's database. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
    }

    Path directory() {
        return directory;
    }

    /** The log of the database's server. */
    Path log() {
        return directory.resolve("server").resolve("postgres").resolve("server.log");
    }

    URI soapAddress() {
        return URI.create("http://localhost:" + port + "/qbwc");
    }

    String get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    String post(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri("/api/v1" + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Bytes of heap in use, as the hub tells it. */
    long heap() throws IOException, InterruptedException {
        return (long) sum("jvm_memory_used_bytes", "area=\"heap\"");
    }

    /** A figure that the hub tells of itself; of several with other labels, their sum. */
    double metric(String name) throws IOException, InterruptedException {
        return sum(name, "");
    }

    private double sum(String name, String label) throws IOException, InterruptedException {
        return get("/actuator/prometheus")
                .lines()
                .filter(line -> (line.startsWith(name + "{") || line.startsWith(name + " ")) && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = http.send(request.header("Authorization", "Bearer " + KEY).build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException("the hub answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** The text of the first field of this name. */
    static String field(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return found.group(1);
    }

    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(atExit);
        stop();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Whoever ends a benchmark with Ctrl-C shall not find a hub and a database left over. */
    private void stop() {
        stopProcess();
        server.close();
    }

    private void stopProcess() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
