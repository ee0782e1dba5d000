package tandem.app.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
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
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Two nodes of one hub on one database, behind one address that gives each call to the next of them, as a load balancer without a
 * memory does it. The second is a process of its own, which can be killed with a call in its hands.
 */
final class HubNodes implements AutoCloseable {

    private static final Set<String> PASSED_ON = Set.of("content-type", "soapaction", "authorization", "if-match");

    private final HttpServer front;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final RunningHub first;
    private final NodeProcess second;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicReference<@Nullable Death> death = new AtomicReference<>();
    private volatile boolean firstIsDown;

    /** When a node that gets a call is killed. */
    enum Moment {
        /** Before it has heard of the call. */
        BEFORE_IT,
        /** When it has written into its transaction and wants to note how the session stands; it never commits. */
        IN_THE_MIDDLE,
        /** When it has committed; its answer goes nowhere. */
        AFTER_COMMITTING
    }

    private record Death(Predicate<String> call, Moment moment) {}

    private HubNodes(HttpServer front, RunningHub first, NodeProcess second) {
        this.front = front;
        this.first = first;
        this.second = second;
    }

    static HubNodes start(Map<String, String> settings, Instant now) {
        try {
            var front = HttpServer.create(new InetSocketAddress("localhost", 0), 100);
            var all = new java.util.HashMap<>(settings);
            all.put(
                    "tandem.public-url",
                    "http://localhost:" + front.getAddress().getPort());
            var first = RunningHub.start(all, now);
            var nodes = new HubNodes(front, first, first.anotherProcess());
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

    /** The next call that fits is given to a node that is killed at this moment of it. */
    void killAt(Predicate<String> call, Moment moment) {
        death.set(new Death(call, moment));
    }

    /** Whoever was killed is started again, and nobody is to be killed any more. */
    void revive() {
        death.set(null);
        second.revive();
    }

    boolean isAnyDead() {
        return !second.isAlive();
    }

    private void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            var moment = deadly(new String(body, StandardCharsets.UTF_8));
            if (moment != null) {
                die(exchange, body, moment);
                return;
            }
            var answer = client.send(request(exchange, body, next()), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            byte[] answered = answer.body();
            exchange.sendResponseHeaders(answer.statusCode(), answered.length == 0 ? -1 : answered.length);
            exchange.getResponseBody().write(answered);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private synchronized @Nullable Moment deadly(String call) {
        var planned = death.get();
        if (planned == null || !second.isAlive() || !planned.call().test(call)) {
            return null;
        }
        death.set(null);
        return planned.moment();
    }

    /** The node gets the call and dies; nobody is answered. */
    private void die(HttpExchange exchange, byte[] body, Moment moment) throws IOException, InterruptedException {
        var request = request(exchange, body, second.port());
        switch (moment) {
            case BEFORE_IT -> second.kill();
            case IN_THE_MIDDLE -> dieInTheMiddle(request);
            case AFTER_COMMITTING -> {
                client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                second.kill();
            }
        }
    }

    /** Whoever wants to note how a session stands has to wait here, with all that it has written before. */
    private void dieInTheMiddle(HttpRequest request) throws InterruptedException {
        try (var connection = first.part(DataSource.class).getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE session IN SHARE MODE");
            var answer = client.sendAsync(request, HttpResponse.BodyHandlers.discarding());
            while (!isOver(answer) && !isSomebodyWaiting(connection)) {
                Thread.onSpinWait();
            }
            second.kill();
            connection.rollback();
        } catch (SQLException e) {
            throw new AssertionError("the database could not be held", e);
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
        second.close();
        first.close();
    }
}
