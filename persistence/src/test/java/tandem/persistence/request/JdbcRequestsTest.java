package tandem.persistence.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;
import tandem.company.SessionId;
import tandem.identity.UuidV7;
import tandem.mirror.Address;
import tandem.persistence.testing.TestDatabases;
import tandem.request.Cause;
import tandem.request.Errand;
import tandem.request.Failure;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.Sending;
import tandem.wire.Treatment.Retry;
import tandem.wire.Write.VendorField;

class JdbcRequestsTest {

    private static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");
    private static final Cause CAUSE = new Cause("a test", "because");
    private static final Failure FAILURE = new Failure(
            "record_in_use", Failure.Severity.WARNING, "It is open.", "Close it.", Failure.Who.BOOKKEEPER, true);

    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(TestDatabases.fresh()));
    private final JdbcRequests requests = new JdbcRequests(jdbc, Clock.fixed(NOW, ZoneOffset.UTC));
    private final CompanyId company = newCompany();
    private final SessionId session = new SessionId(UuidV7.at(NOW));

    @Test
    void a_request_comes_back_as_it_was_stored_after_every_step() {
        var made = made(Set.of());
        assertThat(found(made)).isEqualTo(made);

        var sent = step(made, made.sent(sending("A"), null));
        assertThat(found(made)).isEqualTo(sent);

        var postponed = step(sent, sent.postponed(Retry.LATER, FAILURE, NOW.plusSeconds(60), session));
        assertThat(found(made)).isEqualTo(postponed);
        assertThat(found(made).refusals(Retry.LATER)).isEqualTo(1);

        var again = step(postponed, postponed.sent(sending("B"), null));
        var doubted = step(again, again.doubted());
        doubted = step(doubted, doubted.stillInDoubt(NOW.plusSeconds(60)));
        assertThat(found(made)).isEqualTo(doubted);
        var done = step(doubted, doubted.succeeded("80000001-1"));
        assertThat(found(made)).isEqualTo(done);
        assertThat(jdbc.sql("SELECT to_status FROM request_step WHERE request_id = ? ORDER BY version")
                        .param(made.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("queued", "sent", "queued", "sent", "in_doubt", "in_doubt", "succeeded");
    }

    @Test
    void a_step_from_a_state_that_is_not_the_stored_one_any_more_is_refused_and_leaves_no_trace() {
        var made = made(Set.of());
        step(made, made.sent(sending("A"), null));

        assertThatThrownBy(() -> requests.move(made, made.cancelled(), CAUSE))
                .isInstanceOf(IllegalStateException.class);

        assertThat(jdbc.sql("SELECT count(*) FROM request_step")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void one_request_of_a_company_is_with_quickbooks_at_a_time() {
        var first = made(Set.of());
        var second = made(Set.of());
        step(first, first.sent(sending("A"), null));

        assertThatThrownBy(() -> requests.move(second, second.sent(sending("B"), null), CAUSE))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void no_id_of_a_message_set_is_used_twice() {
        var first = made(Set.of());
        var second = made(Set.of());
        var sent = step(first, first.sent(sending("A"), null));
        step(sent, sent.succeeded("80000001-1"));

        assertThatThrownBy(() -> requests.move(second, second.sent(sending("A"), null), CAUSE))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void what_waits_for_a_request_is_found_and_is_due_when_all_that_it_waits_for_has_succeeded() {
        var first = made(Set.of());
        var second = made(Set.of());
        var waiting = made(Set.of(first.id(), second.id()));

        assertThat(requests.waitingFor(first)).containsExactly(waiting);
        assertThat(requests.waitingFor(waiting)).isEmpty();
        succeed(first, "A");
        assertThat(requests.areOver(company, waiting.dependsOn())).isFalse();
        succeed(second, "B");
        assertThat(requests.areOver(company, waiting.dependsOn())).isTrue();
    }

    @Test
    void what_is_pending_about_a_record_leaves_out_what_is_over_and_other_records() {
        var over = made(Set.of());
        succeed(over, "A");
        var pending = made(Set.of());
        made(Set.of(), UUID.randomUUID(), company);

        assertThat(requests.pending(company, pending.errand().subject())).containsExactly(pending);
    }

    @Test
    void a_request_of_another_company_is_not_found() {
        var made = made(Set.of());

        assertThat(requests.find(newCompany(), made.id())).isEmpty();
    }

    private static final UUID VENDOR = UUID.fromString("0195a000-0000-7000-8000-000000000077");

    private Request made(Set<RequestId> dependsOn) {
        return made(dependsOn, VENDOR, company);
    }

    private Request made(Set<RequestId> dependsOn, UUID vendor, CompanyId of) {
        var errand = new Errand.VendorEdit(
                vendor,
                Map.of(VendorField.PHONE, new Errand.TextChange("1", "2")),
                new Errand.AddressChange(address("Old Street"), address("New Street")));
        var request = Request.of(new RequestId(UuidV7.at(NOW)), of, errand, dependsOn, NOW);
        requests.add(request, CAUSE);
        return request;
    }

    private static Address address(String line) {
        return new Address(line, null, null, null, null, "Springfield", null, null, null);
    }

    private Sending sending(String messageSet) {
        return new Sending(messageSet, new ConnectorId(UuidV7.at(NOW)), session, 3, NOW);
    }

    private Request step(Request before, Request after) {
        requests.move(before, after, CAUSE);
        return after;
    }

    private void succeed(Request request, String messageSet) {
        var sent = step(request, request.sent(sending(messageSet), null));
        step(sent, sent.succeeded("80000001-1"));
    }

    private Request found(Request request) {
        return requests.find(company, request.id()).orElseThrow();
    }

    private CompanyId newCompany() {
        UUID id = UuidV7.at(NOW);
        var now = NOW.atOffset(ZoneOffset.UTC);
        jdbc.sql("INSERT INTO company (id, name, created_at, updated_at) VALUES (?, 'Acme', ?, ?)")
                .params(id, now, now)
                .update();
        jdbc.sql("INSERT INTO company_sync (company_id) VALUES (?)").param(id).update();
        return new CompanyId(id);
    }
}
