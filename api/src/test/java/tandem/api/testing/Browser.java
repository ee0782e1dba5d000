package tandem.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who looks at the console, with the cookies that were set; follows no redirect by itself. */
public final class Browser {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private static final Pattern TOKEN =
            Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"|value=\"([^\"]+)\"[^>]*name=\"_csrf\"");
    private final String base;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    Browser(String base) {
        this.base = base;
    }

    /** Signs in; the answer is the redirect that follows. */
    public Answer signIn(String name, String password) {
        return post("/console/sign-in", "/console/sign-in", Map.of("name", name, "password", password));
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(uri(path)).GET());
    }

    /** As a part of a page that refreshes itself. */
    public Answer refresh(String path) {
        return send(
                HttpRequest.newBuilder(uri(path)).header("HX-Request", "true").GET());
    }

    /** Sends a form, with the token that the page carries on which the form stands. */
    public Answer post(String path, String page, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        all.put("_csrf", token(get(page).expect(200).body()));
        return forge(path, all);
    }

    /** Sends a form without the token of a page. */
    public Answer forge(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(each -> encoded(each.getKey()) + '=' + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The value of a cookie; empty when there is none. */
    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public Browser withCookie(String name, String value) {
        var other = new Browser(base);
        other.cookies.putAll(cookies);
        other.cookies.put(name, value);
        return other;
    }

    private Answer send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(each -> each.getKey() + '=' + each.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        var value = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(value[0]);
        } else {
            cookies.put(value[0], value[1]);
        }
    }

    private static String token(String page) {
        Matcher found = TOKEN.matcher(page);
        assertThat(found.find()).as("a form on this page: %s", page).isTrue();
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    private URI uri(String path) {
        return URI.create(base + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
