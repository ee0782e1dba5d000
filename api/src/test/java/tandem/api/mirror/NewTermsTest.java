package tandem.api.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tandem.api.testing.Answer;
import tandem.api.testing.RestTest;
import tandem.company.CompanyId;
import tandem.identity.UuidV7;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandem.newterms.TermsBook;
import tandem.request.Cause;
import tandem.request.Failure;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.Requests;

/** Terms are made here, and QuickBooks is told by a request. */
class NewTermsTest extends RestTest {

    private static final Map<String, Object> NET_75 =
            Map.of("name", "Net 75", "type", "standard", "dueDays", 75, "discountDays", 10, "discountPercent", "2");

    @Autowired
    @SuppressWarnings("NullAway.Init") // the test framework fills it
    private Requests requests;

    @Autowired
    @SuppressWarnings("NullAway.Init") // the test framework fills it
    private TermsBook book;

    private String company = "";
    private String path = "";

    @BeforeEach
    void a_company() {
        company = newCompany();
        path = "/api/v1/companies/" + company + "/terms";
    }

    private Answer post(Object body) {
        return keyWith("read", "write").post(path, body);
    }

    private static Map<String, Object> net75(String field, Object value) {
        var changed = new LinkedHashMap<>(NET_75);
        changed.put(field, value);
        return changed;
    }

    private Answer get(Answer made) {
        return keyWith("read").get(path + "/" + made.text("/id")).expect(200);
    }

    private CompanyId companyId() {
        return CompanyId.parse(company).orElseThrow();
    }

    private Request request(Answer made) {
        return requests.find(
                        companyId(), RequestId.parse(made.text("/requestId")).orElseThrow())
                .orElseThrow();
    }

    private void step(Request before, Request after) {
        requests.move(before, after, new Cause("a test", null));
    }

    private void fails(Answer made, String code) {
        var request = request(made);
        step(
                request,
                request.failed(new Failure(
                        code, Failure.Severity.ERROR, "It failed.", "Mend it.", Failure.Who.BOOKKEEPER, true)));
    }

    private UUID inQuickBooks(String listId, String name, int dueDays) {
        UUID id = UuidV7.at(clock.instant());
        jdbc.sql("""
                        INSERT INTO terms (company_id, id, list_id, edit_sequence, time_modified, time_modified_text, content_hash,
                                           type, name, is_active, due_days, discount_days, discount_percent, version, created_at,
                                           updated_at)
                        VALUES (?, ?, ?, '1', now()::timestamp, 'now', ''::bytea, 'standard', ?, true, ?, 10, 2, 1, now(), now())
                        """).params(uuid(company), id, listId, name, dueDays).update();
        return id;
    }

    @Test
    @Tag("S66")
    @Tag("S81")
    void new_terms_are_queued_for_quickbooks_and_can_be_seen_and_counted_with_at_once() {
        var made = post(NET_75).expect(201);

        assertThat(made.header("Location")).isEqualTo(path + "/" + made.text("/id"));
        assertThat(made.json().path("listId").isNull()).isTrue();
        assertThat(made.text("/discountPercent")).isEqualTo("2");
        assertThat(made.json().path("isActive").asBoolean()).isTrue();
        assertThat(get(made).json()).isEqualTo(made.json());
        assertThat(get(made).header("ETag")).isEqualTo(made.header("ETag"));
        assertThat(keyWith("read").get(path).expect(200).items("id")).containsExactly(made.text("/id"));
        var dates = keyWith("read")
                .get(path + "/" + made.text("/id") + "/dates?billDate=2026-02-24")
                .expect(200);
        assertThat(dates.text("/dueDate")).isEqualTo("2026-05-10");
        assertThat(dates.text("/discountDate")).isEqualTo("2026-03-06");
        var request = keyWith("read")
                .get("/api/v1/requests/" + made.text("/requestId"))
                .expect(200);
        assertThat(request.text("/operation")).isEqualTo("terms_add");
        assertThat(request.text("/status")).isEqualTo("queued");
        assertThat(request.text("/entity/type")).isEqualTo("terms");
        assertThat(request.text("/entity/id")).isEqualTo(made.text("/id"));
    }

