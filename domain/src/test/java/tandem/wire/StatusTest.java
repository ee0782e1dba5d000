package tandem.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tandem.wire.Status.Meaning;
import tandem.wire.Treatment.Retry;

class StatusTest {

    @Test
    void a_status_that_the_hub_made_itself_never_says_that_something_may_be_sent_again() {
        var status = new Status(3231, Meaning.REFUSED, "QuickBooks did not answer this question");

        assertThat(status.treatment()).isEqualTo(Treatment.NONE);
        assertThat(status.treatment().retry()).isEqualTo(Retry.NEVER);
        assertThat(status.isAnswered()).isFalse();
    }
}
