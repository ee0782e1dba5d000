package tandem.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hub in a process of its own, with nothing in its environment but what the test gives. */
public final class HubProcess implements AutoCloseable {

    private static final Pattern LISTENS = Pattern.compile("Tomcat started on port (\\d+)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Queue<String> output = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CompletableFuture<Boolean> started = new CompletableFuture<>();
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();

    private HubProcess(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::listen);
    }

    static HubProcess start(Map<String, String> environment) {
        return start(environment, HubClassPath.asShipped(), "tandem.Tandem");
    }

    /** Starts the hub by another main class, which may be one of a test. */
    public static HubProcess start(Map<String, String> environment, String classPath, String mainClass) {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        mainClass))
                .redirectErrorStream(true);
        builder.environment()
                .keySet()
                .removeIf(
                        name -> name.startsWith("TANDEM_") || name.startsWith("SPRING_") || name.startsWith("SERVER_"));
        builder.environment().put("SERVER_PORT", "0");
        builder.environment().put("TANDEM_PUBLIC_URL", "http://localhost:8080");
        builder.environment().putAll(environment);
        try {
            return new HubProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the hub has started. */
    public HubProcess isUp() throws Exception {
        await(CompletableFuture.anyOf(started, exit));
        if (!started.isDone()) {
            throw new AssertionError("the hub ended with " + exit.join() + ":\n" + output());
        }
        return this;
    }

    /** Waits until the hub has ended by itself. */
    int exitCode() throws Exception {
        return await(exit);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + port() + path);
        return HTTP.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** The port on which it listens, once it is up. */
    public int port() {
        return port.join();
    }

    String output() {
        return String.join("\n", output);
    }

    /** What the operating system does to a process that gets in its way. */
    public void killByForce() throws Exception {
        process.toHandle().destroyForcibly(); // unlike its namesake of Process, it leaves the output open
        await(exit);
    }

    /** Sends the process a signal by its name, such as {@code STOP}. */
    public void signal(String name) {
        try {
            int sent = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (sent != 0) {
                throw new IllegalStateException("the signal " + name + " was not taken: " + sent);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the signal " + name + " could not be sent", e);
        }
    }

    /** What an operator or a cluster does to stop the hub. */
    int stop() throws Exception {
        process.toHandle().destroy();
        return await(exit);
    }

    @Override
    public void close() throws Exception {
        stop();
    }

    private void listen() {
        try (var lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                Matcher listens = LISTENS.matcher(line);
                if (listens.find()) {
                    port.complete(Integer.valueOf(listens.group(1)));
                }
                if (line.contains(": Ready at ")) {
                    started.complete(true);
                }
            }
            exit.complete(process.waitFor());
        } catch (IOException | InterruptedException e) {
            exit.completeExceptionally(e);
        }
    }

    private <T> T await(CompletableFuture<T> event) throws InterruptedException, ExecutionException {
        try {
            return event.get(2, TimeUnit.MINUTES);
        } catch (TimeoutException e) {
            throw new AssertionError("the hub neither went on nor ended:\n" + output(), e);
        }
    }
}
