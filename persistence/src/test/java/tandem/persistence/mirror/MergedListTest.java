package tandem.persistence.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tandem.company.CompanyId;
import tandem.listing.Slice;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorList;

/** Records of this side go over to QuickBooks while the two lists are read one after the other. */
class MergedListTest {

    private static final CompanyId COMPANY = new CompanyId(new UUID(1, 1));
    private static final int ALL = 9;

    private final Set<Long> shown = new TreeSet<>();
    private final List<Long> shownNext = new ArrayList<>();

    private record Seen(UUID id, boolean there) {}

    /** A list of which each reading is followed by QuickBooks showing one more record. */
    private final class Half implements MirrorList<Seen> {

        private final boolean there;
        private final Predicate<Long> isMine;

        Half(boolean there) {
            this.there = there;
            this.isMine = number -> shown.contains(number) == there;
        }

        @Override
        public Slice<Seen> list(CompanyId company, MirrorFilter filter, @Nullable UUID after, int limit) {
            var found = new ArrayList<Seen>();
            for (long number = after == null ? 1 : after.getLeastSignificantBits() + 1; number <= ALL; number++) {
                if (isMine.test(number)) {
                    found.add(new Seen(new UUID(0, number), there));
                }
            }
            if (!shownNext.isEmpty()) {
                shown.add(shownNext.removeFirst());
            }
            return Slice.of(found.subList(0, Math.min(limit + 1, found.size())), limit);
        }

        @Override
        public Optional<Seen> find(CompanyId company, UUID id) {
            return Optional.empty();
        }

        @Override
        public Map<UUID, Seen> find(CompanyId company, Set<UUID> ids) {
            return Map.of();
        }
    }

    private Map<Long, Boolean> readInPagesOf(int limit) {
        var list = new MergedList<>(new Half(true), new Half(false), Seen::id);
        var met = new LinkedHashMap<Long, Boolean>();
        @Nullable UUID after = null;
        Slice<Seen> page;
        do {
            page = list.list(COMPANY, MirrorFilter.NONE, after, limit);
            for (var item : page.items()) {
                assertThat(met.put(item.id().getLeastSignificantBits(), item.there()))
                        .as("met before")
                        .isNull();
                after = item.id();
            }
        } while (page.hasMore());
        return met;
    }

    @Test
    void a_record_that_is_shown_between_the_two_readings_is_met_once_as_quickbooks_shows_it() {
        shown.addAll(Set.of(2L, 5L));
        shownNext.addAll(List.of(3L));

        var met = readInPagesOf(20);

        assertThat(met.keySet()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(met).containsEntry(3L, true).containsEntry(4L, false);
    }

    @Test
    void whatever_goes_over_and_however_long_the_pages_are_each_record_is_met_once_in_order() {
        for (int limit = 1; limit <= ALL + 1; limit++) {
            for (long first = 1; first <= ALL; first++) {
                shown.clear();
                shownNext.clear();
                for (long number = first; number <= ALL; number++) {
                    shownNext.add(number);
                }
                assertThat(readInPagesOf(limit).keySet())
                        .as("pages of %d, from %d on", limit, first)
                        .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
            }
        }
    }
}
