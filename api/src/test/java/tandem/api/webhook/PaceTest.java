package tandem.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PaceTest {

    private long now = Long.MAX_VALUE - 20;
    private int done;
    private final Pace pace = new Pace(() -> now);

    @Test
    void what_takes_long_is_followed_by_a_rest_nine_times_as_long() {
        pace.step(() -> takes(10));
        now += 89;
        pace.step(() -> takes(10));
        assertThat(done).isEqualTo(1);

        now += 1;
        pace.step(() -> takes(1));
        assertThat(done).isEqualTo(2);

        now += 9;
        pace.step(() -> takes(1));
        assertThat(done).isEqualTo(3);
    }

    @Test
    void what_takes_no_time_is_done_whenever_it_is_wanted() {
        pace.step(() -> takes(0));
        pace.step(() -> takes(0));
        assertThat(done).isEqualTo(2);
    }

    @Test
    void no_rest_is_longer_than_ten_seconds() {
        pace.step(() -> takes(30_000_000_000L));
        now += 9_999_999_999L;
        pace.step(() -> takes(1));
        assertThat(done).isEqualTo(1);

        now += 1;
        pace.step(() -> takes(1));
        assertThat(done).isEqualTo(2);
    }

    @Test
    void what_fails_has_taken_its_time_as_well() {
        assertThatThrownBy(() -> pace.step(() -> {
                    takes(10);
                    throw new IllegalStateException("no database");
                }))
                .hasMessage("no database");
        pace.step(() -> takes(10));
        assertThat(done).isEqualTo(1);
    }

    private void takes(long nanos) {
        now += nanos;
        done++;
    }
}
