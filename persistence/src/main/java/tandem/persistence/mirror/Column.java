package tandem.persistence.mirror;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Ref;

/**
 * One column and where its value comes from. Without a value the column keeps the one it has; an empty text clears it.
 *
 * @param type PostgreSQL's name of the type
 */
record Column<R>(String name, String type, Function<R, @Nullable Object> value) {

    static <R> Column<R> text(String name, Function<R, @Nullable String> value) {
        return new Column<>(name, "text", value::apply);
    }

    /** A text of a row that is always written whole, so that an empty text is the same as none. */
    static <R> Column<R> remark(String name, Function<R, @Nullable String> value) {
        return new Column<>(name, "text", row -> {
            String text = value.apply(row);
            return text == null || text.isEmpty() ? null : text;
        });
    }

    /** A reference, kept as the ListID of what it names. A name alone says nothing that would survive a rename. */
    static <R> Column<R> ref(String name, Function<R, @Nullable Ref> value) {
        return new Column<>(name, "text", row -> listId(value.apply(row)));
    }

    static <R> Column<R> number(String name, Function<R, @Nullable BigDecimal> value) {
        return new Column<>(name, "numeric", value::apply);
    }

    static <R> Column<R> integer(String name, Function<R, @Nullable Integer> value) {
        return new Column<>(name, "int", value::apply);
    }

    static <R> Column<R> flag(String name, Function<R, @Nullable Boolean> value) {
        return new Column<>(name, "boolean", value::apply);
    }

    static <R> Column<R> date(String name, Function<R, @Nullable LocalDate> value) {
        return new Column<>(name, "date", value::apply);
    }

    static <R> Column<R> clock(String name, Function<R, @Nullable LocalDateTime> value) {
        return new Column<>(name, "timestamp", value::apply);
    }

    static <R> Column<R> bytes(String name, Function<R, byte @Nullable []> value) {
        return new Column<>(name, "bytea", value::apply);
    }

    static @Nullable String listId(@Nullable Ref ref) {
        return ref == null ? null : ref.listId();
    }

    /** The same column for rows that carry an {@code R} inside. */
    <W> Column<W> in(Function<W, R> inner) {
        return new Column<>(name, type, row -> value.apply(inner.apply(row)));
    }

    /** This column of all rows, as one parameter. */
    ArrayLiteral of(List<R> rows) {
        var literal = new ArrayLiteral();
        rows.forEach(row -> literal.add(value.apply(row)));
        return literal;
    }

    /** The parameter's place in a statement: {@code :name::text[]}. */
    String parameter() {
        return ":" + name + "::" + type + "[]";
    }

    /** What the column holds after {@code i}ncoming has met the {@code o}ld row. */
    String merged() {
        return type.equals("text")
                ? "CASE WHEN i.%1$s IS NULL THEN o.%1$s ELSE NULLIF(i.%1$s, '') END AS %1$s".formatted(name)
                : "COALESCE(i.%1$s, o.%1$s) AS %1$s".formatted(name);
    }
}
