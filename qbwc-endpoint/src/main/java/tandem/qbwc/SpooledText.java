package tandem.qbwc;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.session.ResponseText;

/**
 * A text that is written once and then read any number of times: in memory while it is small, in a private file once it
 * is not. A text over the limit is not kept at all, only counted. One thread writes it, and a second one may read along; for
 * everything else it is not for use by several threads.
 */
final class SpooledText implements ResponseText, AutoCloseable {

    /** Up to so many bytes stay in memory. */
    static final int IN_MEMORY = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(SpooledText.class);
    private static final int READ_AT_ONCE = 1 << 16;

    private final SpoolDirectory directory;
    private final long limit;
    private final Lock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Writer writer = new OutputStreamWriter(new Sink(), StandardCharsets.UTF_8);
    private Memory memory = new Memory(512);
    private @Nullable Path file;
    private @Nullable OutputStream fileOutput;
    /** How many have come, whatever became of them. */
    private long bytes;

    /** How many can be read: as many, unless the text is over the limit or writing one has failed. */
    private long stored;

    private boolean blank = true;
    private boolean finished;

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
        try {
            writer.close();
        } finally {
            lock.lock();
            finished = true;
            grown.signalAll();
            lock.unlock();
        }
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
        return reader(file == null ? new ByteArrayInputStream(memory.toByteArray()) : Files.newInputStream(file));
    }

    /**
     * Opens the text at its beginning for a second thread, before it is finished: at the end of what has been written the
     * reader waits for more. It is to be closed before the text is.
     */
    Reader openWhileItGrows() {
        return reader(new Growing());
    }

    private static Reader reader(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), READ_AT_ONCE);
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
        memory = new Memory(0);
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
            lock.lock();
            try {
                bytes += length;
                if (isTooBig()) {
                    forget();
                } else {
                    target().write(chunk, offset, length);
                    stored += length;
                }
            } finally {
                grown.signalAll();
                lock.unlock();
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
            memory = new Memory(0);
            return fileOutput;
        }
    }

    /** Bytes that can be copied from the middle. */
    private static final class Memory extends ByteArrayOutputStream {

        Memory(int capacity) {
            super(capacity);
        }

        void copy(int position, byte[] target, int offset, int length) {
            System.arraycopy(buf, position, target, offset, length);
        }
    }

    private final class Growing extends InputStream {

        private long position;
        private @Nullable FileChannel channel;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            lock.lock();
            try {
                awaitMore();
                int count = (int) Math.min(length, stored - position);
                if (count == 0) {
                    return length == 0 ? 0 : -1;
                }
                if (file == null) {
                    memory.copy((int) position, target, offset, count);
                } else {
                    count = fromFile(file, ByteBuffer.wrap(target, offset, count));
                }
                position += count;
                return count;
            } finally {
                lock.unlock();
            }
        }

        private void awaitMore() throws IOException {
            try {
                while (position == stored && !finished && !isTooBig()) {
                    grown.await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("nobody waits for the text any more");
            }
            if (isTooBig()) {
                throw new IOException("the text is too long and is not kept");
            }
        }

        private int fromFile(Path grownTo, ByteBuffer target) throws IOException {
            if (channel == null) {
                channel = FileChannel.open(grownTo, StandardOpenOption.READ);
            }
            return channel.read(target, position);
        }

        @Override
        public void close() throws IOException {
            if (channel != null) {
                channel.close();
            }
        }
    }
}
