package tandem.qbwc;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request as it should have come: our own envelope, the right headers and no others. */
final class TidyRequest extends HttpServletRequestWrapper {

    private static final String XML = "text/xml; charset=utf-8";

    private final byte[] body;
    private final @Nullable String query;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private TidyRequest(HttpServletRequest request, byte[] body, @Nullable String query) {
        super(request);
        this.body = body;
        this.query = query;
    }

    /** A call. */
    static TidyRequest call(HttpServletRequest request, Operation operation, byte[] envelope) {
        var tidy = new TidyRequest(request, envelope, null);
        tidy.headers.put("Content-Type", XML);
        tidy.headers.put("Content-Length", String.valueOf(envelope.length));
        tidy.headers.put("SOAPAction", '"' + operation.action() + '"');
        return tidy;
    }

    /** The question for the contract. */
    static TidyRequest wsdl(HttpServletRequest request) {
        return new TidyRequest(request, new byte[0], "wsdl");
    }

    /** Whoever asks for the head of the contract alone gets it from the container, which leaves the body out. */
    @Override
    public String getMethod() {
        String method = super.getMethod();
        return method.equals("HEAD") ? "GET" : method;
    }

    @Override
    public @Nullable String getQueryString() {
        return query;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return headers.get(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String value = headers.get(name);
        return Collections.enumeration(value == null ? List.of() : List.of(value));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(headers.keySet());
    }

    @Override
    public @Nullable String getContentType() {
        return headers.get("Content-Type");
    }

    @Override
    public String getCharacterEncoding() {
        return StandardCharsets.UTF_8.name();
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
        var bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public int read() {
                return bytes.read();
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                return bytes.read(target, offset, length);
            }

            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("the body is read by the one thread of the request");
            }
        };
    }
}
