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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Two nodes of one hub on one database, behind one address that gives each call to the next of them, as a load balancer without a
 * memory does it.
 */
final class HubNodes implements AutoCloseable {

    private static final Set<String> PASSED_ON = Set.of("content-type", "soapaction", "authorization", "if-match");

    private final HttpServer front;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<RunningHub> nodes;
    private final AtomicInteger turn = new AtomicInteger();
    private volatile int down = -1;

    private HubNodes(HttpServer front, List<RunningHub> nodes) {
        this.front = front;
        this.nodes = nodes;
    }

    static HubNodes start(Map<String, String> settings, Instant now) {
        try {
            var front = HttpServer.create(new InetSocketAddress("localhost", 0), 100);
            var all = new java.util.HashMap<>(settings);
            all.put("tandem.public-url", "http://localhost:" + front.getAddress().getPort());
            var first = RunningHub.start(all, now);
            var nodes = new HubNodes(front, List.of(first, first.anotherNode()));
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
        return nodes.getFirst();
    }

    /** One node goes and comes back; the other serves meanwhile. */
    void restart(int which) {
        down = which % nodes.size();
        nodes.get(down).restart();
        down = -1;
    }

    private void passOn(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + next().port()
                            + exchange.getRequestURI()))
                    .method(
                            exchange.getRequestMethod(),
                            HttpRequest.BodyPublishers.ofByteArray(
                                    exchange.getRequestBody().readAllBytes()));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (PASSED_ON.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                    values.forEach(value -> request.header(name, value));
                }
            });
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            byte[] body = answer.body();
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private RunningHub next() {
        int which = Math.floorMod(turn.getAndIncrement(), nodes.size());
        return nodes.get(which == down ? (which + 1) % nodes.size() : which);
    }

    @Override
    public void close() {
        front.stop(0);
        nodes.forEach(RunningHub::close);
    }
}
