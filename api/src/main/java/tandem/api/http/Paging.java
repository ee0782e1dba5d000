package tandem.api.http;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tandem.listing.Slice;

/**
 * How much of a list a caller wants. Declared as a parameter of a resource's method, it is read from {@code limit} and
 * {@code cursor}.
 *
 * @param limit 1 to 500
 */
public record Paging(int limit, Optional<Cursor> cursor) {

    /** What a caller gets who says nothing. */
    public static final int DEFAULT_LIMIT = 50;

    static final int MAXIMUM_LIMIT = 500;

    /** The limit, if a list may have it. */
    public static int allowed(int limit) {
        if (limit < 1 || limit > MAXIMUM_LIMIT) {
            throw badLimit();
        }
        return limit;
    }

    static Problem badLimit() {
        return Problem.badParameter("limit", "must be a whole number from 1 to " + MAXIMUM_LIMIT);
    }

    /**
     * The key of the last item that the caller has seen, or {@code null} for the beginning.
     *
     * @param list names the list and its order, so that a cursor of another list is refused
     * @param key makes the key from its parts; what it throws for nonsense becomes a refusal
     */
    public <K> @Nullable K after(String list, Function<Cursor, K> key) {
        if (cursor.isEmpty()) {
            return null;
        }
        var given = cursor.get();
        if (!given.list().equals(list)) {
            throw badCursor();
        }
        try {
            return key.apply(given);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | java.time.DateTimeException e) {
            throw badCursor();
        }
    }

    /**
     * The answer: a page and, where there is more, a link to the next one.
     *
     * @param cursor the cursor that stands for an item, made with {@link Cursor#of}
     */
    public <T> ResponseEntity<Page<T>> answer(Slice<T> slice, Function<T, Cursor> cursor) {
        return answer(slice, Function.identity(), cursor);
    }

    /**
     * The same, where the list's sort key is not in what callers see.
     *
     * @param words what callers see of an item
     */
    public <T, R> ResponseEntity<Page<R>> answer(
            Slice<T> slice, Function<? super T, ? extends R> words, Function<? super T, Cursor> cursor) {
        var items = slice.<R>map(words).items();
        if (!slice.hasMore()) {
            return ResponseEntity.ok(new Page<>(items, null));
        }
        var next = cursor.apply(slice.items().getLast()).text();
        var link = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam("cursor", next)
                .build()
                .toUriString();
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, '<' + link + ">; rel=\"next\"")
                .body(new Page<>(items, next));
    }

    static Problem badCursor() {
        return Problem.badParameter("cursor", "must be the nextCursor of this very list");
    }
}
