package tandem.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tandem.company.CompanyId;

class LookoutTest {

    private final CompanyId acme = new CompanyId(new UUID(0, 1));
    private final CompanyId other = new CompanyId(new UUID(0, 2));
    private final Feeds feeds = new Feeds();
    private final Lookout lookout = new Lookout(feeds);
    private final List<String> called = new ArrayList<>();

    private static final class Feeds implements ChangeFeed {

        private final Map<CompanyId, Long> last = new HashMap<>();
        private final List<Set<CompanyId>> asked = new ArrayList<>();

        @Override
        public Stretch after(CompanyId company, long after, int limit) {
            throw new AssertionError("whoever is called reads for himself");
        }

        @Override
        public Map<CompanyId, Long> lastOf(Set<CompanyId> companies) {
            asked.add(companies);
            return last;
        }
    }

    private Lookout.Place waits(CompanyId company, long after, String name) {
        return lookout.await(company, after, () -> called.add(name));
    }

    @Test
    void whose_feed_has_gone_on_is_called_once() {
        feeds.last.put(acme, 7L);
        waits(acme, 7, "reader");
        lookout.look();
        assertThat(called).isEmpty();

        feeds.last.put(acme, 8L);
        lookout.look();
        lookout.look();

        assertThat(called).containsExactly("reader");
        assertThat(lookout.size()).isZero();
    }

    @Test
    void what_was_told_between_the_reading_and_the_waiting_is_not_missed() {
        feeds.last.put(acme, 8L);
        waits(acme, 7, "reader");

        lookout.look();

        assertThat(called).containsExactly("reader");
    }

    @Test
    void all_companies_are_asked_for_together_and_each_once() {
        waits(acme, 0, "one");
        waits(acme, 0, "two");
        waits(other, 0, "three");
        feeds.last.put(acme, 1L);

        lookout.look();

        assertThat(feeds.asked).containsExactly(Set.of(acme, other));
        assertThat(called).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void nothing_is_asked_while_nobody_waits() {
        waits(acme, 0, "gone").leave();

        lookout.look();

        assertThat(feeds.asked).isEmpty();
        assertThat(called).isEmpty();
    }

    @Test
    void the_first_change_of_a_company_calls_and_so_does_its_end() {
        waits(acme, 0, "of a new company");
        waits(other, 5, "of an erased company");
        lookout.look();
        assertThat(called).containsExactly("of an erased company");

        feeds.last.put(acme, 1L);
        lookout.look();
        assertThat(called).containsExactly("of an erased company", "of a new company");
    }
}
