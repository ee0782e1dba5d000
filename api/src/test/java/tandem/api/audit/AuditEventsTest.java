package tandem.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tandem.api.testing.RestTest;

class AuditEventsTest extends RestTest {

    private static final String EVENTS = "/api/v1/audit-events";

    private String pausedCompany() {
        var company = newCompany();
        clock.advance(Duration.ofSeconds(2));
        admin().post("/api/v1/companies/" + company + "/pause", Map.of("reason", "month's end"))
                .expect(200);
        return company;
    }

    @Test
    void it_is_told_who_did_what_when_from_where_and_what_it_was_before_and_after() {
        var company = newCompany();
        var path = "/api/v1/companies/" + company;
        clock.advance(Duration.ofSeconds(2));
        admin().ifMatch(admin().get(path))
                .patch(path, Map.of("name", "Renamed"))
                .expect(200);

        var event =
                keyWith("read").get(EVENTS + "?limit=1&companyId=" + company).expect(200);

        assertThat(event.text("/items/0/id")).startsWith("aud_");
        assertThat(event.text("/items/0/at")).isEqualTo(clock().instant().toString());
        assertThat(event.text("/items/0/action")).isEqualTo("company_changed");
        assertThat(event.text("/items/0/companyId")).isEqualTo(company);
        assertThat(event.text("/items/0/subject")).isEqualTo(company);
        assertThat(event.text("/items/0/before/name")).startsWith("Company ");
        assertThat(event.text("/items/0/after/name")).isEqualTo("Renamed");
        assertThat(event.text("/items/0/actor/id")).startsWith("key_");
        assertThat(event.text("/items/0/actor/label")).isNotBlank();
        assertThat(event.text("/items/0/actor/remoteAddress")).isNotBlank();
        var next = keyWith("read")
                .get(EVENTS + "?limit=1&companyId=" + company + "&cursor=" + event.text("/nextCursor"))
                .expect(200);
        assertThat(next.items("action")).containsExactly("company_created");
    }

    @Test
    void it_is_looked_through_by_actor_and_time() {
        var company = pausedCompany();
        var paused =
                keyWith("read").get(EVENTS + "?limit=1&companyId=" + company).expect(200);
        var actor = paused.text("/items/0/actor/id");
        var at = paused.text("/items/0/at");
        var mine = EVENTS + "?companyId=" + company + "&actor=" + actor;

        assertThat(keyWith("read").get(mine).items("action")).containsExactly("company_paused", "company_created");
        assertThat(keyWith("read").get(mine + "&before=" + at).items("action")).containsExactly("company_created");
        assertThat(keyWith("read").get(mine + "&after=" + at).items("action")).containsExactly("company_paused");
        assertThat(keyWith("read")
                        .get(EVENTS + "?companyId=" + company + "&actor=key_nobody")
                        .items("action"))
                .isEmpty();
        keyWith("read").get(EVENTS + "?before=yesterday").expectProblem(400, "invalid-parameter");
    }

    @Test
    void a_key_of_one_company_sees_that_company_alone() {
        var mine = pausedCompany();
        var others = pausedCompany();
        var key = keyFor(mine, "read");

        assertThat(key.get(EVENTS).expect(200).items("companyId")).containsOnly(mine);
        key.get(EVENTS + "?companyId=" + others).expectProblem(400, "invalid-parameter");
        assertThat(keyWith("read").get(EVENTS + "?companyId=" + others).items("action"))
                .contains("company_paused");
        keyWith("write").get(EVENTS).expectProblem(403, "forbidden");
    }
}
