package tandem.app.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the hub's REST side as a program does. */
final class Rest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final String base;
    private final String key;

    Rest(int port, String key) {
        this.base = "http://localhost:" + port + "/api/v1";
        this.key = key;
    }

    /** An answer with its body as JSON; an empty body is a missing node. */
    record Reply(int status, JsonNode body, HttpResponse<String> http) {
        Reply expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("expected " + wanted + " but got " + status + ": " + http.body());
            }
            return this;
        }

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Reply put(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Changes what was read just before: takes its ETag along. */
    Reply patch(String path, String body) {
        var etag = get(path).http().headers().firstValue("ETag").orElse("*");
        return send(request(path)
                .header("Content-Type", "application/merge-patch+json")
                .header("If-Match", etag)
                .method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    }

    Reply delete(String path) {
        return send(request(path).DELETE());
    }

    String text(String path) {
        return get(path).expect(200).http().body();
    }

    /** What Prometheus reads. */
    String figures() {
        var url = URI.create(base).resolve("/actuator/prometheus");
        return send(HttpRequest.newBuilder(url).header("Authorization", "Bearer " + key))
                .expect(200)
                .http()
                .body();
    }

    /** All items of a list, page by page. */
    List<JsonNode> all(String path) {
        return all(path, 500);
    }

    List<JsonNode> all(String path, int atOnce) {
        var items = new ArrayList<JsonNode>();
        var separator = path.contains("?") ? "&" : "?";
        String cursor = null;
        do {
            var page = get(path + separator + "limit=" + atOnce + (cursor == null ? "" : "&cursor=" + cursor))
                    .expect(200);
            page.body().path("items").forEach(items::add);
            var next = page.body().path("nextCursor");
            cursor = next.isNull() || next.isMissingNode() ? null : next.asString();
        } while (cursor != null);
        return items;
    }

    /** Takes away what was read just before: takes its ETag along. */
    Reply deleteAsRead(String path) {
        var etag = get(path).http().headers().firstValue("ETag").orElse("*");
        return send(request(path).header("If-Match", etag).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + key);
    }

    private static Reply send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var json = response.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Reply(
                    response.statusCode(), json ? JSON.readTree(response.body()) : JSON.missingNode(), response);
        } catch (IOException e) {
            throw new AssertionError("the hub did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
