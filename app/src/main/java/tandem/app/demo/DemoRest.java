package tandem.app.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The hub's REST side, as any program would call it. */
final class DemoRest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String key;

    DemoRest(String hub, String key) {
        this.base = hub + "/api/v1";
        this.key = key;
    }

    JsonNode get(String path) throws IOException {
        return JSON.readTree(text(path));
    }

    String text(String path) throws IOException {
        return send(path, HttpRequest.newBuilder().GET());
    }

    JsonNode post(String path, Map<String, ?> body) throws IOException {
        return JSON.readTree(send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))));
    }

    /** Changes what was read just before: takes its version along. */
    JsonNode patch(String path, long version, Map<String, ?> body) throws IOException {
        return JSON.readTree(send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/merge-patch+json")
                        .header("If-Match", "\"" + version + "\"")
                        .method("PATCH", HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))));
    }

    private String send(String path, HttpRequest.Builder builder) throws IOException {
        HttpRequest request = builder.uri(URI.create(base + path))
                .header("Authorization", "Bearer " + key)
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IOException(request.method() + " " + path + " was answered " + response.statusCode() + ": "
                        + response.body());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
