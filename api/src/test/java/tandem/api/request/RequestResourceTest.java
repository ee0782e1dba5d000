package tandem.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tandem.api.testing.Answer;
import tandem.api.testing.RestTest;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;
import tandem.company.SessionId;
import tandem.identity.UuidV7;
import tandem.request.Cause;
import tandem.request.Errand.TextChange;
import tandem.request.Errand.VendorEdit;
import tandem.request.Failure;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.Requests;
import tandem.request.Sending;
import tandem.wire.Write.VendorField;

class RequestResourceTest extends RestTest {

    private static final Cause CAUSE = new Cause("a test", "because");
    private static final UUID VENDOR = UUID.fromString("0195a000-0000-7000-8000-000000000077");

    @Autowired
    @SuppressWarnings("NullAway.Init") // the test framework fills it
    private Requests requests;

    private String company = "";

    @BeforeEach
    void a_company() {
        company = newCompany();
    }

    private Request queued(RequestId... after) {
        clock.advance(Duration.ofMillis(1));
        var now = clock.instant();
        var edit = new VendorEdit(VENDOR, Map.of(VendorField.PHONE, new TextChange("1", "2")), null);
        var id = new RequestId(UuidV7.at(now));
        var request = Request.of(id, CompanyId.parse(company).orElseThrow(), edit, Set.of(after), now);
        requests.add(request, CAUSE);
        return request;
    }

    private Request sent(RequestId... after) {
        var request = queued(after);
        var ready = after.length == 0 ? request : step(request, request.unblocked());
        var now = clock.instant();
        return step(
                ready,
                ready.sent(
                        new Sending(
                                UUID.randomUUID().toString().substring(0, 23),
                                new ConnectorId(UuidV7.at(now)),
                                new SessionId(UuidV7.at(now)),
                                1,
                                now),
                        null));
    }

    private Request failed(String code, RequestId... after) {
        var request = sent(after);
        return step(
                request,
                request.failed(new Failure(
                        code,
                        Failure.Severity.ERROR,
                        "The books are closed.",
                        "Open the period.",
                        Failure.Who.QUICKBOOKS_ADMIN,
                        true)));
    }

    private Request step(Request before, Request after) {
        requests.move(before, after, CAUSE);
        return after;
    }

    private static String path(Request request, String more) {
        return "/api/v1/requests/" + request.id() + more;
    }

    private Answer seen(Request request) {
        return keyWith("read").get(path(request, "")).expect(200);
    }

    @Test
    void a_failed_request_says_what_happened_what_to_do_and_every_step_that_it_took() {
        var seen = seen(failed("period_closed"));

        assertThat(seen.text("/operation")).isEqualTo("vendor_mod");
        assertThat(seen.text("/status")).isEqualTo("failed");
        assertThat(seen.json().path("attempts").asInt()).isEqualTo(1);
        assertThat(seen.text("/error/code")).isEqualTo("period_closed");
        assertThat(seen.text("/error/severity")).isEqualTo("error");
        assertThat(seen.text("/error/message")).isEqualTo("The books are closed.");
        assertThat(seen.text("/error/advice")).isEqualTo("Open the period.");
        assertThat(seen.json().at("/error/retryable").asBoolean()).isTrue();
        assertThat(seen.text("/entity/type")).isEqualTo("vendor");
        assertThat(seen.text("/entity/id")).startsWith("vnd_");
        assertThat(seen.json()
                        .path("history")
                        .valueStream()
                        .map(step -> step.path("to").asString()))
                .containsExactly("queued", "sent", "failed");
        assertThat(seen.text("/history/0/by")).isEqualTo("a test");
        assertThat(seen.header("ETag")).isEqualTo("\"2\"");
    }

    @Test
    void requests_are_found_by_company_status_operation_and_error() {
        var closed = failed("period_closed");
        failed("record_in_use");
        queued();
        var mine = "/api/v1/requests?companyId=" + company;

        assertThat(keyWith("read").get(mine).expect(200).items("id")).hasSize(3);
        assertThat(keyWith("read").get(mine + "&status=failed").expect(200).items("id"))
                .hasSize(2);
        assertThat(keyWith("read")
                        .get(mine + "&status=failed&operation=vendor_mod&errorCode=period_closed")
                        .expect(200)
                        .items("id"))
                .containsExactly(closed.id().toString());
        assertThat(keyWith("read").get(mine + "&operation=bill_add").expect(200).items("id"))
                .isEmpty();
        keyWith("read").get(mine + "&status=broken").expectProblem(400, "invalid-parameter");
    }

    @Test
    void the_latest_come_first_and_page_by_page() {
        var ids = List.of(queued(), queued(), queued()).stream()
                .map(request -> request.id().toString())
                .toList();

        var first = keyWith("read")
                .get("/api/v1/requests?limit=2&companyId=" + company)
                .expect(200);
        var second = keyWith("read")
                .get("/api/v1/requests?limit=2&companyId=" + company + "&cursor=" + first.text("/nextCursor"))
                .expect(200);

        assertThat(first.items("id")).containsExactly(ids.get(2), ids.get(1));
        assertThat(second.items("id")).containsExactly(ids.get(0));
    }

