package tandem.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    private static final Instant SINCE = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void what_waits_is_done_at_the_speed_of_the_last_hour() {
        assertThat(new Workload(30, SINCE, 60, null).drain()).contains(Duration.ofMinutes(30));
        assertThat(new Workload(7, SINCE, 3, null).drain()).contains(Duration.ofMinutes(140));
    }

    @Test
    void without_a_speed_nothing_is_foretold() {
        assertThat(new Workload(30, SINCE, 2, null).drain()).isEmpty();
        assertThat(new Workload(0, null, 60, null).drain()).isEmpty();
    }

    @Test
    void the_rest_of_a_first_load_goes_as_its_beginning_went() {
        var worked = new Workload(0, null, 0, Duration.ofMinutes(10));
        assertThat(worked.loadLeft(40)).contains(Duration.ofMinutes(15));
        assertThat(worked.loadLeft(80)).contains(Duration.ofSeconds(150));
    }

    @Test
    void a_first_load_that_has_shown_too_little_of_itself_has_no_time_left() {
        assertThat(new Workload(0, null, 0, Duration.ofMinutes(10)).loadLeft(4)).isEmpty();
        assertThat(new Workload(0, null, 0, Duration.ofMinutes(10)).loadLeft(100))
                .isEmpty();
        assertThat(new Workload(0, null, 0, Duration.ofSeconds(5)).loadLeft(40)).isEmpty();
        assertThat(Workload.NONE.loadLeft(40)).isEmpty();
    }
}
