package tandem.api.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import tandem.api.http.Problem;
import tandem.api.http.ProblemType;
import tandem.api.testing.TurnedClock;
import tandem.company.CompanyId;
import tools.jackson.databind.json.JsonMapper;

class DownloadBoundsTest {

    private static final CompanyId COMPANY = new CompanyId(new UUID(1, 1));

    private final TurnedClock clock = new TurnedClock();
    private final Download download = new Download(JsonMapper.shared(), Runnable::run, clock);

    private byte[] send(Download.Contents contents) {
        var response = new MockHttpServletResponse();
        download.send(COMPANY, "archive", UnaryOperator.identity(), contents, response);
        return response.getContentAsByteArray();
    }

    /** Each is sent while the one before it is. */
    private void sendAtOnce(int count) {
        send(archive -> {
            if (count > 1) {
                sendAtOnce(count - 1);
            }
        });
    }

    @Test
    void so_many_are_sent_at_once_and_one_more_is_told_to_come_again() {
        sendAtOnce(Download.AT_ONCE);
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> sendAtOnce(Download.AT_ONCE + 1))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS))
                .satisfies(refusal -> assertThat(refusal.headers()).containsKey("Retry-After"));
        sendAtOnce(Download.AT_ONCE);
    }

    @Test
    void who_takes_too_long_gets_an_archive_without_its_end_and_the_place_is_free() {
        assertThat(send(archive -> clock.advance(Download.LONGEST))).isNotEmpty();
        for (int i = 0; i <= Download.AT_ONCE; i++) {
            assertThatThrownBy(() -> send(archive -> {
                        clock.advance(Download.LONGEST.plusMillis(1));
                        archive.addText("late.txt", "late");
                    }))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("10 minutes");
        }
        sendAtOnce(Download.AT_ONCE);
    }
}
