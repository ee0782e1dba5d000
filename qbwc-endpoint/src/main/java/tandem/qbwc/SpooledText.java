package tandem.qbwc;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.session.ResponseText;

/**
 * A text that is written once and then read any number of times: in memory while it is small, in a private file once it
 * is not. A text over the limit is not kept at all, only counted. Not for use by several threads.
 */
final class SpooledText implements ResponseText, AutoCloseable {

    /** Up to so many bytes stay in memory. */
    static final int IN_MEMORY = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(SpooledText.class);
    private static final int WRITE_AT_ONCE = 1 << 16;

    private final SpoolDirectory directory;
    private final long limit;
    private final Sink sink = new Sink();
    private final Writer writer = new OutputStreamWriter(sink, StandardCharsets.UTF_8);
    private ByteArrayOutputStream memory = new ByteArrayOutputStream(512);
    private @Nullable Path file;
    private @Nullable OutputStream fileOutput;
    private long bytes;
    private boolean blank = true;

    /**
     * An empty text.
     *
     * @param limit in bytes of UTF-8; a longer text is dropped
     */
    SpooledText(SpoolDirectory directory, long limit) {
        this.directory = directory;
        this.limit = limit;
    }

    /** Adds characters. A surrogate pair may be split over two calls. */
    void append(char[] characters, int start, int length) throws IOException {
        if (blank) {
            blank = isBlank(characters, start, length);
        }
        writer.write(characters, start, length);
    }

    /** Ends the writing; nothing can be added afterwards. */
    void finish() throws IOException {
        writer.close();
    }

    /** Whether the text was longer than the limit and is lost. */
    boolean isTooBig() {
        return bytes > limit;
    }

    @Override
    public Reader open() throws IOException {
        if (isTooBig()) {
            throw new IOException("the text had " + bytes + " bytes and was not kept");
        }
        InputStream in = file == null ? new ByteArrayInputStream(memory.toByteArray()) : Files.newInputStream(file);
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), WRITE_AT_ONCE);
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public boolean isBlank() {
        return blank;
    }

    /** Deletes what was stored. If that fails the answer goes out all the same, and the next start deletes it. */
    @Override
    public void close() {
        try {
            forget();
        } catch (IOException e) {
            LOG.warn(
                    "the file of a spooled response could not be deleted: {}",
                    e.getClass().getName());
        }
    }

    private void forget() throws IOException {
        memory = new ByteArrayOutputStream(0);
        if (fileOutput != null) {
            fileOutput.close();
            fileOutput = null;
        }
        if (file != null) {
            Files.deleteIfExists(file);
            file = null;
        }
    }

    private static boolean isBlank(char[] characters, int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (!Character.isWhitespace(characters[i])) {
                return false;
            }
        }
        return true;
    }

    private final class Sink extends OutputStream {

        @Override
        public void write(int oneByte) throws IOException {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] chunk, int offset, int length) throws IOException {
            bytes += length;
            if (isTooBig()) {
                forget();
            } else {
                target().write(chunk, offset, length);
            }
        }

        @Override
        public void close() throws IOException {
            if (fileOutput != null) {
                fileOutput.close();
                fileOutput = null;
            }
        }

        private OutputStream target() throws IOException {
            if (fileOutput != null) {
                return fileOutput;
            }
            if (bytes <= IN_MEMORY) {
                return memory;
            }
            file = directory.newFile();
            fileOutput = Files.newOutputStream(file);
            memory.writeTo(fileOutput);
            memory = new ByteArrayOutputStream(0);
            return fileOutput;
        }
    }
}
