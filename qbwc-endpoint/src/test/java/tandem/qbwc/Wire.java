package tandem.qbwc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An HTTP client that sends what it is told, byte for byte, in the manner of the .NET client. */
final class Wire {

    private final int port;

    Wire(int port) {
        this.port = port;
    }

    /** A POST as the client makes it, save what the test changes. */
    Post post(String file) {
        return new Post(resource(file));
    }

    Post post(byte[] body) {
        return new Post(body);
    }

    Answer get(String target) {
        return exchange("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", out -> {});
    }

    Answer call(String method, String target) {
        return exchange(
                method + " " + target
                        + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                out -> {});
    }

    static byte[] resource(String file) {
        try (InputStream in = Wire.class.getResourceAsStream("/envelopes/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final class Post {
        private final byte[] body;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private String target = "/qbwc";

        Post(byte[] body) {
            this.body = body;
            headers.put(
                    "User-Agent",
                    "Mozilla/4.0 (compatible; MSIE 6.0; MS Web Services Client Protocol 4.0.30319.42000)");
            headers.put("Content-Type", "text/xml; charset=utf-8");
        }

        Post to(String target) {
            this.target = target;
            return this;
        }

        Post action(String operation) {
            return header("SOAPAction", "\"http://developer.intuit.com/" + operation + "\"");
        }

        Post header(String name, @Nullable String value) {
            if (value == null) {
                headers.remove(name);
            } else {
                headers.put(name, value);
            }
            return this;
        }

        Answer send() {
            return exchange(head("Content-Length: " + body.length + "\r\n"), out -> out.write(body));
        }

        /** As a client of the old days, which names no host. */
        Answer sendOverHttp10() {
            return exchange(lines("HTTP/1.0") + "Content-Length: " + body.length + "\r\n\r\n", out -> out.write(body));
        }

        private void sendAndKeepAlive(OutputStream out) throws IOException {
            out.write(ascii(lines("HTTP/1.1") + "Host: localhost\r\nConnection: Keep-Alive\r\nContent-Length: "
                    + body.length + "\r\n\r\n"));
            out.write(body);
            out.flush();
        }

        /** Waits for the server's leave before it sends the body. */
        Answer sendAfterContinue() {
            try (Socket socket = new Socket("localhost", port)) {
                OutputStream out = socket.getOutputStream();
                out.write(ascii(head("Expect: 100-continue\r\nContent-Length: " + body.length + "\r\n")));
                out.flush();
                InputStream in = socket.getInputStream();
                String leave = line(in);
                if (!leave.startsWith("HTTP/1.1 100")) {
                    throw new IllegalStateException("no leave to go on: " + leave);
                }
                line(in);
                out.write(body);
                out.flush();
                return Answer.read(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Answer sendInChunks(int size) {
            return exchange(head("Transfer-Encoding: chunked\r\n"), out -> {
                for (int at = 0; at < body.length; at += size) {
                    int length = Math.min(size, body.length - at);
                    out.write(ascii(Integer.toHexString(length) + "\r\n"));
                    out.write(body, at, length);
                    out.write(ascii("\r\n"));
                }
                out.write(ascii("0\r\n\r\n"));
            });
        }

        private String head(String framing) {
            return lines("HTTP/1.1") + "Host: localhost\r\nConnection: close\r\n" + framing + "\r\n";
        }

        private String lines(String protocol) {
            var lines = new StringBuilder("POST " + target + " " + protocol + "\r\n");
            headers.forEach((name, value) ->
                    lines.append(name).append(": ").append(value).append("\r\n"));
            return lines.toString();
        }
    }

    /** One call after the other on the same connection. */
    List<Answer> sendOnOneConnection(Post... posts) {
        try (Socket socket = new Socket("localhost", port)) {
            List<Answer> answers = new ArrayList<>();
            for (Post post : posts) {
                post.sendAndKeepAlive(socket.getOutputStream());
                answers.add(Answer.read(socket.getInputStream()));
            }
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a body that is made while it is sent. */
    Answer stream(String operation, Body body) {
        return exchange(
                "POST /qbwc HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/xml; charset=utf-8\r\n"
                        + "SOAPAction: \"http://developer.intuit.com/" + operation
                        + "\"\r\nTransfer-Encoding: chunked\r\n\r\n",
                out -> {
                    body.write(new Chunks(out));
                    out.write(ascii("0\r\n\r\n"));
                });
    }

    interface Body {
        void write(OutputStream out) throws IOException;
    }

    private Answer exchange(String head, Body body) {
        try (Socket socket = new Socket("localhost", port)) {
            OutputStream out = socket.getOutputStream();
            out.write(ascii(head));
            body.write(out);
            out.flush();
            return Answer.read(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    private static final class Chunks extends OutputStream {
        private final OutputStream out;

        Chunks(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(ascii(Integer.toHexString(length) + "\r\n"));
            out.write(bytes, offset, length);
            out.write(ascii("\r\n"));
        }
    }

    /** What came back. Header names are in lower case. */
    record Answer(int status, Map<String, String> headers, String body) {

        static Answer read(InputStream in) throws IOException {
            String status = line(in);
            Map<String, String> headers = new LinkedHashMap<>();
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                int colon = header.indexOf(':');
                headers.put(
                        header.substring(0, colon).toLowerCase(Locale.ROOT),
                        header.substring(colon + 1).strip());
            }
            int length = Integer.parseInt(headers.getOrDefault("content-length", String.valueOf(Integer.MAX_VALUE)));
            return new Answer(
                    Integer.parseInt(status.split(" ")[1]),
                    headers,
                    new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }
    }
}
