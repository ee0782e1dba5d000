package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tandem.app.endtoend.Customer.Machine;
import tandem.company.CompanyId;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.profile.Profile;
import tools.jackson.databind.JsonNode;

/** In a company in which nothing happens the same answer comes again and again. */
class KnownAnswersTest {

    private static final int UPDATES_UNTIL_QUIET = 60;

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.start();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void an_answer_that_is_known_is_stored_once_and_shown_each_time_and_all_counts_as_read() {
        var acme = Customer.of(hub, "Quiet", Profile.small().scaled(0.05));
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        updatesUntilTheAnswerIsKnown(acme, machine);

        var latest = exchange(acme, 0);
        assertThat(latest.path("response").asString())
                .contains("<CompanyQueryRs")
                .contains("<BillQueryRs");
        assertThat(latest.path("response")).isEqualTo(exchange(acme, 1).path("response"));
        assertThat(latest.path("responseBytes").asLong()).isPositive();
        var began = Instant.parse(session(acme, 0).path("startedAt").asString());
        assertThat(acme.syncState().body().path("kinds").valueStream())
                .isNotEmpty()
                .allSatisfy(
                        kind -> assertThat(Instant.parse(kind.path("lastReadAt").asString()))
                                .isAfterOrEqualTo(began));
        assertThat(session(acme, 0).path("reads")).isEqualTo(session(acme, 1).path("reads"));
    }

    @Test
    void what_happens_in_quickbooks_is_read_at_once() {
        var acme = Customer.of(hub, "Quiet For A While", Profile.small().scaled(0.05));
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        updatesUntilTheAnswerIsKnown(acme, machine);

        acme.file().bookkeeper().newBill(acme.anActiveVendor(), BillDraft.of("ENTERED", "120.00"));
        machine.updatesLater();

        new Agreement(hub, acme).isTotalWith(acme.file());
        assertThat(isKnown(acme)).isFalse();
        updatesUntilTheAnswerIsKnown(acme, machine);
        new Agreement(hub, acme).isTotalWith(acme.file());
    }

    @Test
    void a_kind_that_is_to_be_read_again_is_read_though_the_question_for_it_is_the_same() {
        var acme = Customer.of(hub, "Read Again", Profile.small().scaled(0.05));
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        updatesUntilTheAnswerIsKnown(acme, machine);

        hub.rest().post(acme.path() + "/resync", "{\"kinds\":[\"currency\"]}").expect(200);
        assertThat(acme.syncState().text("phase")).isEqualTo("initial");
        machine.updatesLater();

        assertThat(isKnown(acme)).isFalse();
        assertThat(acme.syncState().text("phase")).isEqualTo("incremental");
    }

    private static void updatesUntilTheAnswerIsKnown(Customer customer, Machine machine) {
        for (int i = 0; i < UPDATES_UNTIL_QUIET && !isKnown(customer); i++) {
            assertThat(machine.updatesLater().completed()).isTrue();
        }
        assertThat(isKnown(customer)).isTrue();
    }

    /** Whether the last answer of this company was stored as one that had come before. */
    private static boolean isKnown(Customer customer) {
        return hub.sql()
                .sql("SELECT response IS NULL AND same_session IS NOT NULL FROM exchange WHERE company_id = ?"
                        + " ORDER BY sent_at DESC LIMIT 1")
                .param(CompanyId.parse(customer.id()).orElseThrow().value())
                .query(Boolean.class)
                .single();
    }

    private static JsonNode session(Customer customer, int ago) {
        return Objects.requireNonNull(hub.rest()
                .get(customer.path() + "/sessions")
                .expect(200)
                .body()
                .path("items")
                .get(ago));
    }

    private static JsonNode exchange(Customer customer, int ago) {
        var id = session(customer, ago).path("id").asString();
        return Objects.requireNonNull(hub.rest()
                .get("/sessions/" + id + "/exchanges")
                .expect(200)
                .body()
                .path("items")
                .get(0));
    }
}
