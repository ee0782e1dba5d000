package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import tandem.app.endtoend.Customer.Machine;
import tandemsim.companyfile.profile.Profile;

/** While a newer version of the hub is brought in node by node, its migrations change the tables under the nodes that are still there. */
class MigrationWhileServingTest {

    /** A statement is prepared on a connection when it has run there a few times. */
    private static final int UNTIL_ALL_IS_PREPARED = 8;

    private static final int CONNECTIONS = 2;

    private static final List<String> LISTS = List.of(
            "/bills",
            "/vendors",
            "/payments",
            "/accounts",
            "/sessions",
            "/discrepancies?status=open",
            "/sync-state",
            "/connectors",
            "/pairing",
            "/changes");

    @Test
    void tables_that_have_got_another_column_are_served_as_before_and_nobody_at_quickbooks_notices() {
        try (var hub = RunningHub.start(Map.of(
                "tandem.minimum-gap",
                "PT0S",
                "spring.datasource.hikari.maximum-pool-size",
                String.valueOf(CONNECTIONS)))) {
            var acme = Customer.of(hub, "Acme", Profile.small().scaled(0.05));
            var machine = acme.machine("FRONTDESK");
            acme.loadsAll(machine);
            var paper = new Paperwork(hub, acme);
            for (int i = 0; i < UNTIL_ALL_IS_PREPARED; i++) {
                isPaperDone(hub, acme, machine, paper, "BEFORE-" + i);
            }

            anotherColumnInEachTable(hub);

            for (int i = 0; i < 2; i++) {
                isPaperDone(hub, acme, machine, paper, "AFTER-" + i);
            }
            new Agreement(hub, acme).isTotalWith(acme.file());
        }
    }

    private static void isPaperDone(RunningHub hub, Customer acme, Machine machine, Paperwork paper, String number) {
        var bill =
                untilServed(() -> paper.draft(paper.bill(number))).expect(201).text("id");
        untilServed(() -> paper.post(bill)).expect(202);
        assertThat(machine.updatesLater().completed()).isTrue();
        assertThat(paper.status(bill)).isEqualTo("open");
        assertThat(acme.file().truth().billsNumbered(number)).hasSize(1);
        for (var list : LISTS) {
            untilServed(() -> hub.rest().get(acme.path() + list)).expect(200);
        }
        untilServed(() -> hub.rest().get("/requests?companyId=" + acme.id())).expect(200);
    }

    /** By REST it may be 503, once for each connection, and then it is to be repeated. */
    private static Rest.Reply untilServed(Supplier<Rest.Reply> call) {
        var reply = call.get();
        for (int tries = 1; reply.status() == 503 && tries <= CONNECTIONS; tries++) {
            reply = call.get();
        }
        return reply;
    }

    private static void anotherColumnInEachTable(RunningHub hub) {
        var tables = hub.sql()
                .sql(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'")
                .query((row, number) -> row.getString(1))
                .list();
        assertThat(tables).contains("bill", "request", "session", "exchange", "company_sync");
        tables.forEach(table -> hub.sql()
                .sql("ALTER TABLE " + table + " ADD COLUMN of_a_newer_version int")
                .update());
    }
}
