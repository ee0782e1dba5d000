package tandem.api.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.api.testing.RestTest;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;
import tandem.company.SessionId;
import tandem.identity.UuidV7;
import tandem.mirror.Kind;
import tandem.mirror.Vendor;
import tandem.mirror.Version;
import tandem.persistence.mirror.JdbcMirror;
import tandem.request.Cause;
import tandem.request.Failure;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.Requests;
import tandem.request.Sending;

/** What happened to one record, on both sides and in order. */
class TimelineOfARecordTest extends RestTest {

    private static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 5, 12, 0);

    @Autowired
    @SuppressWarnings("NullAway.Init") // set by the test framework
    private JdbcTemplate template;

    @Autowired
    @SuppressWarnings("NullAway.Init") // set by the test framework
    private Requests requests;

    private String company = "";
    private String path = "";
    private String vendor = "";

    @BeforeEach
    void a_company_with_a_vendor() {
        company = newCompany();
        path = "/api/v1/companies/" + company;
        read("Acme", 1);
        vendor = admin().get(path + "/vendors").expect(200).text("/items/0/id");
    }

    private void read(String name, int minute) {
        clock.advance(Duration.ofSeconds(1));
        var at = NOON.plusMinutes(minute);
        var version = new Version(at, at, at + "-05:00", String.valueOf(1_772_712_000 + minute));
        var record = new Vendor(
                "V", version, name, true, null, null, null, null, null, null, null, null, null, null, null, null, null);
        new JdbcMirror(template).apply(id(), Kind.VENDOR, List.of(record), clock().instant());
    }

    private CompanyId id() {
        return CompanyId.parse(company).orElseThrow();
    }

    private RequestId edited() {
        clock.advance(Duration.ofSeconds(1));
        var of = path + "/vendors/" + vendor;
        var queued = keyWith("write")
                .ifMatch(admin().get(of))
                .patch(of, Map.of("phone", "555-0100"))
                .expect(202);
        return RequestId.parse(queued.text("/requestId")).orElseThrow();
    }

    private Request refused(RequestId request) {
        clock.advance(Duration.ofSeconds(1));
        var session = new SessionId(UuidV7.at(clock().instant()));
        var cause = new Cause(session.toString(), null);
        var queued = requests.find(id(), request).orElseThrow();
        var sent = queued.sent(
                new Sending(
                        UUID.randomUUID().toString().substring(0, 20),
                        new ConnectorId(new UUID(1, 1)),
                        session,
                        3,
                        clock().instant()),
                null);
        requests.move(queued, sent, cause);
        clock.advance(Duration.ofSeconds(1));
        var failed = sent.failed(Failure.forBookkeeper("record_in_use", "It is open.", "Close it."));
        requests.move(sent, failed, new Cause(session.toString(), "It is open."));
        return failed;
    }

    private String timeline() {
        return path + "/vendors/" + vendor + "/timeline";
    }

    @Test
    void it_is_read_edited_refused_and_re_queued_and_everybody_is_named() {
        var request = edited();
        refused(request);
        clock.advance(Duration.ofSeconds(1));
        keyWith("support")
                .post("/api/v1/requests/" + request + "/requeue", Map.of("reason", "it is closed now"))
                .expect(200);
        read("Acme Inc", 2);

        var told = keyWith("read").get(timeline()).expect(200);

        assertThat(told.items("what")).containsExactly("read", "queued", "sent", "failed", "requeued", "changed");
        assertThat(told.items("side"))
                .containsExactly("quickbooks", "mineraltree", "mineraltree", "quickbooks", "mineraltree", "quickbooks");
        assertThat(told.text("/items/0/text")).isEqualTo("Read from QuickBooks for the first time.");
        assertThat(told.json().at("/items/0/by").isNull()).isTrue();
        assertThat(told.text("/items/1/requestId")).isEqualTo(request.toString());
        assertThat(told.text("/items/1/by/label")).startsWith("key ");
        assertThat(told.json().at("/items/2/exchange").asInt()).isEqualTo(3);
        assertThat(told.text("/items/2/sessionId")).startsWith("ses_");
        assertThat(told.text("/items/3/reason")).isEqualTo("It is open.");
        assertThat(told.text("/items/4/reason")).isEqualTo("it is closed now");
        assertThat(told.json().path("changesKeptSince").isNull()).isTrue();
    }

    @Test
    void it_comes_in_pages() {
        refused(edited());
        var seen = new ArrayList<String>();
        var next = timeline() + "?limit=1";
        while (!next.isEmpty()) {
            var page = keyWith("read").get(next).expect(200);
            seen.addAll(page.items("what"));
            var cursor = page.json().path("nextCursor");
            assertThat(page.header("Link").isEmpty()).isEqualTo(cursor.isNull());
            next = cursor.isNull() ? "" : timeline() + "?limit=1&cursor=" + cursor.asString();
        }
        assertThat(seen).containsExactly("read", "queued", "sent", "failed");
        keyWith("read").get(timeline() + "?cursor=bm9uc2Vuc2U").expectProblem(400, "invalid-parameter");
    }

    @Test
    void it_says_since_when_changes_are_kept() {
        read("Acme Inc", 2);
        jdbc.sql("DELETE FROM change_feed WHERE company_id = ? AND seq = 1")
                .param(uuid(company))
                .update();

        var told = keyWith("read").get(timeline()).expect(200);

        assertThat(told.items("what")).containsExactly("changed");
        assertThat(told.text("/changesKeptSince")).isEqualTo(told.text("/items/0/at"));
    }

    @Test
    void a_note_on_this_side_is_told_with_whoever_made_it() {
        clock.advance(Duration.ofSeconds(1));
        var of = path + "/vendors/" + vendor;
        keyWith("write")
                .ifMatch(admin().get(of))
                .patch(of, Map.of("defaultPaymentType", "ach"))
                .expect(200);

        var told = keyWith("read").get(timeline()).expect(200);

        assertThat(told.items("text"))
                .containsExactly(
                        "Read from QuickBooks for the first time.",
                        "What is kept of the vendor on this side alone was changed.");
    }

    @Test
    void who_drafts_changes_and_throws_away_a_bill_is_told_once_and_stays_on_the_audit_trail() {
        var clerk = keyWith("write", "read");
        clock.advance(Duration.ofSeconds(1));
        var bill = path + "/bills/"
                + clerk.post(path + "/bills", Map.of("vendorId", vendor, "refNumber", "A-1", "memo", "rent"))
                        .expect(201)
                        .text("/id");
        clock.advance(Duration.ofSeconds(1));
        clerk.ifMatch(clerk.get(bill))
                .patch(bill, Map.of("memo", "rent of March", "notes", "urgent"))
                .expect(200);
        clerk.ifMatch(clerk.get(bill))
                .patch(bill, Map.of("memo", "rent of March"))
                .expect(200);

        var told = clerk.get(bill + "/timeline").expect(200);
        assertThat(told.items("what")).containsExactly("made", "changed");
        assertThat(told.items("text")).containsExactly("Made on this side.", "Changed on this side.");
        assertThat(told.text("/items/0/by/id")).startsWith("key_");
        assertThat(told.json().at("/items/1/before").toString()).isEqualTo("{\"memo\":\"rent\"}");
        assertThat(told.json().at("/items/1/after").toString())
                .isEqualTo("{\"memo\":\"rent of March\",\"notes\":\"urgent\"}");

        clock.advance(Duration.ofSeconds(1));
        clerk.ifMatch(clerk.get(bill)).delete(bill).expect(204);

        var events = clerk.get("/api/v1/audit-events?limit=3&companyId=" + company);
        assertThat(events.items("action")).containsExactly("bill_discarded", "bill_changed", "bill_drafted");
        assertThat(events.items("subject")).containsOnly(bill.substring(bill.lastIndexOf('/') + 1));
        assertThat(events.text("/items/0/before/memo")).isEqualTo("rent of March");
        assertThat(events.text("/items/2/after/refNumber")).isEqualTo("A-1");
    }

    @Test
    void a_record_of_another_company_or_of_another_list_has_none() {
        var other = newCompany();
        keyWith("read")
                .get("/api/v1/companies/" + other + "/vendors/" + vendor + "/timeline")
                .expectProblem(404, "not-found");
        keyFor(other, "read").get(timeline()).expectProblem(404, "not-found");
        keyWith("read").get(path + "/bills/" + vendor + "/timeline").expectProblem(404, "not-found");
        keyWith("read").get(path + "/connectors/" + vendor + "/timeline").expectProblem(404, "not-found");
        keyWith("write").get(timeline()).expectProblem(403, "forbidden");
    }
}
