package tandem.listing;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A piece of a sorted list.
 *
 * @param items in the list's order, at most as many as were asked for
 * @param hasMore whether the list goes on after the last item
 */
public record Slice<T>(List<T> items, boolean hasMore) {

    public Slice {
        items = List.copyOf(items);
    }

    /** Cuts what was read with one row more than asked for, the row that tells whether the list goes on. */
    public static <T> Slice<T> of(List<T> upToOneMore, int limit) {
        return upToOneMore.size() > limit
                ? new Slice<>(upToOneMore.subList(0, limit), true)
                : new Slice<>(upToOneMore, false);
    }

    /** The piece of two lists in one order, of which each has been cut at the limit. */
    public static <T> Slice<T> merge(Slice<T> one, Slice<T> other, Comparator<? super T> order, int limit) {
        var merged = Stream.concat(one.items().stream(), other.items().stream())
                .sorted(order)
                .toList();
        boolean isCut = merged.size() > limit;
        return new Slice<>(isCut ? merged.subList(0, limit) : merged, isCut || one.hasMore() || other.hasMore());
    }

    /** The same piece in other words. */
    public <R> Slice<R> map(Function<? super T, ? extends R> words) {
        return new Slice<>(items.stream().<R>map(words).toList(), hasMore);
    }
}
