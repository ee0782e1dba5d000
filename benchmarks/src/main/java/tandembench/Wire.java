package tandembench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One end of a kept HTTP/1.1 connection on the same machine: enough for SOAP, and light, since whoever measures takes processor time
 * away from what is measured.
 */
final class Wire implements Closeable {

    private static final int BUFFER = 1 << 16;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        this.out = socket.getOutputStream();
    }

    static Wire to(URI address) throws IOException {
        return new Wire(new Socket(address.getHost(), address.getPort()));
    }

    /**
     * A request or an answer.
     *
     * @param start its first line
     * @param isLast whether the sender closes the connection after it
     */
    record Message(String start, byte[] body, boolean isLast) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** @param head the first line and headers of its own, each with its line end; the length is added */
    void write(String head, byte[] body) throws IOException {
        byte[] top = (head + "Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[top.length + body.length];
        System.arraycopy(top, 0, whole, 0, top.length);
        System.arraycopy(body, 0, whole, top.length, body.length);
        out.write(whole);
        out.flush();
    }

    /** The next message; absent where the other side has closed. */
    @Nullable
    Message read() throws IOException {
        String start = line();
        if (start == null) {
            return null;
        }
        int length = 0;
        boolean chunked = false;
        boolean isLast = false;
        for (String header = line(); header != null && !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(
                        lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            } else if (lower.startsWith("connection:")) {
                isLast = lower.contains("close");
            }
        }
        return new Message(start, chunked ? chunks() : bytes(length), isLast);
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = nextChunk(); size > 0; size = nextChunk()) {
            body.write(bytes(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private int nextChunk() throws IOException {
        String size = line();
        if (size == null) {
            throw new IOException("the connection was closed in the middle of a message");
        }
        return Integer.parseInt(size.strip(), 16);
    }

    private byte[] bytes(int length) throws IOException {
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("the connection was closed in the middle of a message");
        }
        return body;
    }

    private @Nullable String line() throws IOException {
        var line = new StringBuilder(80);
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (next != '\r') {
                line.append((char) next);
            }
            next = in.read();
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
