package tandem.persistence.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tandem.company.CompanyId;
import tandem.persistence.request.JdbcRequests;
import tandem.persistence.testing.TestDatabases;
import tandem.reconciliation.Patience;
import tandem.reconciliation.Reconciliation.Scope;
import tandem.request.Cause;
import tandem.request.Errand;
import tandem.request.Request;
import tandem.request.RequestId;

/** A payment that the file has lost, with what became of its void: what is told of it, and how it stands when it is sent again. */
class VanishedPaymentsTest {

    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");

    private final JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(TestDatabases.fresh(), true));
    private final JdbcRequests requests = new JdbcRequests(jdbc, Clock.fixed(NOON, ZoneOffset.UTC));
    private final JdbcDiscrepancies discrepancies = new JdbcDiscrepancies(jdbc, Patience.USUAL);
    private final CompanyId company = new CompanyId(UUID.randomUUID());
    private final UUID payment = UUID.randomUUID();
    private Request recording = request(new Errand.PaymentRecording(payment));
    private Request voiding = request(new Errand.PaymentVoiding(payment));

    private Request request(Errand errand) {
        return Request.of(new RequestId(UUID.randomUUID()), company, errand, Set.of(), NOON);
    }

    @BeforeEach
    void a_payment_that_vanished_and_its_void() {
        jdbc.sql("INSERT INTO company (id, name, created_at, updated_at) VALUES (?, 'Acme', now(), now())")
                .param(company.value())
                .update();
        jdbc.sql("INSERT INTO company_sync (company_id, pairing, initial_completed_at) VALUES (?, 'unpaired', now())")
                .param(company.value())
                .update();
        recording = added(recording, "vanished_at = '2026-03-05T12:00:00Z', status = 'succeeded', version = 3");
        voiding = added(voiding, "status = 'failed', failure = '{}', version = 5");
        jdbc.sql(
                        "INSERT INTO own_payment (company_id, id, content, request_id, void_request_id, txn_id, version, created_at, updated_at)"
                                + " VALUES (:company, :id, '{\"method\": \"CHECK\"}', :request, :void, 'P-1', 2, now(), now())")
                .param("company", company.value())
                .param("id", payment)
                .param("request", recording.id().value())
                .param("void", voiding.id().value())
                .update();
    }

    private Request added(Request request, String then) {
        requests.add(request, new Cause("a test", null));
        set(request, then);
        return request;
    }

    private void set(Request request, String columns) {
        jdbc.sql("UPDATE request SET " + columns + " WHERE id = ?")
                .param(request.id().value())
                .update();
    }

    private long told() {
        discrepancies.compare(company, Scope.FULL, "a test", NOON.plusSeconds(60));
        return jdbc.sql("SELECT count(*) FROM discrepancy WHERE code = 'write_vanished' AND status = 'open'")
                .query(Long.class)
                .single();
    }

    @Test
    void one_whose_void_has_not_succeeded_is_told_of() {
        assertThat(told()).isEqualTo(1);
    }

    @Test
    void one_that_was_voided_need_not_come_back() {
        set(voiding, "status = 'succeeded'");

        assertThat(told()).isZero();
    }

    @Test
    void one_that_is_sent_again_is_not_voided_by_what_voided_the_lost_one() {
        set(voiding, "status = 'succeeded'");
        long before = version();
        var again = added(request(new Errand.PaymentRecording(payment)), "status = 'succeeded'");

        new JdbcVanishedRecords(jdbc).bringBack(recording, again, NOON);

        assertThat(jdbc.sql("SELECT standing FROM own_payment_standing WHERE id = ?")
                        .param(payment)
                        .query(String.class)
                        .single())
                .isEqualTo("recorded");
        assertThat(version()).isGreaterThan(before);
    }

    private long version() {
        return jdbc.sql("SELECT version FROM own_payment_standing WHERE id = ?")
                .param(payment)
                .query(Long.class)
                .single();
    }
}
