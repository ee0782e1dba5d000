package tandem.qbwc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SupportPageTest {

    private final Wire wire = RunningService.fresh().wire();

    @Test
    void anybody_may_read_it() {
        var answer = wire.get("/support");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "text/html;charset=utf-8");
        assertThat(answer.body())
                .contains("<h1>Help with the QuickBooks connection</h1>")
                .contains("555-0100, help@example.com")
                .contains("Integrated Applications")
                .doesNotContain("{{")
                .doesNotContain("<script")
                .doesNotContain("src=");
    }

    @Test
    void a_look_at_its_head_succeeds() {
        var answer = wire.call("HEAD", "/support");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }
}