    @Test
    void a_failed_request_is_tried_again_and_says_who_wanted_it() {
        var failed = failed("period_closed");

        var again = keyWith("support")
                .post(path(failed, "/requeue"), Map.of("reason", "the period is open"))
                .expect(200);

        assertThat(again.text("/status")).isEqualTo("queued");
        assertThat(again.text("/history/3/reason")).isEqualTo("the period is open");
        assertThat(again.text("/history/3/by")).startsWith("key_");
        assertThat(jdbc.sql("SELECT count(*) FROM audit_event WHERE subject = ? AND action = 'request_requeued'")
                        .param(failed.id().toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void a_request_of_which_nobody_knows_whether_it_was_carried_out_is_looked_into_first() {
        var unknown = failed(Request.OUTCOME_UNKNOWN);

        var again = keyWith("support").post(path(unknown, "/requeue")).expect(200);

        assertThat(again.text("/status")).isEqualTo("in_doubt");
    }

    @Test
    void only_a_failed_request_is_tried_again() {
        for (var request : List.of(queued(), sent())) {
            keyWith("support").post(path(request, "/requeue")).expectProblem(409, "request-not-failed");
        }
    }

    @Test
    void what_has_not_gone_out_can_be_called_off_and_nothing_else() {
        keyWith("support").post(path(queued(), "/cancel")).expect(200);
        keyWith("support").post(path(failed("period_closed"), "/cancel")).expect(200);
        var sent = sent();
        keyWith("support").post(path(sent, "/cancel")).expectProblem(409, "request-cannot-be-cancelled");
        assertThat(seen(sent).text("/status")).isEqualTo("sent");
    }

    @Test
    void many_are_tried_again_with_those_that_they_depend_on_and_a_dry_run_only_tells() {
        var first = failed("period_closed");
        var second = failed("record_in_use", first.id());
        var wanted = Map.of("companyId", company, "errorCode", "record_in_use");

        var dry = keyWith("support")
                .post(
                        "/api/v1/requests/requeue",
                        Map.of("companyId", company, "errorCode", "record_in_use", "dryRun", true))
                .expect(200);
        assertThat(dry.json().path("requeued").size()).isEqualTo(2);
        assertThat(seen(first).text("/status")).isEqualTo("failed");

        keyWith("support").post("/api/v1/requests/requeue", wanted).expect(200);
        assertThat(seen(first).text("/status")).isEqualTo("queued");
        assertThat(seen(second).text("/status")).isEqualTo("blocked");
    }

    @Test
    void those_that_cannot_be_tried_again_are_named_with_the_reason() {
        var waiting = queued();

        var answer = keyWith("support")
                .post(
                        "/api/v1/requests/requeue",
                        Map.of("ids", List.of(waiting.id().toString())))
                .expect(200);

        assertThat(answer.text("/skipped/0/id")).isEqualTo(waiting.id().toString());
        assertThat(answer.text("/skipped/0/why")).contains("queued");
    }

    @Test
    void of_those_that_are_named_none_is_passed_over_without_a_word() {
        var named = List.of(failed("period_closed"), failed("period_closed"), failed("period_closed")).stream()
                .map(request -> request.id().toString())
                .toList();

        var answer = keyWith("support")
                .post("/api/v1/requests/requeue", Map.of("ids", named, "limit", 1))
                .expect(200);

        assertThat(answer.text("/requeued/0")).isEqualTo(named.getFirst());
        assertThat(answer.json().path("requeued").size()).isEqualTo(1);
        assertThat(answer.json()
                        .path("skipped")
                        .valueStream()
                        .map(one -> one.path("id").asString()))
                .containsExactly(named.get(1), named.get(2));
        assertThat(answer.text("/skipped/0/why")).contains("limit of 1");
    }

    @Test
    void more_than_can_be_tried_again_at_once_are_refused_by_the_name_of_the_field() {
        var support = keyWith("support");
        var ids = java.util.Collections.nCopies(501, queued().id().toString());
        var tooMany =
                support.post("/api/v1/requests/requeue", Map.of("ids", ids)).expectProblem(422, "invalid-fields");
        assertThat(tooMany.text("/errors/0/pointer")).isEqualTo("/ids");
        assertThat(tooMany.text("/errors/0/message")).contains("at most 500");
        for (int limit : new int[] {0, 501}) {
            var refused = support.post("/api/v1/requests/requeue", Map.of("limit", limit))
                    .expectProblem(422, "invalid-fields");
            assertThat(refused.text("/errors/0/pointer")).isEqualTo("/limit");
        }
    }

    @Test
    void a_key_of_another_company_sees_and_moves_nothing() {
        var failed = failed("period_closed");
        var other = keyFor(newCompany(), "read", "support");

        other.get(path(failed, "")).expectProblem(404, "not-found");
        other.post(path(failed, "/requeue")).expectProblem(404, "not-found");
        other.get("/api/v1/requests?companyId=" + company).expectProblem(400, "invalid-parameter");
        assertThat(other.get("/api/v1/requests").expect(200).items("id")).isEmpty();
        assertThat(other.post("/api/v1/requests/requeue", Map.of())
                        .expect(200)
                        .json()
                        .path("requeued")
                        .size())
                .isZero();
        keyWith("read").post(path(failed, "/requeue")).expectProblem(403, "forbidden");
    }
}
