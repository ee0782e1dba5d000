package tandem.api.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextCursor to be given as {@code cursor} for the next page; {@code null} on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {}
