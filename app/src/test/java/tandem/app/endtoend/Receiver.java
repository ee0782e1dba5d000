package tandem.app.endtoend;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program that is called by webhooks. It verifies them by the library of those who wrote the specification. */
final class Receiver implements AutoCloseable {

    private static final List<String> SIGNED = List.of("webhook-id", "webhook-timestamp", "webhook-signature");

    private final WireMockServer server = new WireMockServer(options().dynamicPort());

    Receiver() {
        server.start();
        answers(aResponse().withStatus(204));
    }

    /** Where it is called. */
    String url() {
        return server.url("/tandem");
    }

    /** From now on it answers like this. */
    void answers(ResponseDefinitionBuilder answer) {
        server.resetMappings();
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    /** What it has been called for since it last forgot, in the order in which it was called. */
    List<Call> calls() {
        return server.getAllServeEvents().reversed().stream()
                .map(event -> new Call(event.getRequest()))
                .toList();
    }

    void forgets() {
        server.resetRequests();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** A call. */
    record Call(LoggedRequest http) {

        JsonNode body() {
            return JsonMapper.shared().readTree(http.getBodyAsString());
        }

        String id() {
            return http.getHeader("webhook-id");
        }

        String type() {
            return body().path("type").asString().replaceFirst("^com\\.mineraltree\\.tandem\\.", "");
        }

        String data(String field) {
            return body().path("data").path(field).asString("");
        }

        long seq() {
            return body().path("data").path("seq").asLong();
        }

        /** Verifies it as a receiver does who looks at the time as well. */
        void verify(String secret) throws EmptyWebhookSecretException, WebhookVerificationException {
            Map<String, List<String>> headers =
                    SIGNED.stream().collect(Collectors.toMap(name -> name, name -> List.of(http.getHeader(name))));
            new Webhook(secret).verify(http.getBodyAsString(), headers);
        }

        /** Whether one of the signatures is the one that this secret makes, whatever the time. */
        boolean isSignedBy(String secret) {
            try {
                var expected = new Webhook(secret)
                        .sign(id(), Long.parseLong(http.getHeader("webhook-timestamp")), http.getBodyAsString());
                return Arrays.asList(http.getHeader("webhook-signature").split(" "))
                        .contains(expected);
            } catch (EmptyWebhookSecretException | WebhookSigningException e) {
                throw new AssertionError(e);
            }
        }
    }
}
