package tandem.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StretchTest {

    private static Stretch stretch(long after, long first, long last, long end) {
        var changes = LongStream.rangeClosed(first, last)
                .mapToObj(seq -> new Change(seq, Instant.EPOCH, Topic.BILL, new UUID(0, seq), Change.What.UPDATED))
                .toList();
        return new Stretch(after, changes, end);
    }

    @Test
    void what_follows_without_a_hole_is_whole() {
        assertThat(stretch(0, 1, 3, 3).isTorn()).isFalse();
        assertThat(stretch(3, 4, 5, 9).isTorn()).isFalse();
        assertThat(new Stretch(3, List.of(), 3).isTorn()).isFalse();
        assertThat(new Stretch(0, List.of(), 0).isTorn()).isFalse();
    }

    @Test
    void it_is_torn_where_the_next_change_is_gone() {
        assertThat(stretch(3, 5, 6, 6).isTorn()).isTrue();
        assertThat(new Stretch(3, List.of(), 6).isTorn()).as("all are gone").isTrue();
    }

    @Test
    void it_is_torn_for_who_is_ahead_of_it() {
        assertThat(new Stretch(7, List.of(), 6).isTorn()).isTrue();
    }
}
