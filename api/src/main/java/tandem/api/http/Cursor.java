package tandem.api.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A place in a sorted list, opaque to callers.
 *
 * @param list the list and its order
 * @param parts the sort key of the last item seen
 */
public record Cursor(String list, List<String> parts) {

    private static final char SEPARATOR = '\u001f';

    public Cursor {
        parts = List.copyOf(parts);
    }

    /** The cursor for a key; the parts are written with their own {@code toString}. */
    public static Cursor of(String list, Object... parts) {
        return new Cursor(list, Arrays.stream(parts).map(Object::toString).toList());
    }

    /** One part of the key. */
    public String part(int index) {
        return parts.get(index);
    }

    static Optional<Cursor> parse(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var all = Arrays.asList(plain.split(String.valueOf(SEPARATOR), -1));
            return Optional.of(new Cursor(all.getFirst(), all.subList(1, all.size())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The form in which callers get it and give it back. */
    public String text() {
        var plain = list + SEPARATOR + String.join(String.valueOf(SEPARATOR), parts);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
