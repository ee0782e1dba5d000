package tandem.persistence.mirror;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
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
        // Between the two a record may go over to QuickBooks. Read in this order it is met here, there, or in both, and
        // never in neither.
        var others = here.list(company, filter, after, limit);
        var known = there.list(company, filter, after, limit);
        var merged = new TreeMap<UUID, V>(MergedList::inOrderOfTheDatabase);
        others.items().forEach(item -> merged.put(id.apply(item), item));
        known.items().forEach(item -> merged.put(id.apply(item), item));
        var items = List.copyOf(merged.values());
        return new Slice<>(
                items.subList(0, Math.min(limit, items.size())),
                items.size() > limit || others.hasMore() || known.hasMore());
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
