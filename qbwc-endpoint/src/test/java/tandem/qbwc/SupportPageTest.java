package tandem.qbwc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SupportPageTest {

    private final Wire wire = RunningService.fresh().wire();

    @ParameterizedTest
    @ValueSource(strings = {"/support", "/support/"})
    void anybody_may_read_it(String target) {
        var answer = wire.get(target);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "text/html;charset=utf-8");
        assertThat(answer.body())
                .contains("<h1>Help with the QuickBooks connection</h1>")
                .contains("<strong>555-0100, <a href=\"mailto:help@example.com\">help@example.com</a></strong>")
                .contains("Integrated Applications")
                .doesNotContain("{{")
                .doesNotContain("<script")
                .doesNotContain("src=");
    }

    /** The words that the Web Connector shows are found again on the page. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "No data exchange required",
                "Waiting for active session to expire",
                "Another company file is open",
                "Add an Application",
                "Update Selected",
                "Auto-Run",
                "Full Access",
                "QBWC1039",
                "QBWC1048"
            })
    void what_a_bookkeeper_sees_elsewhere_is_explained(String words) {
        assertThat(wire.get("/support").body()).contains(words);
    }

    @Test
    void a_contact_is_text_and_no_markup() throws Exception {
        var page = new MockHttpServletResponse();
        new SupportPage("Smith & <b>Sons</b>, \"x\"@example.com")
                .service(new MockHttpServletRequest("GET", "/support"), page);
        assertThat(page.getContentAsString())
                .contains("<strong>Smith &amp; &lt;b&gt;Sons&lt;/b&gt;, &quot;x&quot;@example.com<");
    }

    @Test
    void a_look_at_its_head_succeeds() {
        var answer = wire.call("HEAD", "/support");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }
}
