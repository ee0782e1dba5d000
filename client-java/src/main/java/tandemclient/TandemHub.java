package tandemclient;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tandemclient.http.ApiClient;
import tandemclient.http.ApiException;
import tandemclient.http.ApiResponse;
import tandemclient.model.Problem;

/** A hub, as a caller with a key knows it. The classes in {@code tandemclient.call} are made with its {@link #client()}. */
public final class TandemHub {

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    /** Longer than the hub lets anybody wait who asks it to. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = json();

    private final ApiClient client;

    private TandemHub(ApiClient client) {
        this.client = client;
    }

    /**
     * @param address where it listens, without a path of the contract, such as {@code https://hub.example.com}
     * @param key an API key
     */
    public static TandemHub at(URI address, String key) {
        var http = HttpClient.newBuilder().connectTimeout(TO_CONNECT);
        var client = new ApiClient(http, JSON, address.toString().replaceFirst("/$", ""));
        client.setReadTimeout(TO_ANSWER);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
        return new TandemHub(client);
    }

    public ApiClient client() {
        return client;
    }

    /** Why a call was refused; empty where it was not the hub that answered, or nobody did. */
    public static Optional<Problem> problem(ApiException refused) {
        var body = refused.getResponseBody();
        if (body == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readValue(body, Problem.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /**
     * What {@code If-Match} has to say for a change of the version that this answer shows.
     *
     * @throws IllegalArgumentException for an answer that shows nothing with a version
     */
    public static String etag(ApiResponse<?> answer) {
        return answer.getHeaders().getOrDefault("etag", List.of()).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("an answer without an ETag"));
    }

    /** The record that a change of the feed shows, as its kind says. */
    public static <T> T record(JsonNode entity, Class<T> type) {
        try {
            return JSON.treeToValue(entity, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no " + type.getSimpleName(), e);
        }
    }

    /** Amounts go over the wire as text. */
    private static ObjectMapper json() {
        var json = ApiClient.createDefaultObjectMapper();
        json.configOverride(BigDecimal.class).setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING));
        json.configure(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature(), true);
        return json;
    }
}
