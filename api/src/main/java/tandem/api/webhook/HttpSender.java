package tandem.api.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import tandem.api.http.PublicUrl;
import tandem.webhook.Answer;
import tandem.webhook.Event;
import tandem.webhook.Sender;
import tandem.webhook.SigningSecret;
import tandem.webhook.Target;
import tandem.webhook.TargetRules;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls by HTTP. The addresses that a name leads to are looked at when a connection is made, and it is made to one of those that
 * were looked at. Redirects are not followed, nothing is kept between calls but connections, and of an answer only the beginning is
 * read.
 */
final class HttpSender implements Sender, AutoCloseable {

    private static final Timeout UNTIL_CONNECTED = Timeout.ofSeconds(5);
    private static final Timeout BETWEEN_BYTES = Timeout.ofSeconds(15);
    private static final Duration UNTIL_IT_IS_CUT_OFF = Duration.ofSeconds(20);
    private static final Timeout WITHOUT_LOOKING_AGAIN = Timeout.ofMinutes(1);
    private static final int CONNECTIONS = 100;
    private static final int CONNECTIONS_TO_A_RECEIVER = 8;
    private static final int BYTES_READ = 4096;
    private static final int CHARACTERS_KEPT = 500;
    private static final ContentType CLOUD_EVENT = ContentType.create("application/cloudevents+json");

    private final Duration longest;
    private final JsonMapper json;
    private final PublicUrl hub;
    private final Clock clock;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor deadlines;

    HttpSender(TargetRules rules, JsonMapper json, PublicUrl hub, Clock clock) {
        this(rules, InetAddress::getAllByName, UNTIL_IT_IS_CUT_OFF, json, hub, clock);
    }

    HttpSender(TargetRules rules, Names names, Duration longest, JsonMapper json, PublicUrl hub, Clock clock) {
        this.longest = longest;
        this.json = json;
        this.hub = hub;
        this.clock = clock;
        this.client = client(new AllowedAddresses(rules, names));
        this.deadlines = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("webhook-deadlines").factory());
        deadlines.setRemoveOnCancelPolicy(true);
    }

    private static CloseableHttpClient client(DnsResolver addresses) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(addresses)
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS_TO_A_RECEIVER)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(UNTIL_CONNECTED)
                        .setSocketTimeout(BETWEEN_BYTES)
                        .setTimeToLive(WITHOUT_LOOKING_AGAIN)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(UNTIL_CONNECTED)
                        .setResponseTimeout(BETWEEN_BYTES)
                        .build())
                .setUserAgent("Tandem-Webhooks")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    @Override
    public Answer send(Target target, Event event) {
        var request = request(target, event);
        var deadline = deadlines.schedule(request::cancel, longest.toMillis(), TimeUnit.MILLISECONDS);
        try (var response = client.executeOpen(null, request, null)) {
            return answer(response);
        } catch (IOException e) {
            return new Answer.Silence(request.isCancelled() ? tooLate() : why(e));
        } finally {
            deadline.cancel(false);
        }
    }

    private HttpPost request(Target target, Event event) {
        var endpoint = target.endpoint();
        var body = json.writeValueAsBytes(CloudEvent.of(event, endpoint.id(), hub));
        var now = clock.instant();
        var request = new HttpPost(endpoint.url());
        request.setEntity(new ByteArrayEntity(body, CLOUD_EVENT));
        request.setHeader("webhook-id", event.id());
        request.setHeader("webhook-timestamp", String.valueOf(now.getEpochSecond()));
        request.setHeader("webhook-signature", SigningSecret.signatures(target.secrets(), event.id(), now, body));
        return request;
    }

    private Answer answer(ClassicHttpResponse response) throws IOException {
        int status = response.getCode();
        var excerpt = excerpt(response);
        return status >= 200 && status < 300
                ? new Answer.Accepted(status, excerpt)
                : new Answer.Refused(status, excerpt, askedToWait(response));
    }

    /** A body that is read to its end leaves the connection to the next call; another is cut off with it. */
    private static String excerpt(ClassicHttpResponse response) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return "";
        }
        try (var body = entity.getContent()) {
            var text = new String(body.readNBytes(BYTES_READ), StandardCharsets.UTF_8);
            return text.codePoints()
                    .limit(CHARACTERS_KEPT)
                    .map(point -> Character.isISOControl(point) ? ' ' : point)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }

    private @Nullable Duration askedToWait(ClassicHttpResponse response) {
        var header = response.getFirstHeader(HttpHeaders.RETRY_AFTER);
        if (header == null || header.getValue() == null) {
            return null;
        }
        var text = header.getValue().strip();
        if (text.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        Instant moment = DateUtils.parseStandardDate(text);
        return moment == null ? null : Duration.between(clock.instant(), moment);
    }

    private static String why(IOException failure) {
        return switch (failure) {
            case AllowedAddresses.NoneAllowed none -> AllowedAddresses.NONE_ALLOWED;
            case UnknownHostException unknown -> "The name of the receiver is not known.";
            case SocketTimeoutException late -> tooLate();
            case SSLException insecure -> "There is no secure connection to the receiver: " + insecure.getMessage();
            default -> "The receiver cannot be reached: " + failure.getMessage();
        };
    }

    private static String tooLate() {
        return "The receiver did not answer in time.";
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        client.close();
    }

    /** What names lead to. */
    @FunctionalInterface
    interface Names {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    /** Looks names up, and leaves out what the hub may not connect to. Addresses in figures come by here as well. */
    private record AllowedAddresses(TargetRules rules, Names names) implements DnsResolver {

        private static final String NONE_ALLOWED =
                "The name of the receiver leads to an address that is not of the public internet.";

        /** There are addresses, and none that may be connected to. */
        private static final class NoneAllowed extends UnknownHostException {
            private static final long serialVersionUID = 1L;

            NoneAllowed() {
                super(NONE_ALLOWED);
            }
        }

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            var allowed =
                    Arrays.stream(names.lookUp(host)).filter(rules::allows).toArray(InetAddress[]::new);
            if (allowed.length == 0) {
                throw new NoneAllowed();
            }
            return allowed;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
