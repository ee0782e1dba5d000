package tandem.app.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Two nodes of one hub on one database, behind one address that gives each call to the next of them, as a load balancer without a
 * memory does it. Their clocks are seconds apart. The second is a process of its own, which can be struck with a call in its hands.
 */
final class HubNodes implements AutoCloseable {

    private static final Set<String> PASSED_ON = Set.of("content-type", "soapaction", "authorization", "if-match");

    /** The database of the tests keeps nothing through a crash by itself, and nobody wants to wait long for one who stands still. */
    private static final String AS_IN_EARNEST =
            "SET lock_timeout = '30s'; SET idle_in_transaction_session_timeout = '3s'; SET synchronous_commit = on";

    private static final Duration CLOCKS_APART = Duration.ofSeconds(7);

    private final HttpServer front;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RunningHub first;
    private final NodeProcess second;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicReference<@Nullable Planned> planned = new AtomicReference<>();
    private final AtomicInteger struck = new AtomicInteger();
    private volatile boolean firstIsDown;

    /** What befalls a node that gets a call. In the middle is when it has written into its transaction and wants to note how the session stands. */
    enum Blow {
        /** It is killed before it has heard of the call. */
        KILLED_BEFORE_IT,
        /** It never commits. */
        KILLED_IN_THE_MIDDLE,
        /** Its answer goes nowhere. */
        KILLED_AFTER_COMMITTING,
        /** It stands still with its transaction open, for as long as nobody wakes it. */
        PAUSED_IN_THE_MIDDLE,
        /** Every connection to the database breaks, those of the other node as well. */
        CUT_OFF_IN_THE_MIDDLE,
        /** The database crashes and recovers. */
        DATABASE_CRASHES_IN_THE_MIDDLE
    }

    private record Planned(Predicate<String> call, Blow blow) {}

    private HubNodes(HttpServer front, RunningHub first, NodeProcess second) {
        this.front = front;
        this.first = first;
        this.second = second;
    }

    static HubNodes start(Map<String, String> settings, Instant now) {
        try {
            var front = HttpServer.create(new InetSocketAddress("localhost", 0), 100);
            var all = new java.util.HashMap<>(settings);
            all.put("spring.datasource.hikari.connection-init-sql", AS_IN_EARNEST);
            all.put(
                    "tandem.public-url",
                    "http://localhost:" + front.getAddress().getPort());
            var first = RunningHub.start(all, now);
            var nodes = new HubNodes(front, first, first.anotherProcess(CLOCKS_APART));
            front.createContext("/", nodes::passOn);
            front.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            front.start();
            return nodes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first node, for what does not matter where it is asked. */
    RunningHub any() {
        return first;
    }

    /** One node goes in good order and comes back; the other serves meanwhile. */
    void restart() {
        second.revive();
        firstIsDown = true;
        first.restart();
        firstIsDown = false;
    }

    /** A node is killed by force while it has nothing to do; the other serves until it is revived. */
    void kill() {
        if (second.isAlive()) {
            second.kill();
        }
    }

    /** The next call that fits is given to a node that is struck so. */
    void strikeAt(Predicate<String> call, Blow blow) {
        planned.set(new Planned(call, blow));
    }

    /** How many calls were struck so far. */
    int struck() {
        return struck.get();
    }

    /** Whoever was killed is started again, whoever was paused goes on, and nobody is to be struck any more. */
    void revive() {
        planned.set(null);
        second.revive();
    }

    /** As {@link #revive}, but nobody waits until it is there: meanwhile the other one serves alone. */
    void reviveSoon() {
        planned.set(null);
        second.reviveSoon();
    }

    boolean isAnyDead() {
        return !second.isAlive();
    }

    private void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var blow = due(new String(body, StandardCharsets.UTF_8));
            if (blow != null) {
                struck.incrementAndGet();
                strike(exchange, body, blow);
            } else {
                answer(exchange, client.send(request(exchange, body, next()), HttpResponse.BodyHandlers.ofByteArray()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        byte[] answered = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), answered.length == 0 ? -1 : answered.length);
        exchange.getResponseBody().write(answered);
    }

    private synchronized @Nullable Blow due(String call) {
        var next = planned.get();
        if (next == null || !second.isAlive() || !next.call().test(call)) {
            return null;
        }
        planned.set(null);
        return next.blow();
    }

    /** The node gets the call, and the blow. Nobody is answered by one that is dead or stands still. */
    private void strike(HttpExchange exchange, byte[] body, Blow blow) throws IOException, InterruptedException {
        var request = request(exchange, body, second.port());
        switch (blow) {
            case KILLED_BEFORE_IT -> second.kill();
            case KILLED_IN_THE_MIDDLE -> inTheMiddle(request, connection -> second.kill());
            case KILLED_AFTER_COMMITTING -> {
                client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                second.kill();
            }
            case PAUSED_IN_THE_MIDDLE -> inTheMiddle(request, connection -> second.pause());
            case CUT_OFF_IN_THE_MIDDLE -> answer(exchange, finished(inTheMiddle(request, HubNodes::cutOff)));
            case DATABASE_CRASHES_IN_THE_MIDDLE -> answer(exchange, finished(inTheMiddle(request, HubNodes::crash)));
        }
    }

    private static HttpResponse<byte[]> finished(CompletableFuture<HttpResponse<byte[]>> answer)
            throws IOException, InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw new IOException("the node did not answer", e);
        }
    }

    /** What happens while the node is in the middle of a call. */
    private interface Happening {
        void to(Connection connection) throws SQLException;
    }

    /** Whoever wants to note how a session stands has to wait here, with all that it has written before. */
    private CompletableFuture<HttpResponse<byte[]>> inTheMiddle(HttpRequest request, Happening happening)
            throws InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer;
        try (var connection = first.ownConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE session IN SHARE MODE");
            answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
            while (!isOver(answer) && !isSomebodyWaiting(connection)) {
                Thread.onSpinWait();
            }
            happening.to(connection);
            if (connection.isValid(0)) {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new AssertionError("the database could not be held", e);
        }
        first.part(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections(); // the tests ask through it
        return answer;
    }

    private static void cutOff(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                     WHERE datname = current_database() AND pid <> pg_backend_pid()
                    """);
        }
    }

    /** A backend that dies by force takes all others with it, and the server recovers from its log. */
    private static void crash(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var own = statement.executeQuery("SELECT pg_backend_pid()")) {
            own.next();
            ProcessHandle.of(own.getLong(1)).orElseThrow().destroyForcibly();
        }
    }

    private static boolean isOver(CompletableFuture<?> answer) throws InterruptedException {
        try {
            answer.get(2, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    private static boolean isSomebodyWaiting(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var waiting = statement.executeQuery("""
                        SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = 'session'::regclass)
                        """)) {
            return waiting.next() && waiting.getBoolean(1);
        }
    }

    private static HttpRequest request(HttpExchange exchange, byte[] body, int port) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + exchange.getRequestURI()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private int next() {
        boolean second = Math.floorMod(turn.getAndIncrement(), 2) == 1;
        return firstIsDown || (second && this.second.isAlive()) ? this.second.port() : first.port();
    }

    @Override
    public void close() {
        front.stop(0);
        client.shutdownNow();
        second.close();
        first.discard();
    }
}
