package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.Bookkeeper;
import tools.jackson.databind.JsonNode;

/** Bills, credits and payments of QuickBooks as MineralTree's side sees them after the next cycle. */
class PayablesTest {

    private static RunningHub hub;
    private static Customer acme;
    private static Customer.Machine machine;
    private static Bookkeeper office;

    @BeforeAll
    static void start() {
        hub = RunningHub.start();
        acme = Customer.of(hub, "Payables");
        machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);
        office = acme.file().bookkeeper();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    @Tag("S59")
    @Tag("S60")
    @Tag("S71")
    void a_bill_entered_in_quickbooks_arrives_as_an_open_one_without_any_document_and_an_edit_of_it_too() {
        var vendor = office.newVendor("Documents Ltd.");
        var txn = office.newBill(vendor, BillDraft.of("E-1", "125.00").withMemo("see the PDF"));
        machine.updatesLater();

        var bill = bill("E-1");
        assertThat(text(bill, "status")).isEqualTo("open");
        assertThat(text(bill, "origin")).isEqualTo("quickbooks");
        assertThat(text(bill, "memo")).isEqualTo("see the PDF");
        assertThat(text(bill, "openBalance")).isEqualTo("125.00");
        assertThat(bill.propertyNames()).noneMatch(name -> name.matches("(?i).*(document|attachment|file|image).*"));
        assertThat(bill.path("notes").isNull()).isTrue();

        office.editAmount(txn, "130.00");
        machine.updatesLater();
        assertThat(text(bill("E-1"), "grossAmount")).isEqualTo("130.00");
    }

    @Test
    @Tag("S86")
    @Tag("S90")
    @Tag("S100")
    @Tag("S101")
    void forty_of_credit_on_a_bill_of_a_hundred_leave_sixty_at_the_next_sync_and_make_no_payment() {
        var vendor = office.newVendor("Credits Ltd.");
        var bill = office.newBill(vendor, BillDraft.of("CR-1", "100.00"));
        var credit = office.newCredit(vendor, BillDraft.of("CM-1", "40.00"));
        machine.updatesLater();
        assertThat(text(bill("CR-1"), "creditsAvailable")).isEqualTo("40.00");
        var payments = hub.rest().all(acme.path() + "/payments").size();

        office.applyCredit(credit, bill, "40.00");
        machine.updatesLater();

        assertThat(text(bill("CR-1"), "creditsApplied")).isEqualTo("40.00");
        assertThat(text(bill("CR-1"), "remainingAmount")).isEqualTo("60.00");
        assertThat(text(bill("CR-1"), "creditsAvailable")).isEqualTo("0.00");
        assertThat(text(bill("CR-1"), "status")).isEqualTo("partially_paid");
        assertThat(hub.rest().all(acme.path() + "/payments")).hasSize(payments);
    }

    @Test
    @Tag("S102")
    void one_credit_over_three_bills_is_three_credit_payments_whose_sum_is_what_was_applied() {
        var vendor = office.newVendor("Three Bills Ltd.");
        var credit = office.newCredit(vendor, BillDraft.of("CM-3", "50.00"));
        var parts = List.of("10.00", "24.50", "5.50");
        for (int i = 0; i < 3; i++) {
            office.applyCredit(credit, office.newBill(vendor, BillDraft.of("T-" + i, "100.00")), parts.get(i));
        }
        machine.updatesLater();

        var shown = one("/vendor-credits?refNumber=CM-3");
        assertThat(amounts(shown, "applications", "amount")).containsExactlyInAnyOrderElementsOf(parts);
        assertThat(new BigDecimal(text(shown, "amount")).subtract(new BigDecimal(text(shown, "openAmount"))))
                .isEqualByComparingTo("40.00");
        for (int i = 0; i < 3; i++) {
            var link = bill("T-" + i).path("linkedTransactions").path(0);
            assertThat(text(link, "txnType")).isEqualTo("vendor_credit");
            assertThat(text(link, "id")).isEqualTo(text(shown, "id"));
            assertThat(text(link, "refNumber")).isEqualTo("CM-3");
            assertThat(text(link, "date")).isEqualTo(text(shown, "date"));
            assertThat(text(link, "amount")).isEqualTo("-" + parts.get(i));
        }

        office.deleteTxn(credit);
        machine.updatesLater();
        assertThat(text(bill("T-1"), "creditsApplied")).isEqualTo("0.00");
        assertThat(text(bill("T-1"), "remainingAmount")).isEqualTo("100.00");
        assertThat(bill("T-1").path("linkedTransactions")).isEmpty();
    }

