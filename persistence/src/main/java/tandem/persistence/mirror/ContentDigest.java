package tandem.persistence.mirror;

import java.io.ByteArrayOutputStream;
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

    /** Gathered first and digested at once: many updates of a few bytes each take longer than the digest itself. */
    private final ByteArrayOutputStream content = new ByteArrayOutputStream(USUAL_SIZE);

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
            case null -> content.write(0);
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
        content.write(1);
        content.write(bytes.length >>> 16);
        content.write(bytes.length >>> 8);
        content.write(bytes.length);
        content.write(bytes, 0, bytes.length);
    }

    byte[] finish() {
        return Arrays.copyOf(sha256().digest(content.toByteArray()), LENGTH);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
