package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.profile.Profile;
import tandemsim.connector.UpdateResult.Outcome;
import tools.jackson.databind.JsonNode;

/** A company file goes back in time, and the company finds its way back: nothing is lost, nothing is done twice. */
class WayBackTest {

    private static RunningHub hub;
    private static Upkeep upkeep;

    @BeforeAll
    static void start() {
        hub = RunningHub.start(Map.of("tandem.minimum-gap", "PT0S"));
        upkeep = new Upkeep(hub);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static Customer customer(String name) {
        return Customer.of(hub, name, Profile.small().scaled(0.05));
    }

    /** A bill that has been posted and carried out; its id. */
    private static String posted(Customer acme, Customer.Machine machine, String number, String amount) {
        var id = posts(acme, number, amount);
        assertThat(machine.updatesLater().completed()).isTrue();
        assertThat(acme.file().truth().billsNumbered(number)).hasSize(1);
        return id;
    }

    private static String posts(Customer acme, String number, String amount) {
        var vendor = hub.rest().all(acme.path() + "/vendors?active=true").getFirst();
        var draft = hub.rest()
                .post(acme.path() + "/bills", """
                        {"vendorId":"%s","refNumber":"%s","billDate":"2026-03-05","dueDate":"2026-04-05","apAccountId":"%s",
                         "expenseLines":[{"accountId":"%s","amount":"%s"}]}
                        """.formatted(
                                vendor.path("id").asString(),
                                number,
                                account(acme, "accounts_payable"),
                                account(acme, "expense"),
                                amount))
                .expect(201);
        hub.rest()
                .post(acme.path() + "/bills/" + draft.text("id") + "/post", "{}")
                .expect(202);
        return draft.text("id");
    }

    private static String account(Customer acme, String type) {
        return hub.rest().all(acme.path() + "/accounts?active=true").stream()
                .filter(account -> account.path("accountType").asString("").equals(type))
                .map(account -> account.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String paid(Customer acme, Customer.Machine machine, String bill, String number, String amount) {
        var payment = hub.rest()
                .post(acme.path() + "/payments", """
                        {"method":"check","vendorId":"%s","paymentAccountId":"%s","date":"2026-03-09","amount":"%s","refNumber":"%s",
                         "applications":[{"billId":"%s","amount":"%s"}]}
                        """.formatted(
                                hub.rest().get(acme.path() + "/bills/" + bill).text("vendorId"),
                                account(acme, "bank"),
                                amount,
                                number,
                                bill,
                                amount))
                .expect(201);
        assertThat(machine.updatesLater().completed()).isTrue();
        assertThat(acme.file().truth().paymentsNumbered(number)).hasSize(1);
        return payment.text("id");
    }

    private static List<JsonNode> vanished(Customer acme) {
        return hub.rest().all(acme.path() + "/discrepancies?status=open&code=write_vanished");
    }

    private static List<String> names(List<JsonNode> found) {
        return found.stream()
                .map(one -> one.at("/entity/type").asString() + " "
                        + one.at("/entity/refNumber").asString(""))
                .toList();
    }

    private static Rest.Reply resends(Customer acme, JsonNode found) {
        return hub.rest()
                .post(
                        acme.path() + "/discrepancies/" + found.path("id").asString() + "/resend",
                        "{\"reason\":\"the backup lacks it\"}");
    }

    private static void resumes(Customer acme) {
        hub.rest()
                .post(acme.path() + "/resume", "{\"reason\":\"we go on with the backup\"}")
                .expect(200);
    }

    @Test
    @Tag("S12")
    @Tag("S27")
    void what_a_restored_backup_has_lost_is_named_at_once_and_comes_back_on_command() {
        var acme = customer("Restored");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        var kept = posted(acme, machine, "KEPT", "100.00");
        var backup = acme.file().backup();
        var bill = posted(acme, machine, "LOST", "250.00");
        var payment = paid(acme, machine, bill, "1043", "250.00");
        var typedByHand = acme.file().bookkeeper().newBill(acme.anActiveVendor(), BillDraft.of("BY-HAND", "10.00"));
        machine.updatesLater();
        assertThat(typedByHand).isNotEmpty();

        acme.file().bookkeeper().administrator().swapIn(backup);
        assertThat(machine.updatesLater().completed()).isFalse();
        assertThat(acme.status()).isEqualTo("suspended");
        upkeep.compares(acme);

        assertThat(names(vanished(acme))).containsExactlyInAnyOrder("bill LOST", "payment 1043");
        assertThat(hub.rest().all(acme.path() + "/discrepancies?status=open&code=file_in_doubt"))
                .hasSize(1);
        assertThat(machine.updatesLater().outcome()).isEqualTo(Outcome.NO_WORK);
        assertThat(resends(acme, vanished(acme).getFirst()).status())
                .as("nobody knows yet what the file has")
                .isEqualTo(409);

        resumes(acme);
        var meanwhile = posts(acme, "MEANWHILE", "5.00");
        assertThat(machine.updatesLater().completed()).isTrue();
        assertThat(acme.file().truth().billsNumbered("MEANWHILE"))
                .as("nothing is written before everything is compared")
                .isEmpty();
        upkeep.tidies(acme);
        upkeep.compares(acme);
        assertThat(hub.rest().all(acme.path() + "/discrepancies?status=open&code=file_in_doubt"))
                .isEmpty();
        assertThat(hub.rest().get(acme.path() + "/bills/" + kept).text("status"))
                .isEqualTo("open");
        assertThat(hub.rest().all(acme.path() + "/bills?refNumber=BY-HAND")).isEmpty();

        var lost = vanished(acme);
        assertThat(names(lost)).containsExactlyInAnyOrder("bill LOST", "payment 1043");
        for (var found : lost.stream()
                .sorted((one, other) -> one.at("/entity/type")
                        .asString()
                        .compareTo(other.at("/entity/type").asString()))
                .toList()) {
            resends(acme, found).expect(202);
            assertThat(resends(acme, found).status()).as("once is enough").isEqualTo(409);
        }
        assertThat(machine.updatesLater().completed()).isTrue();
        assertThat(machine.updatesLater().completed()).isTrue();
        upkeep.compares(acme);

        assertThat(acme.file().truth().billsNumbered("LOST")).hasSize(1);
        assertThat(acme.file().truth().paymentsNumbered("1043")).hasSize(1);
        assertThat(acme.file().truth().billsNumbered("MEANWHILE")).hasSize(1);
        assertThat(hub.rest().get(acme.path() + "/bills/" + bill).text("status"))
                .isEqualTo("paid");
        assertThat(hub.rest().get(acme.path() + "/bills/" + meanwhile).text("status"))
                .isEqualTo("open");
        assertThat(hub.rest().get(acme.path() + "/payments/" + payment).text("status"))
                .isEqualTo("recorded");
        assertThat(vanished(acme)).isEmpty();
        new Agreement(hub, acme).isTotalWith(acme.file());
        assertThat(hub.rest()
                        .get(acme.path() + "/statement")
                        .expect(200)
                        .body()
                        .path("agrees")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void when_the_hubs_own_database_went_back_files_that_were_written_to_stop_and_nothing_is_written_twice() {
        var acme = customer("Ahead");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        var untouched = customer("Untouched");
        var otherMachine = untouched.machine("BACKOFFICE");
        untouched.loadsAll(otherMachine);
        var before = posted(acme, machine, "BEFORE", "100.00");
        var queued = posts(acme, "QUEUED", "250.00");
        var copy = hub.backup();
        assertThat(machine.updatesLater().completed()).isTrue();
        assertThat(acme.file().truth().billsNumbered("QUEUED")).hasSize(1);
        var payment = paid(acme, machine, before, "1044", "100.00");

        hub.restore(copy);
        assertThat(hub.rest().get(acme.path() + "/payments/" + payment).status())
                .as("the hub has forgotten it")
                .isEqualTo(404);
        assertThat(otherMachine.updatesLater().completed()).isTrue();
        assertThat(machine.updatesLater().completed()).isFalse();
        assertThat(acme.attention()).contains("critical file_ahead");

        resumes(acme);
        machine.updatesLater();
        upkeep.tidies(acme);
        assertThat(machine.updatesLater().completed()).isTrue();

        assertThat(acme.file().truth().billsNumbered("QUEUED"))
                .as("known by its mark, not posted again")
                .hasSize(1);
        assertThat(hub.rest().get(acme.path() + "/bills/" + queued).text("status"))
                .isEqualTo("open");
        assertThat(hub.rest().all("/requests?companyId=" + acme.id()))
                .extracting(request -> request.path("status").asString())
                .containsOnly("succeeded");
        assertThat(hub.rest().get(acme.path() + "/bills/" + before).text("status"))
                .as("paid by a payment that is read from the file")
                .isEqualTo("paid");
        new Agreement(hub, acme).isTotalWith(acme.file());
    }

    @Test
    void the_newer_file_is_taken_for_a_copy_when_it_turns_up_again() {
        var acme = customer("Two Courses");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        var older = acme.file().backup();
        posted(acme, machine, "ON-THE-NEWER", "20.00");
        var newer = acme.file().backup();
        acme.file().bookkeeper().administrator().swapIn(older);
        machine.updatesLater();
        resumes(acme);
        machine.updatesLater();
        upkeep.tidies(acme);
        posted(acme, machine, "ON-THE-OLDER", "30.00");

        acme.file().bookkeeper().administrator().swapIn(newer);
        machine.updatesLater();

        assertThat(acme.status()).isEqualTo("suspended");
    }

    @Test
    void what_is_accepted_as_gone_stays_gone() {
        var acme = customer("Accepted");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        var backup = acme.file().backup();
        posted(acme, machine, "ENTERED-ANEW", "40.00");
        acme.file().bookkeeper().administrator().swapIn(backup);
        machine.updatesLater();
        upkeep.compares(acme);
        resumes(acme);
        machine.updatesLater();
        upkeep.tidies(acme);
        upkeep.compares(acme);

        var found = vanished(acme).getFirst().path("id").asString();
        hub.rest()
                .post(acme.path() + "/discrepancies/" + found + "/accept", "{\"reason\":\"somebody has typed it in\"}")
                .expect(200);
        machine.updatesLater();
        upkeep.compares(acme);

        assertThat(vanished(acme)).isEmpty();
        assertThat(hub.rest().get(acme.path() + "/discrepancies/" + found).text("status"))
                .isEqualTo("accepted");
        assertThat(acme.file().truth().billsNumbered("ENTERED-ANEW")).isEmpty();
    }

    @Test
    void a_bill_whose_payment_the_file_has_lost_cannot_be_paid_again_until_somebody_takes_the_payment_for_gone() {
        var acme = customer("Paid Once");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        var bill = posted(acme, machine, "PAY-ONCE", "80.00");
        var backup = acme.file().backup();
        posted(acme, machine, "RAISES-THE-COUNTER", "1.00");
        paid(acme, machine, bill, "1045", "80.00");
        assertThat(hub.rest().get(acme.path() + "/bills/" + bill).text("status"))
                .isEqualTo("paid");
        acme.file().bookkeeper().administrator().swapIn(backup);
        machine.updatesLater();
        resumes(acme);
        machine.updatesLater();
        upkeep.tidies(acme);
        machine.updatesLater();
        upkeep.compares(acme);

        assertThat(hub.rest().get(acme.path() + "/bills/" + bill).text("status"))
                .isEqualTo("open");
        assertThat(mayPay(acme, bill)).isEqualTo("exceeds_open_balance");
        for (var found : vanished(acme)) {
            hub.rest()
                    .post(
                            acme.path() + "/discrepancies/" + found.path("id").asString() + "/accept",
                            "{\"reason\":\"the bank sent the money back\"}")
                    .expect(200);
        }
        assertThat(mayPay(acme, bill)).isEmpty();
    }

    private static String mayPay(Customer acme, String bill) {
        return hub.rest()
                .post(
                        acme.path() + "/payment-checks",
                        "{\"applications\":[{\"billId\":\"%s\",\"amount\":\"80.00\"}]}".formatted(bill))
                .expect(200)
                .body()
                .at("/items/0/code")
                .asString("");
    }

    @Test
    void a_restore_time_that_moved_stops_the_company_and_a_file_that_has_everything_loses_nothing() {
        var acme = customer("Restored Same Day");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        var bill = posted(acme, machine, "STILL-THERE", "60.00");
        hub.clock().advance(Duration.ofMinutes(1));
        acme.file().bookkeeper().administrator().restore(acme.file().backup());

        machine.updatesLater();
        assertThat(acme.status()).isEqualTo("suspended");
        upkeep.compares(acme);
        assertThat(vanished(acme)).isEmpty();
        resumes(acme);
        machine.updatesLater();
        upkeep.tidies(acme);
        upkeep.compares(acme);

        assertThat(vanished(acme)).isEmpty();
        assertThat(hub.rest().get(acme.path() + "/bills/" + bill).text("status"))
                .isEqualTo("open");
        new Agreement(hub, acme).isTotalWith(acme.file());
    }

    @Test
    void a_condensed_file_is_compared_by_itself_and_nothing_is_written_meanwhile() {
        var acme = customer("Condensed");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        long before = hub.rest().all(acme.path() + "/bills").size();
        assertThat(acme.file().bookkeeper().administrator().condense(LocalDate.parse("2026-01-01")))
                .as("old bills are gone")
                .isPositive();
        posts(acme, "WAITS", "7.00");

        assertThat(machine.updatesLater().completed()).isFalse();
        assertThat(acme.status()).isEqualTo("active");
        assertThat(machine.updatesLater().completed()).isTrue();
        assertThat(acme.file().truth().billsNumbered("WAITS")).isEmpty();
        upkeep.tidies(acme);
        assertThat(machine.updatesLater().completed()).isTrue();
        upkeep.compares(acme);

        assertThat(acme.file().truth().billsNumbered("WAITS")).hasSize(1);
        assertThat((long) hub.rest().all(acme.path() + "/bills").size()).isLessThan(before);
        new Agreement(hub, acme).isTotalWith(acme.file());
        assertThat(hub.rest().all(acme.path() + "/discrepancies?status=open&severity=critical"))
                .isEmpty();
    }
}
