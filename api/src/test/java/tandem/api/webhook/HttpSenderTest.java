package tandem.api.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.api.http.PublicUrl;
import tandem.webhook.Answer;
import tandem.webhook.DeliveryId;
import tandem.webhook.Endpoint;
import tandem.webhook.EndpointId;
import tandem.webhook.Event;
import tandem.webhook.EventTypes;
import tandem.webhook.Health;
import tandem.webhook.SigningSecret;
import tandem.webhook.Target;
import tandem.webhook.TargetRules;
import tools.jackson.databind.json.JsonMapper;

class HttpSenderTest {

    private static final Instant NOW = Instant.parse("2026-03-05T14:00:00.7Z");
    private static final TargetRules PUBLIC_ONLY = new TargetRules(false);
    private static final TargetRules FOR_DEVELOPMENT = new TargetRules(true);

    private final List<HttpExchange> seen = Collections.synchronizedList(new ArrayList<>());
    private Duration longest = Duration.ofSeconds(20);
    private HttpHandler answer = exchange -> exchange.sendResponseHeaders(204, -1);

    @SuppressWarnings("NullAway.Init") // set before each test
    private HttpServer receiver;

    @BeforeEach
    void a_receiver_on_this_machine() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            seen.add(exchange);
            exchange.getRequestBody().readAllBytes();
            answer.handle(exchange);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void is_stopped() {
        receiver.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0"})
    void nobody_is_connected_to_whom_the_hub_may_not_call(String host) throws IOException {
        assertThat(send(PUBLIC_ONLY, InetAddress::getAllByName, host, "/")).isInstanceOf(Answer.Silence.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void the_address_that_was_looked_at_is_the_one_that_is_connected_to() throws IOException {
        var lookedUp = new ArrayList<String>();
        HttpSender.Names names = host -> {
            lookedUp.add(host);
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        };

        assertThat(send(FOR_DEVELOPMENT, names, "no-such-name.example", "/")).isEqualTo(new Answer.Accepted(204, ""));
        assertThat(lookedUp).as("a name is asked for once").containsExactly("no-such-name.example");

        assertThat(send(PUBLIC_ONLY, names, "no-such-name.example", "/"))
                .isEqualTo(new Answer.Silence(
                        "The name of the receiver leads to an address that is not of the public internet."));
        assertThat(seen).hasSize(1);
    }

    @Test
    void of_several_addresses_only_those_are_tried_that_may_be_called() throws IOException {
        HttpSender.Names names = host -> new InetAddress[] {
            InetAddress.getLoopbackAddress(), InetAddress.getByAddress(host, new byte[] {(byte) 203, 0, 113, 9})
        };
        assertThat(send(PUBLIC_ONLY, names, "both.example", "/")).isInstanceOf(Answer.Silence.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void a_name_that_leads_nowhere_is_told_as_such() throws IOException {
        HttpSender.Names names = host -> {
            throw new UnknownHostException(host);
        };
        assertThat(send(FOR_DEVELOPMENT, names, "gone.example", "/"))
                .isEqualTo(new Answer.Silence("The name of the receiver is not known."));
    }

    @Test
    void nobody_there_is_told_as_such() throws IOException {
        receiver.stop(0);
        assertThat(send(FOR_DEVELOPMENT, InetAddress::getAllByName, "localhost", "/"))
                .isInstanceOfSatisfying(
                        Answer.Silence.class,
                        silence -> assertThat(silence.why()).contains("cannot be reached"));
    }

    @Test
    void a_call_is_a_signed_cloud_event() throws IOException {
        answer = exchange -> exchange.sendResponseHeaders(200, -1);

        assertThat(send(FOR_DEVELOPMENT, InetAddress::getAllByName, "localhost", "/hook?a=b"))
                .isEqualTo(new Answer.Accepted(200, ""));

        var call = seen.getFirst();
        assertThat(call.getRequestMethod()).isEqualTo("POST");
        assertThat(call.getRequestURI()).hasToString("/hook?a=b");
        assertThat(call.getRequestHeaders().getFirst("Content-Type")).isEqualTo("application/cloudevents+json");
        assertThat(call.getRequestHeaders().getFirst("webhook-id")).startsWith("evt_");
        assertThat(call.getRequestHeaders().getFirst("webhook-timestamp")).isEqualTo("1772719200");
        assertThat(call.getRequestHeaders().getFirst("webhook-signature")).startsWith("v1,");
        assertThat(call.getRequestHeaders()).doesNotContainKeys("Authorization", "Cookie", "Accept-encoding");
    }

    @Test
    void a_redirect_is_an_answer_and_not_followed() throws IOException {
        answer = exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
        };
        assertThat(send(FOR_DEVELOPMENT, InetAddress::getAllByName, "localhost", "/"))
                .isEqualTo(new Answer.Refused(307, "", null));
        assertThat(seen).hasSize(1);
    }

    @Test
    void of_an_answer_without_an_end_the_beginning_is_read() throws IOException {
        answer = exchange -> {
            exchange.sendResponseHeaders(500, 0);
            try (var body = exchange.getResponseBody()) {
                var line = "bad\u0000\nnews é ".repeat(1000).getBytes(UTF_8);
                for (int i = 0; i < 100_000; i++) {
                    body.write(line);
                }
            } catch (IOException e) {
                assertThat(e).as("the hub hangs up").hasMessageMatching("(?s).*(pipe|reset|abort).*");
            }
        };
        assertThat(send(FOR_DEVELOPMENT, InetAddress::getAllByName, "localhost", "/"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.excerpt()).hasSize(500).startsWith("bad  news é bad"));
    }

    @Test
    void who_never_comes_to_an_end_is_cut_off() throws IOException {
        longest = Duration.ofMillis(300);
        var over = new CountDownLatch(1);
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
            awaits(over);
        };
        try {
            assertThat(send(FOR_DEVELOPMENT, InetAddress::getAllByName, "localhost", "/"))
                    .isEqualTo(new Answer.Silence("The receiver did not answer in time."));
        } finally {
            over.countDown();
        }
    }

    private static void awaits(CountDownLatch over) {
        try {
            assertThat(over.await(30, SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"120, PT2M", "0, PT0S", "'Thu, 05 Mar 2026 14:01:00 GMT', PT59.3S", "soon,", "99999999999,"})
    void how_long_to_wait_is_read_in_both_forms(String header, Duration wait) throws IOException {
        answer = exchange -> {
            exchange.getResponseHeaders().set("Retry-After", header);
            exchange.sendResponseHeaders(429, -1);
        };
        assertThat(send(FOR_DEVELOPMENT, InetAddress::getAllByName, "localhost", "/"))
                .isEqualTo(new Answer.Refused(429, "", wait));
    }

    private Answer send(TargetRules rules, HttpSender.Names names, String host, String path) throws IOException {
        var endpoint = new Endpoint(
                new EndpointId(new UUID(1, 1)),
                null,
                URI.create("http://" + host + ':' + receiver.getAddress().getPort() + path),
                null,
                EventTypes.ALL,
                null,
                Health.GOOD,
                null,
                0,
                NOW);
        var target = new Target(endpoint, List.of(new SigningSecret("whsec_plJ3nmyCDGBKInavdOK15jsl")));
        try (var sender = new HttpSender(
                rules,
                names,
                longest,
                JsonMapper.shared(),
                new PublicUrl("https://hub.example.com"),
                Clock.fixed(NOW, ZoneOffset.UTC))) {
            return sender.send(target, new Event.Test(new DeliveryId(new UUID(2, 2)), null, NOW));
        }
    }
}