    @Test
    @Tag("S87")
    @Tag("S89")
    @Tag("S109")
    void a_bill_paid_half_in_quickbooks_remains_half_and_a_payment_with_a_discount_closes_it() {
        var vendor = office.newVendor("Payments Ltd.");
        var bill = office.newBill(vendor, BillDraft.of("PAY-1", "800.00"));
        office.payByCheck(bill, "400.00", "");
        machine.updatesLater();
        assertThat(text(bill("PAY-1"), "paidAmount")).isEqualTo("400.00");
        assertThat(text(bill("PAY-1"), "remainingAmount")).isEqualTo("400.00");
        assertThat(text(bill("PAY-1"), "status")).isEqualTo("partially_paid");

        var last = office.payByCard(bill, "384.00", "16.00");
        machine.updatesLater();
        assertThat(text(bill("PAY-1"), "paidAmount")).isEqualTo("784.00");
        assertThat(text(bill("PAY-1"), "discountsApplied")).isEqualTo("16.00");
        assertThat(text(bill("PAY-1"), "openBalance")).isEqualTo("0.00");
        assertThat(text(bill("PAY-1"), "status")).isEqualTo("paid");
        var payments = hub.rest().all(acme.path() + "/payments?vendorId=" + text(bill("PAY-1"), "vendorId"));
        assertThat(payments)
                .extracting(payment ->
                        text(payment, "origin") + " " + text(payment, "method") + " " + text(payment, "amount"))
                .containsExactlyInAnyOrder("quickbooks check 400.00", "quickbooks credit_card 384.00");

        office.voidTxn(last);
        machine.updatesLater();
        assertThat(text(bill("PAY-1"), "remainingAmount")).isEqualTo("400.00");
        assertThat(text(bill("PAY-1"), "discountsApplied")).isEqualTo("0.00");
    }

    @Test
    @Tag("S53")
    @Tag("S54")
    void all_vendors_are_here_with_and_without_bills_and_one_made_inactive_stays_with_its_history() {
        var vendor = office.newVendor("Leaving Ltd.");
        office.newVendor("Without Bills Ltd.");
        office.newBill(vendor, BillDraft.of("L-1", "10.00"));
        machine.updatesLater();
        office.deactivate(vendor);
        machine.updatesLater();

        var truth = acme.file().truth().vendors();
        assertThat(hub.rest().all(acme.path() + "/vendors?active=true"))
                .hasSize((int) truth.stream().filter(one -> one.active()).count());
        assertThat(hub.rest().all(acme.path() + "/vendors")).hasSize(truth.size());
        var inactive = hub.rest().all(acme.path() + "/vendors?active=false").stream()
                .filter(one -> text(one, "name").equals("Leaving Ltd."))
                .findFirst()
                .orElseThrow();
        assertThat(hub.rest().all(acme.path() + "/bills?vendorId=" + text(inactive, "id")))
                .hasSize(1);
    }

    @Test
    @Tag("S63")
    @Tag("S74")
    void a_new_name_breaks_no_tie() {
        var vendor = office.newVendor("Telephone Co.");
        office.newBill(vendor, BillDraft.of("N-1", "10.00"));
        machine.updatesLater();
        var before = text(bill("N-1"), "vendorId");

        office.rename(vendor, "Telecom Co.");
        machine.updatesLater();

        assertThat(text(bill("N-1"), "vendorId")).isEqualTo(before);
        assertThat(text(
                        hub.rest()
                                .get(acme.path() + "/vendors/" + before)
                                .expect(200)
                                .body(),
                        "name"))
                .isEqualTo("Telecom Co.");
    }

    @Test
    @Tag("S83")
    void every_total_is_the_sum_of_its_lines() {
        for (var bill : hub.rest().all(acme.path() + "/bills")) {
            var sum = Stream.concat(
                            amounts(bill, "expenseLines", "amount").stream(),
                            amounts(bill, "itemLines", "amount").stream())
                    .map(BigDecimal::new)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).as(text(bill, "txnId")).isEqualByComparingTo(text(bill, "grossAmount"));
        }
    }

    @Test
    @Tag("S79")
    @Tag("S80")
    void a_bill_is_in_its_vendor_s_currency_and_names_the_home_currency_beside_it() {
        var foreign = Customer.of(hub, "Two Currencies");
        var pc = foreign.machine("FRONTDESK");
        var keeper = foreign.file().bookkeeper();
        keeper.administrator().multiCurrencyOn();
        var vendor = keeper.newVendor("Société Générique");
        keeper.administrator().vendorCurrency(vendor, "EUR");
        var bill = keeper.newBill(vendor, BillDraft.of("F-1", "1000.00").dated(LocalDate.of(2026, 3, 2)));
        keeper.payByCheck(bill, "700.00", "");
        foreign.loadsAll(pc);

        var shown = hub.rest().all(foreign.path() + "/bills?refNumber=F-1").getFirst();
        assertThat(text(shown, "currency")).isEqualTo("EUR");
        assertThat(text(shown, "homeCurrency")).isEqualTo("USD");
        assertThat(new BigDecimal(text(shown, "exchangeRate"))).isPositive();
        assertThat(text(shown, "grossAmount")).isEqualTo("1000.00");
        assertThat(text(shown, "paidAmount")).isEqualTo("700.00");
        assertThat(text(shown, "remainingAmount")).isEqualTo("300.00");
        assertThat(text(
                        hub.rest()
                                .get(foreign.path() + "/vendors/" + text(shown, "vendorId"))
                                .expect(200)
                                .body(),
                        "currency"))
                .isEqualTo("EUR");
    }

    private static JsonNode bill(String number) {
        return one("/bills?refNumber=" + number);
    }

    private static JsonNode one(String list) {
        var found = hub.rest().all(acme.path() + list);
        assertThat(found).as(list).hasSize(1);
        return found.getFirst();
    }

    private static String text(JsonNode record, String field) {
        return record.path(field).asString("");
    }

    private static List<String> amounts(JsonNode record, String list, String field) {
        return record.path(list)
                .valueStream()
                .map(part -> part.path(field).asString())
                .toList();
    }
}
