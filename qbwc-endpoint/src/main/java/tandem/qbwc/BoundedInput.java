package tandem.qbwc;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that counts what is read of it and breaks off at a bound that can be moved on. */
final class BoundedInput extends FilterInputStream {

    private long bound;
    private long count;

    BoundedInput(InputStream in, long bound) {
        super(in);
        this.bound = bound;
    }

    /** From now on so many bytes may be read in all. */
    void boundedBy(long newBound) {
        bound = newBound;
    }

    /** How many bytes were read. */
    long count() {
        return count;
    }

    /** Whether reading broke off because there was too much. */
    boolean isExhausted() {
        return count > bound;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        if (read > 0) {
            count += read;
        }
        if (isExhausted()) {
            throw new IOException("the body is longer than " + bound + " bytes");
        }
        return read;
    }

    @Override
    public long skip(long bytes) throws IOException {
        return read(new byte[(int) Math.min(bytes, 8192)]);
    }
}
