package tandem.persistence.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tandem.audit.Actor;
import tandem.caller.ApiKeyId;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;
import tandem.company.SessionId;
import tandem.feed.Topic;
import tandem.identity.UuidV7;
import tandem.persistence.request.JdbcRequests;
import tandem.persistence.testing.TestDatabases;
import tandem.reconciliation.DiscrepancyIds;
import tandem.request.Cause;
import tandem.request.Errand;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.Sending;
import tandem.timeline.Entry;
import tandem.timeline.Happening;
import tandem.timeline.Moment;

class JdbcChronicleTest {

    private static final Instant START = Instant.parse("2026-03-05T14:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(TestDatabases.fresh(), true));
    private final JdbcChronicle chronicle = new JdbcChronicle(jdbc);
    private final UUID bill = UuidV7.at(START);
    private final SessionId session = new SessionId(UuidV7.at(START));
    private CompanyId company = new CompanyId(new UUID(0, 0));

    @BeforeEach
    void a_company() {
        company = newCompany();
    }

    private CompanyId newCompany() {
        var id = UuidV7.at(START);
        jdbc.sql("INSERT INTO company (id, name, created_at, updated_at) VALUES (?, 'Acme', now(), now())")
                .param(id)
                .update();
        jdbc.sql("INSERT INTO company_sync (company_id) VALUES (?)").param(id).update();
        return new CompanyId(id);
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }

    private JdbcRequests requests(int second) {
        return new JdbcRequests(jdbc, Clock.fixed(at(second), ZoneOffset.UTC));
    }

    private Request queued(CompanyId of, Errand errand, int second) {
        var request = Request.of(new RequestId(UuidV7.at(at(second))), of, errand, Set.of(), at(second));
        requests(second).add(request, new Cause("key_1", null));
        return request;
    }

    private Request step(Request before, Request after, int second) {
        requests(second).move(before, after, new Cause(session.toString(), null));
        return after;
    }

    private void told(CompanyId of, UUID record, String change, int second) {
        jdbc.sql("""
                        WITH counted AS (
                            INSERT INTO change_counter AS c (company_id, last_seq) VALUES (:company, 1)
                            ON CONFLICT (company_id) DO UPDATE SET last_seq = c.last_seq + 1
                            RETURNING last_seq)
                        INSERT INTO change_feed (company_id, seq, at, kind, entity_id, change)
                        SELECT :company, last_seq, :at, 'bill', :record, :change FROM counted
                        """)
                .param("company", of.value())
                .param("record", record)
                .param("change", change)
                .param("at", Timestamp.from(at(second)))
                .update();
    }

    private void acted(CompanyId of, String action, String subject, int second) {
        jdbc.sql("""
                        INSERT INTO audit_event (id, company_id, at, actor, actor_label, remote_address, action, subject, reason, before, after)
                        VALUES (?, ?, ?, 'usr_1', 'Sue', '10.0.0.7', ?, ?, 'because', '{"a": 1}', '{"a": 2}')
                        """)
                .params(UuidV7.at(at(second)), of.value(), Timestamp.from(at(second)), action, subject)
                .update();
    }

    private UUID differed(CompanyId of, int second) {
        var id = UuidV7.at(at(second));
        jdbc.sql("""
                        INSERT INTO discrepancy (company_id, id, code, severity, subject_kind, subject_id, quickbooks, hub, status, openings,
                                                 first_seen_at, opened_at, last_seen_at, resolved_at, version)
                        VALUES (:company, :id, 'paid_in_both', 'critical', 'bill', :bill, '{}', '{}', 'resolved', 2, :first, :again,
                                :again, :over, 1)
                        """)
                .param("company", of.value())
                .param("id", id)
                .param("bill", bill)
                .param("first", Timestamp.from(at(second)))
                .param("again", Timestamp.from(at(second + 2)))
                .param("over", Timestamp.from(at(second + 4)))
                .update();
        return id;
    }

    private void approved(CompanyId of, int second) {
        jdbc.sql("INSERT INTO bill_approval (company_id, bill_id, updated_at) VALUES (?, ?, ?)")
                .params(of.value(), bill, Timestamp.from(at(second)))
                .update();
        jdbc.sql(
                        "INSERT INTO bill_approval_step (company_id, bill_id, number, what, approver, at, by) VALUES (?, ?, 1, 'approved', 'Ann', ?, 'key_1')")
                .params(of.value(), bill, Timestamp.from(at(second)))
                .update();
    }

    private List<Entry> all(int atOnce) {
        var entries = new ArrayList<Entry>();
        @Nullable Moment last = null;
        boolean more = true;
        while (more) {
            var slice = chronicle.about(company, bill, Topic.BILL.id(bill), last, atOnce);
            entries.addAll(slice.items());
            more = slice.hasMore();
            last = entries.isEmpty() ? null : entries.getLast().moment();
        }
        return entries;
    }

    /** A bit of everything about the bill. */
    private RequestId somethingOfEverySort(CompanyId of) {
        told(of, bill, "created", 1);
        var request = queued(of, new Errand.BillPosting(bill, false), 2);
        var sent = step(
                request,
                request.sent(
                        new Sending("set-" + of.value().hashCode(), new ConnectorId(new UUID(3, 3)), session, 7, at(3)),
                        null),
                3);
        step(sent, sent.succeeded("1-2"), 4);
        acted(of, "request_amended", request.id().toString(), 5);
        acted(of, "bill_touched", Topic.BILL.id(bill), 6);
        var found = differed(of, 7);
        acted(of, "discrepancy_accepted", DiscrepancyIds.of(found), 8);
        approved(of, 12);
        told(of, bill, "updated", 13);
        return request.id();
    }

    private static String word(Entry entry) {
        return switch (entry.happening()) {
            case Happening.Changed changed -> (changed.here() ? "here " : "quickbooks ") + changed.what();
            case Happening.Stepped stepped ->
                stepped.step().to() + (stepped.exchange() == null ? "" : " in " + stepped.exchange());
            case Happening.Acted acted -> acted.action();
            case Happening.Decided decided -> decided.what() + " by " + decided.approver();
            case Happening.Differed differed -> differed.check() + " " + differed.turn();
        };
    }

    @Test
    void all_sources_are_told_in_the_order_of_time_whatever_the_size_of_a_page() {
        var request = somethingOfEverySort(company);
        somethingOfEverySort(newCompany());
        told(company, UuidV7.at(START), "created", 2);
        acted(company, "request_requeued", request.toString(), 5);

        assertThat(all(100).stream().map(JdbcChronicleTest::word))
                .containsExactly(
                        "quickbooks CREATED",
                        "QUEUED",
                        "SENT in 7",
                        "SUCCEEDED",
                        "request_amended",
                        "bill_touched",
                        "PAID_IN_BOTH FOUND",
                        "discrepancy_accepted",
                        "PAID_IN_BOTH FOUND_AGAIN",
                        "PAID_IN_BOTH GONE",
                        "APPROVED by Ann",
                        "quickbooks UPDATED");
        for (int atOnce = 1; atOnce <= 5; atOnce++) {
            assertThat(all(atOnce)).as("pages of " + atOnce).isEqualTo(all(100));
        }
    }

    @Test
    void an_act_keeps_who_acted_from_where_why_and_what_was_changed() {
        acted(company, "bill_touched", Topic.BILL.id(bill), 1);

        assertThat(all(10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.happening())
                        .isEqualTo(new Happening.Acted(
                                "bill_touched",
                                Topic.BILL.id(bill),
                                new Actor("usr_1", "Sue", "10.0.0.7"),
                                "because",
                                Map.of("a", 1),
                                Map.of("a", 2))));
    }

    @Test
    void what_becomes_of_payments_that_take_from_the_bill_is_told_with_the_bill() {
        var payment = UuidV7.at(at(1));
        var recording = queued(company, new Errand.PaymentRecording(payment), 1);
        jdbc.sql("""
                        INSERT INTO own_payment (company_id, id, content, request_id, version, created_at, updated_at)
                        VALUES (?, ?, '{"method": "check"}', ?, 1, now(), now())
                        """).params(company.value(), payment, recording.id().value()).update();
        jdbc.sql("INSERT INTO own_payment_claim VALUES (?, ?, 1, 'bill', ?, 10)")
                .params(company.value(), payment, bill)
                .update();

        assertThat(all(10))
                .singleElement()
                .satisfies(entry -> assertThat(entry.happening())
                        .isInstanceOfSatisfying(
                                Happening.Stepped.class,
                                stepped -> assertThat(stepped.payment()).isEqualTo(payment)));
    }

    @Test
    void a_feed_that_has_lost_its_beginning_says_since_when_it_is_kept() {
        assertThat(chronicle.changesKeptSince(company)).isEmpty();
        told(company, bill, "created", 1);
        told(company, bill, "updated", 2);
        assertThat(chronicle.changesKeptSince(company)).isEmpty();

        jdbc.sql("DELETE FROM change_feed WHERE seq = 1").update();

        assertThat(chronicle.changesKeptSince(company)).contains(at(2));
        assertThat(chronicle.changesKeptSince(newCompany())).isEmpty();
    }

    @Test
    void keys_sessions_and_people_are_called_as_people_know_them() {
        var key = UUID.randomUUID();
        jdbc.sql(
                        "INSERT INTO api_key (id, label, scopes, key_hash, created_at, deleted_at) VALUES (?, 'MineralTree', '{write}', '\\x01', now(), now())")
                .param(key)
                .update();
        var connector = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO connector (company_id, id, username, label, owner_id, file_id, key_hash, created_at)
                        VALUES (?, ?, 'u1', 'FRONTDESK', ?, ?, '\\x01', now())
                        """)
                .params(company.value(), connector, UUID.randomUUID(), UUID.randomUUID())
                .update();
        jdbc.sql("""
                        INSERT INTO session (company_id, id, ticket_hash, connector_id, state, progress, started_at, last_seen_at)
                        VALUES (?, ?, '\\x01', ?, 'asking', '{}', now(), now())
                        """).params(company.value(), session.value(), connector).update();
        acted(company, "bill_touched", "x", 1);
        var ids = Set.of(new ApiKeyId(key).toString(), session.toString(), "usr_1", "hub");

        assertThat(chronicle.names(company, ids))
                .containsOnly(
                        Map.entry(new ApiKeyId(key).toString(), "MineralTree"),
                        Map.entry(session.toString(), "FRONTDESK"),
                        Map.entry("usr_1", "Sue"));
        assertThat(chronicle.names(newCompany(), ids))
                .as("another company's session is nobody")
                .doesNotContainKey(session.toString());
    }

    private String plan(String statement) {
        return String.join(
                "\n",
                jdbc.sql("EXPLAIN " + statement)
                        .param("company", company.value())
                        .param("record", bill)
                        .param("subject", Topic.BILL.id(bill))
                        .param("requests", new UUID[] {bill})
                        .param("acted", new String[] {"x"})
                        .param("from", Timestamp.from(START))
                        .param("source", 0)
                        .param("id", bill)
                        .param("number", 0L)
                        .param("limit", 51)
                        .query(String.class)
                        .list());
    }

    @Test
    void no_table_is_read_as_a_whole() {
        somethingOfEverySort(company);
        jdbc.sql("""
                        INSERT INTO change_feed (company_id, seq, at, kind, entity_id, change)
                        SELECT ?, 1000000 + n, ?::timestamptz + n * interval '1 ms', 'bill', gen_random_uuid(), 'created'
                          FROM generate_series(1, 50000) AS n
                        """).params(company.value(), Timestamp.from(START)).update();
        jdbc.sql("""
                        INSERT INTO audit_event (id, company_id, at, actor, actor_label, action, subject)
                        SELECT gen_random_uuid(), ?, ?::timestamptz + n * interval '1 ms', 'a', 'a', 'b', 'c' || n
                          FROM generate_series(1, 50000) AS n
                        """).params(company.value(), Timestamp.from(START)).update();
        jdbc.sql("""
                        INSERT INTO request (company_id, id, operation, rank, subject_kind, subject_id, errand, status, version, created_at, updated_at)
                        SELECT ?, gen_random_uuid(), 'vendor_mod', 0, 'vendor', gen_random_uuid(), '{}', 'succeeded', 0, now(), now()
                          FROM generate_series(1, 20000) AS n
                        """).param(company.value()).update();
        jdbc.sql("""
                        INSERT INTO request_step (company_id, request_id, version, at, to_status, by)
                        SELECT company_id, id, 0, now(), 'queued', 'x' FROM request WHERE operation = 'vendor_mod'
                        """).update();
        jdbc.sql("ANALYZE").update();

        assertThat(plan(JdbcChronicle.RELATED) + plan(JdbcChronicle.ENTRIES))
                .doesNotContain("Seq Scan on change_feed")
                .doesNotContain("Seq Scan on audit_event")
                .doesNotContain("Seq Scan on request")
                .contains("changes_by_record", "audit_events_by_subject", "requests_by_subject");
    }
}
