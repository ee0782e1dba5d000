package tandemsim.connector;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 as .NET's ASMX client speaks it: its headers in its order, keep-alive, bodies with a length, answers chunked or not, no
 * redirects, no compression, no cookies, no HTTP/2. Written on sockets because other clients cannot be made to send exactly that.
 */
final class DotNetHttp implements Closeable {

    private static final int CONTINUE_WAIT_MILLIS = 350;
    private static final int LONGEST_LINE = 16_384;

    private final ConnectorSettings settings;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();
    private String connectedTo = "";

    DotNetHttp(ConnectorSettings settings) {
        this.settings = settings;
    }

    /** A plain request for a page, as made while an application is added. */
    HttpAnswer get(URI address) throws IOException {
        StringBuilder head = new StringBuilder("GET " + target(address) + " HTTP/1.1\r\n");
        head.append("Host: ").append(host(address)).append("\r\n");
        head.append("Connection: Keep-Alive\r\n\r\n");
        OutputStream out = connect(address);
        out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return answer();
    }

    /** Posts a SOAP call and reads the answer. */
    HttpAnswer post(URI address, String soapAction, byte[] body) throws IOException {
        boolean expects = settings.expectContinue();
        OutputStream out = connect(address);
        out.write(head(address, soapAction, body.length, expects));
        out.flush();
        if (expects && !mayGoOn()) {
            return answer();
        }
        out.write(body);
        out.flush();
        return answer();
    }

    /** Posts a SOAP call and dies without reading the answer. */
    void postAndDie(URI address, String soapAction, byte[] body) throws IOException {
        OutputStream out = connect(address);
        out.write(head(address, soapAction, body.length, false));
        out.write(body);
        out.flush();
        // Waits for the first byte of the answer: only then has the service surely had the call.
        in.mark(1);
        int first = in.read();
        close();
        if (first < 0) {
            throw new IOException("The service closed the connection.");
        }
    }

    private byte[] head(URI address, String soapAction, int length, boolean expects) {
        String head = "POST " + target(address) + " HTTP/1.1\r\n"
                + "User-Agent: Mozilla/4.0 (compatible; MSIE 6.0; MS Web Services Client Protocol 4.0.30319.42000)\r\n"
                + "Content-Type: text/xml; charset=utf-8\r\n"
                + "SOAPAction: \"" + soapAction + "\"\r\n"
                + "Host: " + host(address) + "\r\n"
                + "Content-Length: " + length + "\r\n"
                + (expects ? "Expect: 100-continue\r\n" : "")
                + "\r\n";
        return head.getBytes(StandardCharsets.US_ASCII);
    }

    /** .NET waits a moment for "100 Continue" and sends the body anyway if none comes; a final answer ends the call. */
    private boolean mayGoOn() throws IOException {
        Socket open = open();
        open.setSoTimeout(CONTINUE_WAIT_MILLIS);
        try {
            in.mark(LONGEST_LINE);
            String status = line();
            if (status.startsWith("HTTP/1.1 100")) {
                headers();
                return true;
            }
            in.reset();
            return false;
        } catch (SocketTimeoutException e) {
            in.reset();
            return true;
        } finally {
            open.setSoTimeout(Math.toIntExact(settings.timeout().toMillis()));
        }
    }

    private HttpAnswer answer() throws IOException {
        try {
            String status = line();
            Map<String, String> headers = headers();
            while (status.startsWith("HTTP/1.1 100")) {
                status = line();
                headers = headers();
            }
            String[] parts = status.split(" ", 3);
            if (parts.length < 2 || !parts[0].startsWith("HTTP/1.")) {
                throw new IOException("The server committed a protocol violation: " + status);
            }
            int code = Integer.parseInt(parts[1]);
            byte[] body = body(code, headers);
            if (headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT).contains("close")
                    || parts[0].equals("HTTP/1.0")) {
                close();
            }
            return new HttpAnswer(code, headers, body);
        } catch (SocketTimeoutException e) {
            close();
            throw new IOException("The operation has timed out", e);
        }
    }

    private byte[] body(int status, Map<String, String> headers) throws IOException {
        if (status == 204 || status == 304) {
            return new byte[0];
        }
        if (headers.getOrDefault("transfer-encoding", "").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        String length = headers.get("content-length");
        if (length == null) {
            byte[] all = in.readAllBytes();
            close();
            return all;
        }
        byte[] body = in.readNBytes(Integer.parseInt(length));
        if (body.length < Integer.parseInt(length)) {
            throw new IOException("The underlying connection was closed: The connection was closed unexpectedly.");
        }
        return body;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
            if (size == 0) {
                headers();
                return body.toByteArray();
            }
            byte[] chunk = in.readNBytes(size);
            if (chunk.length < size) {
                throw new IOException("The underlying connection was closed: The connection was closed unexpectedly.");
            }
            body.write(chunk);
            line();
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (line.length() < LONGEST_LINE) {
            int next = in.read();
            if (next < 0) {
                close();
                throw new IOException("The underlying connection was closed: The connection was closed unexpectedly.");
            }
            if (next == '\n') {
                int end = line.length();
                return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
            }
            line.append((char) next);
        }
        throw new IOException("The server committed a protocol violation: a header without end");
    }

    private OutputStream connect(URI address) throws IOException {
        String wanted = address.getScheme() + "://" + address.getHost() + ":" + port(address);
        if (!wanted.equals(connectedTo) || isStale()) {
            close();
            Socket fresh = new Socket();
            fresh.setTcpNoDelay(true);
            fresh.connect(
                    new InetSocketAddress(address.getHost(), port(address)),
                    Math.toIntExact(settings.timeout().toMillis()));
            socket = address.getScheme().equalsIgnoreCase("https") ? secured(fresh, address) : fresh;
            open().setSoTimeout(Math.toIntExact(settings.timeout().toMillis()));
            in = new BufferedInputStream(open().getInputStream(), 1 << 16);
            connectedTo = wanted;
        }
        return open().getOutputStream();
    }

    private static Socket secured(Socket plain, URI address) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secured = (SSLSocket) factory.createSocket(plain, address.getHost(), port(address), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    /** A kept connection that the other side closed meanwhile must not be used for a call. */
    private boolean isStale() throws IOException {
        Socket open = socket;
        if (open == null || open.isClosed()) {
            return true;
        }
        try {
            open.setSoTimeout(1);
            in.mark(1);
            int next = in.read();
            in.reset();
            return next < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        } finally {
            if (!open.isClosed()) {
                open.setSoTimeout(Math.toIntExact(settings.timeout().toMillis()));
            }
        }
    }

    private Socket open() throws IOException {
        Socket open = socket;
        if (open == null) {
            throw new IOException("The underlying connection was closed.");
        }
        return open;
    }

    private static int port(URI address) {
        if (address.getPort() >= 0) {
            return address.getPort();
        }
        return address.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    private static String host(URI address) {
        return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
    }

    /** Path and query exactly as they stand in the .qwc file. */
    private static String target(URI address) {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }

    @Override
    public void close() {
        Socket open = socket;
        socket = null;
        connectedTo = "";
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // A socket that cannot be closed is of no more use either way.
                in = InputStream.nullInputStream();
            }
        }
    }
}
