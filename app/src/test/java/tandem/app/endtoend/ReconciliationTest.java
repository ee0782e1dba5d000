package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.Bookkeeper;
import tandemsim.companyfile.books.Writing;
import tandemsim.companyfile.profile.Profile;
import tandemsim.connector.UpdateResult;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Which;
import tools.jackson.databind.JsonNode;

/** Each thing that can be wrong between QuickBooks and this side comes up by itself, and goes by itself. */
class ReconciliationTest {

    private static final String TODAY = "2026-05-11";

    private static RunningHub hub;
    private static Upkeep upkeep;
    private static Customer acme;
    private static Customer.Machine machine;
    private static Bookkeeper office;
    private static int named;

    @BeforeAll
    static void start() {
        hub = RunningHub.start(Map.of("tandem.minimum-gap", "PT0S"), Instant.parse(TODAY + "T15:00:00Z"));
        upkeep = new Upkeep(hub);
        acme = Customer.of(hub, "Reconciled", Profile.small().scaled(0.05));
        machine = acme.machine("FRONTDESK");
        acme.machine("BACKOFFICE");
        office = acme.file().bookkeeper();
        assertThat(acme.loadsAll(machine).completed()).isTrue();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static String name(String stem) {
        named++;
        return stem + "-" + named;
    }

    private static UpdateResult cycle(Mishap... mishaps) {
        var result = machine.updatesLater(mishaps);
        upkeep.compares(acme);
        return result;
    }

    /** What stands open about a record of this number or name. */
    private static List<String> about(String name) {
        return hub.rest().all(acme.path() + "/discrepancies?status=open").stream()
                .filter(found -> found.at("/entity/refNumber").asString("").equals(name)
                        || found.at("/entity/name").asString("").equals(name))
                .map(found -> found.path("code").asString())
                .toList();
    }

    private static JsonNode bill(String number) {
        var found = hub.rest().all(acme.path() + "/bills?refNumber=" + number);
        assertThat(found).as(number).hasSize(1);
        return found.getFirst();
    }

    private static String owed(String number, String amount) {
        var txnId = office.newBill(office.newVendor(name("Vendor of " + number)), BillDraft.of(number, amount));
        cycle();
        return txnId;
    }

    private static String account(String type) {
        return hub.rest().all(acme.path() + "/accounts?active=true").stream()
                .filter(account -> account.path("accountType").asString("").equals(type))
                .map(account -> account.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static String pays(String bill, String number, String amount) {
        var shown = bill(bill);
        return hub.rest()
                .post(acme.path() + "/payments", """
                        {"method":"check","vendorId":"%s","paymentAccountId":"%s","date":"%s","amount":"%s","refNumber":"%s",
                         "applications":[{"billId":"%s","amount":"%s"}]}
                        """.formatted(
                                shown.path("vendorId").asString(),
                                account("bank"),
                                TODAY,
                                amount,
                                number,
                                shown.path("id").asString(),
                                amount))
                .expect(201)
                .text("id");
    }

    private static JsonNode mayPay(String bill, String amount) {
        return hub.rest()
                .post(
                        acme.path() + "/payment-checks",
                        "{\"applications\":[{\"billId\":\"%s\",\"amount\":\"%s\"}]}"
                                .formatted(bill(bill).path("id").asString(), amount))
                .expect(200)
                .body();
    }

    @Test
    @Tag("S99")
    @Tag("S97")
    void a_payment_voided_in_quickbooks_alone_is_reported_until_it_is_voided_here_too() {
        var number = name("VOID");
        owed(number, "100.00");
        var payment = pays(number, "7001", "100.00");
        cycle();
        var inFile = acme.file().truth().paymentsNumbered("7001").getFirst();

        office.voidTxn(inFile.txnId());
        cycle();

        assertThat(about("7001")).containsExactly("payment_voided_in_quickbooks");
        assertThat(hub.rest().get(acme.path() + "/payments/" + payment).text("status"))
                .isEqualTo("recorded");
        var advice = hub.rest()
                .all(acme.path() + "/discrepancies?status=open&code=payment_voided_in_quickbooks")
                .getFirst()
                .path("advice")
                .asString();
        assertThat(advice).contains("stop the money").endsWith("mtsupport@mineraltree.com.");

        hub.rest().post(acme.path() + "/payments/" + payment + "/void", "").expect(202);
        cycle();
        assertThat(about("7001")).isEmpty();
    }

    @Test
    void a_payment_deleted_in_quickbooks_is_reported() {
        var number = name("GONE");
        owed(number, "30.00");
        pays(number, "7002", "30.00");
        cycle();
        office.deleteTxn(acme.file().truth().paymentsNumbered("7002").getFirst().txnId());
        cycle();
        assertThat(about("7002")).containsExactly("payment_deleted_in_quickbooks");
    }

    @Test
    void what_was_paid_in_both_is_found_before_the_money_leaves() {
        var number = name("BOTH");
        var txnId = owed(number, "80.00");
        pays(number, "7003", "80.00");

        office.payInFull(txnId);
        office.administrator().allowWriting(Writing.NO_RIGHTS);
        cycle();

        assertThat(about(number)).contains("paid_in_both");
        var check = mayPay(number, "80.00");
        assertThat(check.path("allClear").asBoolean()).isFalse();
        assertThat(check.at("/items/0/code").asString()).isEqualTo("paid_in_both");
        office.administrator().allowWriting(Writing.ALLOWED);
    }

    @Test
    @Tag("S103")
    @Tag("S104")
    void a_credit_applied_while_the_whole_bill_is_in_process_is_told_of_before_the_money_leaves() {
        var number = name("CREDIT");
        var txnId = owed(number, "90.00");
        var vendor = acme.file().truth().bill(txnId).orElseThrow().vendorListId();
        var credit = office.newCredit(vendor, BillDraft.of(name("C"), "40.00"));
        pays(number, "7004", "90.00");
        office.applyCredit(credit, txnId, "40.00");
        office.administrator().allowWriting(Writing.NO_RIGHTS);
        cycle();

        assertThat(about(number)).containsExactly("payment_exceeds_balance");
        var found = hub.rest().all(acme.path() + "/discrepancies?status=open&code=payment_exceeds_balance").stream()
                .filter(one -> one.at("/entity/refNumber").asString("").equals(number))
                .findFirst()
                .orElseThrow();
        assertThat(found.path("severity").asString()).isEqualTo("high");
        assertThat(found.path("advice").asString())
                .contains("Pay Bills")
                .contains("Set Credits")
                .contains("0.00");
        office.administrator().allowWriting(Writing.ALLOWED);
    }

    @Test
    @Tag("S96")
    void a_bill_deleted_here_does_not_come_back_and_is_reported_until_it_is_deleted_in_quickbooks_too() {
        var number = name("HERE");
        var txnId = owed(number, "15.00");
        var id = bill(number).path("id").asString();

        hub.rest().deleteAsRead(acme.path() + "/bills/" + id).expect(204);
        office.editMemo(txnId, "still here");
        cycle();
        cycle();

        assertThat(hub.rest().all(acme.path() + "/bills?refNumber=" + number)).isEmpty();
        assertThat(hub.rest().get(acme.path() + "/bills/" + id).status()).isEqualTo(404);
        assertThat(about(number)).containsExactly("bill_deleted_here");

        office.deleteTxn(txnId);
        cycle();
        assertThat(about(number)).isEmpty();
    }

    @Test
    @Tag("S96")
    void a_bill_deleted_in_quickbooks_is_reported_until_it_is_deleted_here_too() {
        var number = name("THERE");
        var txnId = owed(number, "16.00");
        var id = bill(number).path("id").asString();

        office.deleteTxn(txnId);
        cycle();
        assertThat(about(number)).containsExactly("bill_deleted_in_quickbooks");
        assertThat(hub.rest().get(acme.path() + "/bills/" + id).text("status")).isEqualTo("deleted_in_quickbooks");

        hub.rest().deleteAsRead(acme.path() + "/bills/" + id).expect(204);
        cycle();
        assertThat(about(number)).isEmpty();
    }

    @Test
    void a_bill_with_payments_is_not_deleted_here() {
        var number = name("PAID");
        var txnId = owed(number, "17.00");
        office.payByCheck(txnId, "5.00", "0.00");
        cycle();
        assertThat(hub.rest()
                        .deleteAsRead(acme.path() + "/bills/"
                                + bill(number).path("id").asString())
                        .status())
                .isEqualTo(409);
    }

    @Test
    @Tag("S53")
    @Tag("S54")
    @Tag("S55")
    void an_inactive_vendor_with_open_bills_is_reported_and_only_support_takes_him_from_view() {
        var number = name("IDLE");
        var txnId = owed(number, "20.00");
        var listId = acme.file().truth().bill(txnId).orElseThrow().vendorListId();
        var vendor = acme.file().truth().vendor(listId).orElseThrow().name();
        var id = bill(number).path("vendorId").asString();
        var path = acme.path() + "/vendors/" + id;
        assertThat(hub.rest().post(path + "/hide", "{}").status())
                .as("he is active")
                .isEqualTo(409);

        office.deactivate(listId);
        cycle();
        assertThat(about(vendor)).containsExactly("vendor_inactive");
        assertThat(listed(id)).isTrue();

        hub.rest().post(path + "/hide", "{\"reason\":\"closed\"}").expect(204);
        assertThat(listed(id)).isFalse();
        assertThat(hub.rest().get(path).status()).isEqualTo(200);

        office.activate(listId, true);
        cycle();
        assertThat(listed(id)).isTrue();
        assertThat(about(vendor)).isEmpty();
    }

    private static boolean listed(String vendor) {
        return hub.rest().all(acme.path() + "/vendors").stream()
                .anyMatch(shown -> shown.path("id").asString().equals(vendor));
    }

    @Test
    void a_number_that_a_vendor_used_before_is_told_of_while_it_can_be_paid() {
        var number = name("DUP");
        var first = owed(number, "21.00");
        var vendor = acme.file().truth().bill(first).orElseThrow().vendorListId();
        var again = office.newBill(vendor, BillDraft.of("00" + number.toLowerCase(java.util.Locale.ROOT), "21.00"));
        cycle();
        assertThat(about("00" + number.toLowerCase(java.util.Locale.ROOT))).containsExactly("possible_duplicate_bill");
        office.deleteTxn(again);
        cycle();
        assertThat(about("00" + number.toLowerCase(java.util.Locale.ROOT)))
                .containsExactly("bill_deleted_in_quickbooks");
    }

    @Test
    void what_quickbooks_refused_is_reported_until_it_is_done() {
        var number = name("REFUSED");
        owed(number, "22.00");
        office.administrator().allowWriting(Writing.NO_RIGHTS);
        pays(number, "7005", "22.00");
        cycle();
        assertThat(about("7005")).containsExactly("payment_not_recorded");
        office.administrator().allowWriting(Writing.ALLOWED);
        var payment = hub.rest().all(acme.path() + "/payments").stream()
                .filter(one -> one.path("refNumber").asString("").equals("7005"))
                .findFirst()
                .orElseThrow();
        hub.rest()
                .post("/requests/" + payment.path("requestId").asString() + "/requeue", "{}")
                .expect(200);
        cycle();
        assertThat(about("7005")).isEmpty();
    }

    @Test
    void what_bills_and_credits_do_not_explain_of_payables_stays_accepted_while_it_is_the_same() {
        var number = name("JOURNAL");
        var vendor =
                acme.file().truth().bill(owed(number, "30.00")).orElseThrow().vendorListId();
        assertThat(about("Accounts Payable")).isEmpty();
        office.journal(vendor, "12.50");
        owed(name("JOURNAL"), "1.00");
        var found = controlTotal("open");
        assertThat(found.at("/hub/otherActivity").asString()).isEqualTo("12.50");
        assertThat(found.at("/entity/type").asString()).isEqualTo("account");
        hub.rest()
                .post(
                        acme.path() + "/discrepancies/" + found.path("id").asString() + "/accept",
                        "{\"reason\":\"opening balance of 2019\"}")
                .expect(200);

        owed(name("JOURNAL"), "2.00");
        assertThat(controlTotal("accepted").at("/quickBooks/balance")).isNotEqualTo(found.at("/quickBooks/balance"));

        office.journal(vendor, "-2.50");
        owed(name("JOURNAL"), "3.00");
        assertThat(controlTotal("open").at("/hub/otherActivity").asString()).isEqualTo("10.00");

        office.journal(vendor, "-10.00");
        owed(name("JOURNAL"), "4.00");
        assertThat(controlTotal("resolved").path("openings").asInt()).isEqualTo(1);
    }

    private static JsonNode controlTotal(String status) {
        var found = hub.rest().all(acme.path() + "/discrepancies?code=control_total_differs&status=" + status);
        assertThat(found).as(status).hasSize(1);
        return found.getFirst();
    }

    @Test
    void an_accepted_discrepancy_stays_so_while_its_facts_are_the_same() {
        var number = name("ACCEPT");
        var txnId = owed(number, "23.00");
        office.deleteTxn(txnId);
        cycle();
        var found = hub.rest().all(acme.path() + "/discrepancies?status=open&code=bill_deleted_in_quickbooks").stream()
                .filter(one -> one.at("/entity/refNumber").asString("").equals(number))
                .findFirst()
                .orElseThrow();
        var path = acme.path() + "/discrepancies/" + found.path("id").asString();
        hub.rest().post(path + "/accept", "{}").expect(422);
        hub.rest().post(path + "/accept", "{\"reason\":\"known\"}").expect(200);
        assertThat(hub.rest().post(path + "/accept", "{\"reason\":\"known\"}").status())
                .isEqualTo(409);
        hub.rest().post(acme.path() + "/reconciliations", "").expect(201);
        assertThat(hub.rest().get(path).text("status")).isEqualTo("accepted");
        assertThat(about(number)).isEmpty();
    }

    @Test
    void a_full_comparison_is_kept_and_finds_what_the_changes_found() {
        var before = hub.rest().all(acme.path() + "/discrepancies?status=open");
        var run = hub.rest().post(acme.path() + "/reconciliations", "").expect(201);
        assertThat(run.text("scope")).isEqualTo("full");
        assertThat(hub.rest()
                        .get(acme.path() + "/reconciliations/" + run.text("id"))
                        .expect(200)
                        .text("finishedAt"))
                .isNotEmpty();
        assertThat(ids(hub.rest().all(acme.path() + "/discrepancies?status=open")))
                .containsAll(ids(before));
    }

    private static List<String> ids(List<JsonNode> found) {
        return found.stream().map(one -> one.path("id").asString()).toList();
    }

    @Test
    void a_payment_that_may_be_made_is_clear_to_the_cent() {
        var number = name("CLEAR");
        owed(number, "24.00");
        assertThat(mayPay(number, "24.00").path("allClear").asBoolean()).isTrue();
        assertThat(mayPay(number, "24.01").at("/items/0/code").asString()).isEqualTo("exceeds_open_balance");
        pays(number, "7006", "20.00");
        var rest = mayPay(number, "5.00");
        assertThat(rest.at("/items/0/inProcess").asString()).isEqualTo("20.00");
        assertThat(rest.at("/items/0/code").asString()).isEqualTo("exceeds_open_balance");
        cycle();
    }

    @Test
    void the_statement_adds_up_to_the_cent_and_names_who_differs() {
        var fresh = Customer.of(hub, "Statement", Profile.small().scaled(0.05));
        var pc = fresh.machine("FRONTDESK");
        fresh.loadsAll(pc);
        hub.clock().advance(Duration.ofMinutes(1));
        var statement = hub.rest().get(fresh.path() + "/statement").expect(200).body();
        for (var total : statement.path("totals")) {
            assertThat(total.path("quickBooks").asString())
                    .isEqualTo(total.path("here").asString());
            assertThat(total.path("difference").asString()).isEqualTo("0.00");
        }
        assertThat(statement.path("totals")).isNotEmpty();
    }

    @Test
    void outcomes_that_nobody_knows_are_reported() {
        var number = name("LOOKALIKE");
        owed(number, "25.00");
        var vendor = bill(number).path("vendorId").asString();
        var twin = name("TWIN");
        var draft = hub.rest()
                .post(acme.path() + "/bills", """
                        {"vendorId":"%s","refNumber":"%s","billDate":"%s","dueDate":"%s","apAccountId":"%s",
                         "expenseLines":[{"accountId":"%s","amount":"25.00"}]}
                        """.formatted(
                                vendor, twin, TODAY, TODAY, account("accounts_payable"), account("expense")))
                .expect(201);
        hub.rest()
                .post(acme.path() + "/bills/" + draft.text("id") + "/post", "{}")
                .expect(202);
        var write = Which.holding("BillAddRq");
        cycle(new Mishap.LosesResponse(write), new Mishap.ForgetsOutcome(write));
        assertThat(about(twin)).as("it is looked up before anybody is told").isEmpty();
        cycle();
        assertThat(bill(twin).path("status").asString()).isEqualTo("open");
    }
}
