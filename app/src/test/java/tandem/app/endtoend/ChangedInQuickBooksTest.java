package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.Bookkeeper;
import tandemsim.companyfile.books.Writing;
import tandemsim.companyfile.profile.Profile;
import tools.jackson.databind.JsonNode;

/** What was settled from here, or by the closing date, and is changed in QuickBooks: told of with both sides' values, and never for nothing. */
class ChangedInQuickBooksTest {

    private static final String TODAY = "2026-05-11";
    private static final LocalDate CLOSED = LocalDate.of(2026, 3, 31);

    private static RunningHub hub;
    private static Customer acme;
    private static Customer.Machine machine;
    private static Bookkeeper office;
    private static int named;

    @BeforeAll
    static void start() {
        hub = RunningHub.start(Map.of("tandem.minimum-gap", "PT0S"), Instant.parse(TODAY + "T15:00:00Z"));
        acme = Customer.of(hub, "Changed", Profile.small().scaled(0.02));
        machine = acme.machine("FRONTDESK");
        office = acme.file().bookkeeper();
        assertThat(acme.loadsAll(machine).completed()).isTrue();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @AfterEach
    void everything_is_open_again() {
        office.administrator().closePeriod(null);
        updates();
    }

    private static String name(String stem) {
        named++;
        return stem + "-" + named;
    }

    private static void updates() {
        assertThat(machine.updatesLater().completed()).isTrue();
    }

    private static void updatesWithoutRights() {
        office.administrator().allowWriting(Writing.NO_RIGHTS);
        machine.updatesLater();
        office.administrator().allowWriting(Writing.ALLOWED);
    }

    private static List<JsonNode> found(String number) {
        hub.rest().post(acme.path() + "/reconciliations", "").expect(201);
        return hub.rest().all(acme.path() + "/discrepancies?status=open").stream()
                .filter(one -> one.at("/entity/refNumber").asString("").equals(number))
                .toList();
    }

    private static JsonNode onlyOne(String number, String code) {
        var found = found(number);
        assertThat(found).as(number).hasSize(1);
        assertThat(found.getFirst().path("code").asString()).isEqualTo(code);
        return found.getFirst();
    }

    private static JsonNode bill(String number) {
        var found = hub.rest().all(acme.path() + "/bills?refNumber=" + number);
        assertThat(found).as(number).hasSize(1);
        return found.getFirst();
    }

    private static String path(String number) {
        return acme.path() + "/bills/" + bill(number).path("id").asString();
    }

    private static String account(String type) {
        return hub.rest().all(acme.path() + "/accounts?active=true").stream()
                .filter(account -> account.path("accountType").asString("").equals(type))
                .map(account -> account.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    /** A bill of 10.00 that was posted from here and is in QuickBooks; its TxnID. */
    private static String posted(String number) {
        var vendor = hub.rest().all(acme.path() + "/vendors?active=true").getFirst();
        var draft = hub.rest()
                .post(acme.path() + "/bills", """
                        {"vendorId":"%s","refNumber":"%s","billDate":"%s","dueDate":"%s","apAccountId":"%s",
                         "expenseLines":[{"accountId":"%s","amount":"10.00"}]}
                        """.formatted(
                                vendor.path("id").asString(),
                                number,
                                TODAY,
                                TODAY,
                                account("accounts_payable"),
                                account("expense")))
                .expect(201)
                .text("id");
        hub.rest().post(acme.path() + "/bills/" + draft + "/post", "{}").expect(202);
        updates();
        hub.clock().advance(Duration.ofMinutes(1));
        return acme.file().truth().billsNumbered(number).getFirst().txnId();
    }

    private static void pays(String bill, String number, String amount) {
        var shown = bill(bill);
        hub.rest()
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
                .expect(201);
    }

    private static void accepts(JsonNode found) {
        hub.rest()
                .post(
                        acme.path() + "/discrepancies/" + found.path("id").asString() + "/accept",
                        "{\"reason\":\"it was agreed\"}")
                .expect(200);
    }

    @Test
    void a_total_changed_in_quickbooks_is_told_until_an_edit_from_here_is_written() {
        var number = name("TOTAL");
        var txnId = posted(number);
        assertThat(found(number)).isEmpty();

        office.editAmount(txnId, "12.00");
        updates();
        var found = onlyOne(number, "gross_differs");
        assertThat(found.path("severity").asString()).isEqualTo("medium");
        assertThat(found.at("/quickBooks/grossAmount").asString()).isEqualTo("12.00");
        assertThat(found.at("/hub/grossAmount").asString()).isEqualTo("10.00");

        hub.rest().patch(path(number), "{\"memo\":\"twelve it is\"}").expect(202);
        assertThat(found(number)).as("while an edit is on its way").isEmpty();
        updates();
        assertThat(found(number)).isEmpty();

        office.editAmount(txnId, "13.00");
        updates();
        assertThat(onlyOne(number, "gross_differs").at("/hub/grossAmount").asString())
                .as("what the editor saw")
                .isEqualTo("12.00");
    }

    @Test
    void a_total_changed_from_here_is_what_counts_from_then_on() {
        var number = name("EDITED");
        var txnId = posted(number);
        var line = bill(number).at("/expenseLines/0");
        hub.rest()
                .patch(path(number), """
                        {"expenseLines":[{"lineId":"%s","accountId":"%s","amount":"25.00"}]}
                        """.formatted(
                        line.path("lineId").asString(), line.path("accountId").asString()))
                .expect(202);
        updates();
        assertThat(acme.file().truth().bill(txnId).orElseThrow().amountDue()).isEqualByComparingTo("25.00");
        assertThat(found(number)).isEmpty();

        office.editAmount(txnId, "10.00");
        updates();
        assertThat(onlyOne(number, "gross_differs").at("/hub/grossAmount").asString())
                .isEqualTo("25.00");
    }

    @Test
    void a_total_that_differs_is_about_money_once_the_bill_is_being_paid_from_here() {
        var number = name("PAID");
        var txnId = posted(number);
        pays(number, "6001", "5.00");
        office.editAmount(txnId, "12.00");
        updatesWithoutRights();

        var found = found(number);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().path("severity").asString()).isEqualTo("high");
        var check = hub.rest()
                .post(
                        acme.path() + "/payment-checks",
                        "{\"applications\":[{\"billId\":\"%s\",\"amount\":\"1.00\"}]}"
                                .formatted(bill(number).path("id").asString()))
                .expect(200)
                .body();
        assertThat(check.at("/items/0/code").asString()).isEqualTo("gross_differs");
    }

    @Test
    void an_accepted_total_stays_accepted_until_it_is_changed_once_more() {
        var number = name("ACCEPTED");
        var txnId = posted(number);
        office.editAmount(txnId, "12.00");
        updates();
        accepts(onlyOne(number, "gross_differs"));

        office.editMemo(txnId, "seen");
        updates();
        assertThat(found(number)).isEmpty();

        office.editAmount(txnId, "14.00");
        updates();
        onlyOne(number, "gross_differs");
    }

    @Test
    void header_and_coding_are_told_of_once_for_each_bill_with_both_sides() {
        var number = name("CODED");
        var txnId = posted(number);
        var other = hub.rest().all(acme.path() + "/accounts?active=true").stream()
                .filter(account -> account.path("accountType").asString("").equals("expense"))
                .skip(1)
                .findFirst()
                .orElseThrow();

        office.recode(txnId, other.path("listId").asString());
        office.editDueDate(txnId, LocalDate.of(2026, 7, 1));
        updates();

        var found = onlyOne(number, "coding_differs");
        assertThat(found.path("severity").asString()).isEqualTo("low");
        assertThat(found.at("/hub/dueDate").asString()).isEqualTo(TODAY);
        assertThat(found.at("/quickBooks/dueDate").asString()).isEqualTo("2026-07-01");
        assertThat(found.at("/quickBooks/lines/0/account").asString())
                .isEqualTo(other.path("fullName").asString());
        assertThat(found.at("/hub/lines/0/account").asString())
                .isNotEmpty()
                .isNotEqualTo(other.path("fullName").asString());
        assertThat(found.path("hub").has("memo")).isFalse();

        hub.rest().patch(path(number), "{\"memo\":\"coded as it is there\"}").expect(202);
        updates();
        assertThat(found(number)).isEmpty();
    }

    @Test
    void what_was_never_said_from_here_is_quickbooks_own_affair() {
        var number = name("SILENT");
        office.editMemo(posted(number), "somebody has noted something");
        updates();
        assertThat(found(number)).isEmpty();
    }

    /** A bill of a closed day that is known here; its TxnID. */
    private static String closed(String number) {
        var txnId = office.newBill(
                office.newVendor(name("Vendor of " + number)),
                BillDraft.of(number, "80.00").dated(CLOSED.minusDays(10)));
        office.administrator().closePeriod(CLOSED);
        updates();
        return txnId;
    }

    @Test
    void a_change_in_a_closed_period_is_told_with_what_it_was_until_it_is_put_back() {
        var number = name("HISTORY");
        var txnId = closed(number);
        assertThat(found(number)).isEmpty();

        office.editAmount(txnId, "81.00");
        updates();
        var found = onlyOne(number, "closed_period_changed");
        assertThat(found.path("severity").asString()).isEqualTo("high");
        assertThat(found.at("/hub/grossAmount").asString()).isEqualTo("80.00");
        assertThat(found.at("/quickBooks/grossAmount").asString()).isEqualTo("81.00");
        assertThat(found.at("/hub/lines/0/amount").asString()).isEqualTo("80.00");
        assertThat(found.at("/quickBooks/lines/0/amount").asString()).isEqualTo("81.00");

        office.editAmount(txnId, "80.00");
        updates();
        assertThat(found(number)).isEmpty();
    }

    @Test
    void a_change_in_a_closed_period_that_was_accepted_stays_so_while_the_closing_date_moves_on() {
        var number = name("KNOWN");
        var txnId = closed(number);
        office.editMemo(txnId, "history");
        updates();
        accepts(onlyOne(number, "closed_period_changed"));

        office.administrator().closePeriod(CLOSED.plusMonths(1));
        updates();
        assertThat(found(number)).isEmpty();

        office.editMemo(txnId, "more history");
        updates();
        onlyOne(number, "closed_period_changed");
    }

    @Test
    void a_change_in_a_closed_period_is_forgotten_when_the_period_is_opened() {
        var number = name("OPENED");
        var txnId = closed(number);
        office.editMemo(txnId, "history");
        updates();
        onlyOne(number, "closed_period_changed");

        office.administrator().closePeriod(CLOSED.minusMonths(2));
        updates();
        assertThat(found(number)).isEmpty();
        office.administrator().closePeriod(CLOSED);
        updates();
        assertThat(found(number)).isEmpty();
    }

    @Test
    void a_line_recoded_in_a_closed_period_is_told_and_one_that_a_customer_is_charged_for_is_not() {
        var recoded = name("RECODED");
        var first = closed(recoded);
        var invoiced = name("INVOICED");
        var second = closed(invoiced);
        var line = acme.file().truth().bill(first).orElseThrow().lines().getFirst();
        var other = hub.rest().all(acme.path() + "/accounts?active=true").stream()
                .filter(account -> account.path("accountType").asString("").equals("expense"))
                .filter(account -> !account.path("listId").asString().equals(line.targetListId()))
                .findFirst()
                .orElseThrow();

        office.recode(first, other.path("listId").asString());
        office.passOn(second);
        office.invoice(second);
        updates();

        var found = onlyOne(recoded, "closed_period_changed");
        assertThat(found.path("quickBooks").propertyNames()).containsExactly("lines");
        assertThat(found.at("/quickBooks/lines/0/account").asString())
                .isEqualTo(other.path("fullName").asString());
        assertThat(hub.sql()
                        .sql(
                                "SELECT count(*) FROM bill_line l JOIN bill b ON b.id = l.bill_id AND b.company_id = l.company_id"
                                        + " WHERE b.txn_id = :txn AND l.billable_status = 'HasBeenBilled'")
                        .param("txn", second)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(found(invoiced)).isEmpty();
    }

    @Test
    void a_deletion_in_a_closed_period_is_told_of() {
        var number = name("ERASED");
        var txnId = closed(number);
        office.deleteTxn(txnId);
        updates();
        assertThat(found(number).stream().map(one -> one.path("code").asString()))
                .containsExactlyInAnyOrder("bill_deleted_in_quickbooks", "closed_period_changed");
    }

    @Test
    void a_credit_and_a_payment_of_a_closed_period_are_watched_as_well() {
        var number = name("OTHERS");
        var vendor = office.newVendor(name("Vendor of " + number));
        var credit =
                office.newCredit(vendor, BillDraft.of(number + "C", "30.00").dated(CLOSED.minusDays(10)));
        var bill = office.newBill(vendor, BillDraft.of(number, "80.00"));
        var payment = office.payByCheck(bill, "50.00", "");
        office.administrator().closePeriod(LocalDate.parse(TODAY).plusMonths(1));
        updates();

        office.editMemo(payment, "history");
        office.editAmount(credit, "31.00");
        updates();
        var numbered = acme.file().truth().payments().stream()
                .filter(one -> one.txnId().equals(payment))
                .findFirst()
                .orElseThrow()
                .refNumber();
        assertThat(onlyOne(numbered, "closed_period_changed")
                        .at("/quickBooks/memo")
                        .asString())
                .isEqualTo("history");
        assertThat(onlyOne(number + "C", "closed_period_changed")
                        .at("/quickBooks/amount")
                        .asString())
                .isEqualTo("31.00");
    }

    @Test
    void what_is_paid_from_here_or_was_changed_before_the_date_was_known_does_not_change_history() {
        var number = name("SETTLED");
        var txnId = closed(number);
        pays(number, "6002", "80.00");
        updates();
        updates();
        assertThat(acme.file().truth().bill(txnId).orElseThrow().paid()).isTrue();
        assertThat(found(number)).isEmpty();

        var before = name("BEFORE");
        var known = office.newBill(
                office.newVendor(name("Vendor of " + before)),
                BillDraft.of(before, "80.00").dated(CLOSED.plusDays(10)));
        updates();
        office.editAmount(known, "85.00");
        office.administrator().closePeriod(CLOSED.plusDays(20));
        updates();
        assertThat(found(before)).isEmpty();
    }
}