    @Test
    void date_driven_terms_are_made_likewise() {
        var made = post(Map.of("name", "15th", "type", "date_driven", "dayOfMonthDue", 15, "dueNextMonthDays", 2))
                .expect(201);

        assertThat(made.text("/type")).isEqualTo("date_driven");
        assertThat(keyWith("read")
                        .get(path + "/" + made.text("/id") + "/dates?billDate=2026-05-13")
                        .expect(200)
                        .text("/dueDate"))
                .isEqualTo("2026-06-15");
    }

    @Test
    void all_that_is_wrong_is_told_at_once() {
        var refusal = post(Map.of("name", "\u03a9", "type", "standard", "dueDays", -1, "dayOfMonthDue", 5))
                .expectProblem(422, "invalid-fields");

        assertThat(refusal.json()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("pointer").asString()))
                .containsExactlyInAnyOrder("/name", "/dueDays", "/dayOfMonthDue");
        post(Map.of()).expectProblem(422, "invalid-fields");
        post(Map.of("name", "A", "type", "weekly")).expectProblem(400, "malformed-body");
        assertThat(keyWith("read").get(path).expect(200).items("id")).isEmpty();
    }

    @Test
    @Tag("S66")
    void terms_that_quickbooks_has_already_are_adopted_and_no_request_is_made() {
        UUID theirs = inQuickBooks("80-1", "NET 75", 75);

        var adopted = post(NET_75).expect(200);

        assertThat(adopted.text("/id")).isEqualTo(EntityId.of(Kind.STANDARD_TERMS, theirs));
        assertThat(adopted.text("/listId")).isEqualTo("80-1");
        assertThat(adopted.json().path("requestId").isNull()).isTrue();
        assertThat(keyWith("read").get("/api/v1/requests?companyId=" + company).items("id"))
                .isEmpty();
    }

    @Test
    @Tag("S66")
    void terms_that_say_something_else_under_that_name_are_refused_and_both_are_told() {
        inQuickBooks("80-1", "Net 75", 60);

        var refusal = post(NET_75).expectProblem(409, "terms-differ");

        assertThat(refusal.text("/detail")).contains("due in 60 days", "due in 75 days");
        assertThat(refusal.text("/fixes/0/action")).contains("another name", "QuickBooks");
    }

    @Test
    void terms_on_their_way_are_given_to_whoever_wants_the_same_and_refused_to_others() {
        var made = post(NET_75).expect(201);

        var same = post(net75("name", "NET 75")).expect(200);

        assertThat(same.text("/id")).isEqualTo(made.text("/id"));
        assertThat(same.text("/requestId")).isEqualTo(made.text("/requestId"));
        assertThat(post(net75("dueDays", 80)).expectProblem(409, "terms-differ").text("/detail"))
                .contains("due in 75 days", "due in 80 days", made.text("/requestId"));
        assertThat(keyWith("read").get(path).expect(200).items("id")).hasSize(1);
    }

    @Test
    void terms_that_failed_are_tried_once_more_with_what_is_wanted_now() {
        var made = post(NET_75).expect(201);
        fails(made, "terms_differ");

        var again = post(net75("dueDays", 80)).expect(201);

        assertThat(again.text("/id")).isEqualTo(made.text("/id"));
        assertThat(again.text("/requestId")).isEqualTo(made.text("/requestId"));
        assertThat(again.json().path("dueDays").asInt()).isEqualTo(80);
        assertThat(request(made).status().word()).isEqualTo("queued");
        assertThat(jdbc.sql("SELECT errand ->> 'definition' FROM request WHERE id = ?")
                        .param(request(made).id().value())
                        .query(String.class)
                        .single())
                .contains("80");
    }

    @Test
    void terms_of_which_nobody_knows_whether_quickbooks_has_them_are_looked_up_and_not_changed() {
        var made = post(NET_75).expect(201);
        fails(made, Request.OUTCOME_UNKNOWN);
        jdbc.sql("""
                        UPDATE request SET message_set_id = ?, sent_by = id, sent_in = id, sent_exchange = 1, sent_at = now()
                         WHERE id = ?
                        """).params(unique("set"), request(made).id().value()).update();

        post(net75("dueDays", 80)).expectProblem(409, "terms-differ");
        post(NET_75).expect(201);

        assertThat(request(made).status().word()).isEqualTo("in_doubt");
    }

    @Test
    void terms_that_were_called_off_are_gone_and_leave_their_name_to_others() {
        var made = post(NET_75).expect(201);
        var request = request(made);
        step(request, request.cancelled());

        assertThat(keyWith("read").get(path).expect(200).items("id")).isEmpty();
        assertThat(get(made).json().path("removedAt").isNull()).isFalse();
        assertThat(keyWith("read")
                        .get(path + "?includeRemoved=true")
                        .expect(200)
                        .items("id"))
                .hasSize(1);

        var again = post(net75("dueDays", 80)).expect(201);

        assertThat(again.text("/requestId")).isNotEqualTo(made.text("/requestId"));
        assertThat(get(again).json().path("removedAt").isNull()).isTrue();
        assertThat(get(again).json().path("dueDays").asInt()).isEqualTo(80);
    }

    @Test
    void terms_that_have_arrived_are_shown_as_quickbooks_has_them_under_both_ids() {
        var made = post(NET_75).expect(201);
        UUID ours = EntityId.parse(Kind.STANDARD_TERMS, made.text("/id")).orElseThrow();
        book.arrived(companyId(), ours, "80-1");
        assertThat(get(made).text("/listId")).isEqualTo("80-1");

        var theirs = EntityId.of(Kind.STANDARD_TERMS, inQuickBooks("80-1", "Net 75", 75));

        assertThat(get(made).text("/id")).isEqualTo(theirs);
        assertThat(keyWith("read").get(path).expect(200).items("id")).containsExactly(theirs);
    }

    @Test
    void a_list_shows_both_sides_page_by_page_in_the_order_of_their_ids() {
        var ids = new ArrayList<String>();
        for (int i = 1; i <= 3; i++) {
            ids.add(EntityId.of(Kind.STANDARD_TERMS, inQuickBooks("80-" + i, "In QuickBooks " + i, i)));
            clock.advance(Duration.ofMillis(1));
            ids.add(post(net75("name", "New " + i)).expect(201).text("/id"));
            clock.advance(Duration.ofMillis(1));
        }
        var seen = new ArrayList<String>();
        var next = path + "?limit=2";
        for (int page = 1; page <= 3; page++) {
            var answer = keyWith("read").get(next).expect(200);
            assertThat(answer.items("id")).hasSize(2);
            seen.addAll(answer.items("id"));
            next = path + "?limit=2&cursor=" + answer.text("/nextCursor");
        }

        assertThat(seen).isEqualTo(ids);
        assertThat(keyWith("read").get(path + "?active=false").expect(200).items("id"))
                .isEmpty();
    }

    @Test
    void a_dry_run_makes_nothing_and_another_company_has_its_own_names() {
        keyWith("read", "write").post(path + "?validateOnly=true", NET_75).expect(200);
        assertThat(keyWith("read").get(path).expect(200).items("id")).isEmpty();
        var made = post(NET_75).expect(201);

        company = newCompany();
        path = "/api/v1/companies/" + company + "/terms";
        keyWith("read").get(path + "/" + made.text("/id")).expectProblem(404, "not-found");
        post(NET_75).expect(201);
        keyWith("read", "support").post(path, NET_75).expectProblem(403, "forbidden");
    }
}
