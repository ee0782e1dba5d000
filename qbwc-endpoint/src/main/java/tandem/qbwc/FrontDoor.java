package tandem.qbwc;

import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.qbwc.EnvelopeReader.Reading;

/**
 * Stands before the SOAP servlet. It takes every call off the wire itself, tolerantly and as a stream, and passes on a small
 * tidy envelope in its place; it holds the answer back until it is sure to be one that a Web Connector understands, and
 * writes one of its own where it is not.
 *
 * <p>The reading is not left to Apache CXF because it would put a response of many megabytes into one string, and because a
 * parser's complaint there becomes a SOAP fault, which ends the customer's update with a message for programmers.
 *
 * <p>A plain GET is answered as well: before a .qwc is added, the Web Connector looks at the address in that way and gives
 * up on anything but a success.
 */
final class FrontDoor extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final Set<String> XML = Set.of("text/xml", "application/xml");
    private static final int DRAINED_AT_ONCE = 1 << 16;
    private static final int LONGEST_USER_NAME = 50;
    private static final int LONGEST_CLIENT = 120;

    private final transient EnvelopeReader reader;
    private final transient Fallback fallback;
    private final transient EndpointSettings settings;
    private final transient CallTimes times;

    FrontDoor(EnvelopeReader reader, Fallback fallback, EndpointSettings settings, CallTimes times) {
        this.reader = reader;
        this.fallback = fallback;
        this.settings = settings;
        this.times = times;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("Cache-Control", "no-store, no-transform");
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            if (isTheService(request)) {
                answer(request, response, chain);
            } else {
                line(response, HttpServletResponse.SC_NOT_FOUND, "There is nothing here.");
            }
            LOG.debug(
                    "{} from {}, client {}: {}",
                    request.getAttribute(Arrival.ATTRIBUTE) instanceof Arrival arrival
                            ? arrival.call()
                            : request.getMethod(),
                    request.getRemoteAddr(),
                    client(request),
                    response.getStatus());
        } finally {
            LogContext.forget();
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> show(request, response, chain);
            case "POST" -> receiveInAnyCase(request, response, chain);
            default -> {
                response.setHeader("Allow", "GET, HEAD, POST");
                line(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, "This service takes GET, HEAD and POST.");
            }
        }
    }

    private void show(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!parameters(request).containsKey("wsdl")) {
            line(
                    response,
                    HttpServletResponse.SC_OK,
                    "Tandem answers the QuickBooks Web Connector here. Help: " + settings.publicUrl() + "/support");
            return;
        }
        var held = new HeldAnswer(response);
        chain.doFilter(TidyRequest.wsdl(request), held);
        if (held.isGood()) {
            xml(response, held.body());
        } else {
            line(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "The contract is not available.");
        }
    }

    /** What escapes from here would become a page of the container's. */
    private void receiveInAnyCase(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            receive(request, response, chain);
        } catch (RuntimeException | Error e) {
            LOG.error("a call could not be answered in its own terms", Troubles.withoutData(e));
            if (!response.isCommitted()) {
                response.reset();
                line(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "The service had a problem of its own.");
            }
        }
    }

    private void receive(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        if (!isXml(request)) {
            line(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, "This service takes SOAP 1.1 as text/xml.");
            return;
        }
        Timer.Sample sample = times.begin();
        InputStream body = request.getInputStream();
        Reading reading = reader.read(body, request.getContentType(), request.getHeader("SOAPAction"));
        if (!drained(body)) {
            response.setHeader("Connection", "close");
        }
        switch (reading) {
            case Reading.Unrecognised unrecognised -> line(response, unrecognised.httpStatus(), unrecognised.reason());
            case Reading.Recognised recognised -> {
                byte[] answer;
                try (Call call = recognised.call()) {
                    var arrival = new Arrival(call, request.getRemoteAddr(), userName(request));
                    answer = answer(arrival, request, response, chain);
                    times.end(sample, call.operation(), arrival.heard());
                }
                xml(response, answer);
            }
        }
    }

    private byte[] answer(
            Arrival arrival, HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        request.setAttribute(Arrival.ATTRIBUTE, arrival);
        Call call = arrival.call();
        if (call.damage() != null) {
            arrival.isAnswered(Heard.MAKESHIFT);
            return EnvelopeWriter.answer(call.operation(), fallback.toDamaged(call));
        }
        var held = new HeldAnswer(response);
        try {
            chain.doFilter(TidyRequest.call(request, call.operation(), call.envelope()), held);
            if (held.isGood()) {
                return held.body();
            }
            throw new IllegalStateException("the SOAP service answered with the status " + held.getStatus());
        } catch (IOException | ServletException | RuntimeException | Error e) {
            arrival.isAnswered(Heard.MAKESHIFT);
            return EnvelopeWriter.answer(call.operation(), fallback.toFailed(call, e));
        }
    }

    /** Reads what the client is still sending, within bounds: it does not listen for an answer before it is done. */
    private boolean drained(InputStream body) {
        byte[] unread = new byte[DRAINED_AT_ONCE];
        long left = settings.maxResponseBytes();
        try {
            while (left > 0) {
                int read = body.read(unread);
                if (read < 0) {
                    return true;
                }
                left -= read;
            }
        } catch (IOException e) {
            LOG.debug("a client went away: {}", e.getClass().getName());
        }
        return false;
    }

    private static boolean isTheService(HttpServletRequest request) {
        String below = request.getPathInfo();
        return below == null || below.equals("/");
    }

    private static boolean isXml(HttpServletRequest request) {
        String type = request.getContentType();
        String encoding = request.getHeader("Content-Encoding");
        boolean isPlain = encoding == null || encoding.equalsIgnoreCase("identity");
        return isPlain && (type == null || XML.contains(mediaType(type)));
    }

    private static String mediaType(String contentType) {
        int end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** What the client says of itself; it decides nothing. */
    private static String client(HttpServletRequest request) {
        String agent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "unnamed");
        return agent.length() <= LONGEST_CLIENT ? agent : agent.substring(0, LONGEST_CLIENT);
    }

    private static String userName(HttpServletRequest request) {
        String name = parameters(request).getOrDefault("c", "");
        return name.length() < LONGEST_USER_NAME ? name : "";
    }

    /** The parameters of the address; the container's own parsing would take those of the body as well, and read it. */
    private static Map<String, String> parameters(HttpServletRequest request) {
        Map<String, String> parameters = new HashMap<>();
        List<String> pairs = Optional.ofNullable(request.getQueryString()).stream()
                .flatMap(query -> Arrays.stream(query.split("&", -1)))
                .toList();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            parameters.putIfAbsent(
                    name.toLowerCase(Locale.ROOT), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return parameters;
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static void xml(HttpServletResponse response, byte[] envelope) throws IOException {
        write(response, HttpServletResponse.SC_OK, "text/xml; charset=utf-8", envelope);
    }

    private static void line(HttpServletResponse response, int status, String text) throws IOException {
        write(response, status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void write(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
