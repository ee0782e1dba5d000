package tandem.persistence.mirror;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.listing.Slice;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorList;

/**
 * Records that QuickBooks has, and records of this side that it does not have yet, in one list.
 *
 * @param there those that QuickBooks has; of an id that is in both, this one counts
 * @param here the others
 */
record MergedList<V>(MirrorList<V> there, MirrorList<V> here, Function<V, UUID> id) implements MirrorList<V> {

    @Override
    public Slice<V> list(CompanyId company, MirrorFilter filter, @Nullable UUID after, int limit) {
        var one = there.list(company, filter, after, limit);
        var other = here.list(company, filter, after, limit);
        var items = Stream.concat(one.items().stream(), other.items().stream())
                .sorted(Comparator.comparing(id, MergedList::inOrderOfTheDatabase))
                .toList();
        return new Slice<>(
                items.subList(0, Math.min(limit, items.size())),
                items.size() > limit || one.hasMore() || other.hasMore());
    }

    @Override
    public Optional<V> find(CompanyId company, UUID wanted) {
        return there.find(company, wanted).or(() -> here.find(company, wanted));
    }

    @Override
    public Map<UUID, V> find(CompanyId company, Set<UUID> wanted) {
        var found = new HashMap<>(there.find(company, wanted));
        var others = new HashSet<>(wanted);
        others.removeAll(found.keySet());
        if (!others.isEmpty()) {
            found.putAll(here.find(company, others));
        }
        return found;
    }

    /** Java compares the halves of a UUID as signed numbers, PostgreSQL compares bytes. */
    private static int inOrderOfTheDatabase(UUID one, UUID other) {
        int first = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return first != 0
                ? first
                : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
