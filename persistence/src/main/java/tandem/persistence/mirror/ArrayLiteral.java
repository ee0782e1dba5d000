package tandem.persistence.mirror;

import java.math.BigDecimal;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Writes one column of a batch as a PostgreSQL array, the form in which a whole batch travels as one parameter. */
final class ArrayLiteral {

    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder text = new StringBuilder("{");

    ArrayLiteral add(@Nullable Object value) {
        if (text.length() > 1) {
            text.append(',');
        }
        switch (value) {
            case null -> text.append("NULL");
            case String string -> quote(string);
            case byte[] bytes ->
                text.append("\"\\\\x").append(HEX.formatHex(bytes)).append('"');
            case BigDecimal number -> text.append(number.toPlainString());
            default -> text.append(value);
        }
        return this;
    }

    private void quote(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        text.append('"');
    }

    static ArrayLiteral of(Iterable<? extends @Nullable Object> values) {
        var literal = new ArrayLiteral();
        values.forEach(literal::add);
        return literal;
    }

    @Override
    public String toString() {
        return text + "}";
    }
}
