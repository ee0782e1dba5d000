package tandem.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tandem.company.CompanyId;
import tandem.feed.Change;
import tandem.feed.Topic;
import tandem.webhook.Letter.Step;

class BacklogTest {

    private static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");
    private static final CompanyId COMPANY = new CompanyId(new UUID(1, 1));
    private static final EndpointId ENDPOINT = new EndpointId(new UUID(2, 2));

    @Test
    void changes_are_told_one_by_one_and_the_last_step_goes_over_what_nobody_wants() {
        var letters = new Backlog(COMPANY, 40, 50, 41L, 3, changes(42, 44, 47)).letters(ENDPOINT, NOW);

        assertThat(letters)
                .extracting(letter -> letter.delivery().event().id())
                .extracting(id -> id.substring(id.lastIndexOf('_') + 1))
                .containsExactly("42", "44", "47");
        assertThat(letters)
                .extracting(Letter::step)
                .containsExactly(new Step(40, 42), new Step(42, 44), new Step(44, 50));
        assertThat(letters).allMatch(letter -> letter.delivery().holdsUp());
    }

    @Test
    void where_more_are_wanted_than_were_read_the_last_step_ends_at_its_change() {
        var letters = new Backlog(COMPANY, 0, 90, 1L, 80, changes(1, 2)).letters(ENDPOINT, NOW);

        assertThat(letters).extracting(Letter::step).containsExactly(new Step(0, 1), new Step(1, 2));
    }

    @Test
    void more_than_a_page_of_the_feed_are_told_of_at_once() {
        var letters = new Backlog(COMPANY, 40, 90_000, 41L, Backlog.MOST_SINGLY + 1, List.of()).letters(ENDPOINT, NOW);

        assertThat(letters).singleElement().satisfies(letter -> {
            assertThat(letter.delivery().event()).isEqualTo(new Event.OfStretch(COMPANY, 41, 90_000, NOW));
            assertThat(letter.step()).isEqualTo(new Step(40, 90_000));
            assertThat(letter.delivery().event().type()).isEqualTo("com.mineraltree.tandem.feed.advanced");
            assertThat(letter.delivery().event().id()).endsWith("_41-90000");
        });
    }

    @Test
    void who_has_missed_what_was_thrown_away_is_sent_to_the_feed() {
        assertThat(new Backlog(COMPANY, 40, 50, 45L, 2, changes(45, 46)).letters(ENDPOINT, NOW))
                .extracting(letter -> letter.delivery().event())
                .containsExactly(new Event.OfStretch(COMPANY, 41, 50, NOW));
        var nothingKept = new Backlog(COMPANY, 40, 50, null, 0, List.of());
        assertThat(nothingKept.isOfNoInterest()).isFalse();
        assertThat(nothingKept.letters(ENDPOINT, NOW)).hasSize(1);
    }

    @Test
    void what_is_not_wanted_is_of_no_interest() {
        assertThat(new Backlog(COMPANY, 40, 50, 41L, 0, List.of()).isOfNoInterest())
                .isTrue();
        assertThat(new Backlog(COMPANY, 40, 50, 41L, 1, changes(44)).isOfNoInterest())
                .isFalse();
    }

    @Test
    void an_event_is_called_the_same_whomever_it_is_told() {
        var backlog = new Backlog(COMPANY, 0, 1, 1L, 1, changes(1));
        var one = backlog.letters(ENDPOINT, NOW).getFirst().delivery();
        var other = backlog.letters(new EndpointId(new UUID(3, 3)), NOW.plusSeconds(9))
                .getFirst()
                .delivery();

        assertThat(one.event().id())
                .isEqualTo(other.event().id())
                .startsWith("evt_")
                .doesNotContain(".");
        assertThat(one.id()).isNotEqualTo(other.id());
    }

    private static List<Event.OfChange> changes(long... seqs) {
        return LongStream.of(seqs)
                .mapToObj(seq -> new Event.OfChange(
                        COMPANY, new Change(seq, NOW, Topic.BILL, new UUID(9, seq), Change.What.UPDATED), null))
                .toList();
    }
}
