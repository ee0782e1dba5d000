package tandem.persistence.mirror;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Boils content down to 16 bytes: the first half of a SHA-256 over every value with its length, so that no text can slip into the next field. */
final class ContentDigest {

    private static final int LENGTH = 16;

    private static final int USUAL_SIZE = 1024;

    /** A mark and the length before each text. */
    private static final int FRAME = 4;

    /** Gathered first and digested at once: many updates of a few bytes each take longer than the digest itself. */
    private byte[] content = new byte[USUAL_SIZE];

    private int size;

    /** The digest of one row. */
    static <R> byte[] of(List<Column<R>> columns, R row) {
        return new ContentDigest().add(columns, row).finish();
    }

    /** The digest of rows in their order; absent where the rows are. */
    static <R> byte @Nullable [] ofAll(List<Column<R>> columns, @Nullable List<R> rows) {
        if (rows == null) {
            return null;
        }
        var digest = new ContentDigest();
        rows.forEach(row -> digest.add(columns, row));
        return digest.finish();
    }

    <R> ContentDigest add(List<Column<R>> columns, R row) {
        columns.forEach(column -> add(column.value().apply(row)));
        return this;
    }

    ContentDigest add(@Nullable Object value) {
        switch (value) {
            case null -> {
                makeRoomFor(1);
                content[size++] = 0;
            }
            case byte[] bytes -> addBytes(bytes);
            case BigDecimal number -> addText(number.stripTrailingZeros().toPlainString());
            default -> addText(value.toString());
        }
        return this;
    }

    private void addText(String text) {
        addBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void addBytes(byte[] bytes) {
        makeRoomFor(FRAME + bytes.length);
        content[size++] = 1;
        content[size++] = (byte) (bytes.length >>> 16);
        content[size++] = (byte) (bytes.length >>> 8);
        content[size++] = (byte) bytes.length;
        System.arraycopy(bytes, 0, content, size, bytes.length);
        size += bytes.length;
    }

    private void makeRoomFor(int more) {
        if (content.length - size < more) {
            content = Arrays.copyOf(content, Math.max(2 * content.length, size + more));
        }
    }

    byte[] finish() {
        var digest = sha256();
        digest.update(content, 0, size);
        return Arrays.copyOf(digest.digest(), LENGTH);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
