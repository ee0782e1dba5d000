package tandem.persistence.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.persistence.mirror.MirrorDatabase.NOW;
import static tandem.persistence.mirror.Records.NOON;
import static tandem.persistence.mirror.Records.at;
import static tandem.persistence.mirror.Records.bill;
import static tandem.persistence.mirror.Records.billLink;
import static tandem.persistence.mirror.Records.check;
import static tandem.persistence.mirror.Records.credit;
import static tandem.persistence.mirror.Records.lines;
import static tandem.persistence.mirror.Records.money;
import static tandem.persistence.mirror.Records.numbered;
import static tandem.persistence.mirror.Records.payment;
import static tandem.persistence.mirror.Records.pays;
import static tandem.persistence.mirror.Records.vendor;
import static tandem.persistence.mirror.Records.vendorCredit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandem.company.CompanyId;
import tandem.mirror.Bill;
import tandem.mirror.BillPayment;
import tandem.mirror.Kind;
import tandem.mirror.Line;
import tandem.mirror.VendorCredit;
import tandem.reading.Mirror.Applied;
import tandem.wire.Answer;

class MirrorOfBillsTest {

    private static final MirrorDatabase DB = new MirrorDatabase();

    private final CompanyId company = DB.newCompany();

    @Test
    @Tag("S62")
    void a_bill_comes_with_its_lines_in_order_and_its_links() {
        apply(bill("B", at(NOON), "1000.00", "500.00", List.of(payment("P", "-400.00"), credit("C", "-100.00"))));

        assertThat(lineRows()).extracting(row -> row.get("txn_line_id")).containsExactly("L-1", "L-2");
        assertThat(lineRows().get(1))
                .containsEntry("type", "item")
                .containsEntry("quantity", money("2"))
                .containsEntry("description", "Oak \"board\", 1\\2 {x}");
        assertThat(links()).containsExactly("P", "C");
    }

    @Test
    @Tag("S87")
    @Tag("S89")
    void what_comes_off_a_bill_is_sorted_into_money_credits_and_discounts() {
        apply(bill("B", at(NOON), "1000.00", "480.00", List.of(payment("P", "-400.00"), credit("C", "-100.00"))));

        assertThat(billRow())
                .containsEntry("open_balance", money("480.00"))
                .containsEntry("paid_amount", money("400.00"))
                .containsEntry("credits_applied", money("100.00"))
                .containsEntry("discounts_applied", money("20.00"))
                .containsEntry("standing", "partially_paid");
    }

    @Test
    void lines_that_were_not_asked_for_stay_and_lines_that_are_gone_go() {
        apply(bill("B", at(NOON), "1000.00", "1000.00", List.of(payment("P", "-1.00"))));

        apply(bill("B", at(NOON.plusSeconds(1)), "1000.00", "1000.00", "INV", null, null));
        assertThat(lineRows()).hasSize(2);
        assertThat(links()).hasSize(1);

        apply(bill(
                "B",
                at(NOON.plusSeconds(2)),
                "1000.00",
                "1000.00",
                "INV",
                List.of(),
                List.of(lines("990.00").get(0))));
        assertThat(lineRows()).hasSize(1);
        assertThat(links()).isEmpty();

        apply(bill("B", at(NOON.plusSeconds(3)), "1000.00", "1000.00", "INV", List.of(), List.of()));
        assertThat(lineRows()).isEmpty();
    }

    @Test
    void lines_that_change_are_a_change_of_the_bill() {
        apply(bill("B", at(NOON), "1000.00", "1000.00", List.of()));
        List<Line> swapped = List.of(
                lines("1000.00").get(1),
                lines("1000.00").get(0),
                lines("1000.00").get(0));

        Applied applied = apply(bill("B", at(NOON), "1000.00", "1000.00", "INV-B", List.of(), swapped));

        assertThat(applied.changed()).isEqualTo(1);
        assertThat(lineRows()).extracting(row -> row.get("txn_line_id")).containsExactly("L-2", "L-1", "L-1");
    }

    @Test
    void an_older_bill_leaves_the_lines_alone() {
        apply(bill("B", at(NOON), "1000.00", "1000.00", List.of()));

        apply(bill(
                "B", at(NOON.minusSeconds(1)), "1000.00", "1000.00", "OLD", List.of(payment("P", "-1.00")), List.of()));

        assertThat(lineRows()).hasSize(2);
        assertThat(links()).isEmpty();
    }

    @Test
    void changed_bills_name_their_vendors_now_and_before() {
        assertThat(apply(bill("B", at(NOON), "10.00", "10.00", List.of()))
                        .moved()
                        .get(Kind.VENDOR))
                .containsExactly("V-1");
        assertThat(apply(bill("B", at(NOON), "10.00", "10.00", List.of())).moved())
                .isEmpty();

        DB.jdbc.update("UPDATE bill SET vendor_list_id = 'V-old' WHERE company_id = ?", company.value());
        assertThat(apply(bill("B", at(NOON.plusSeconds(1)), "10.00", "10.00", List.of()))
                        .moved()
                        .get(Kind.VENDOR))
                .containsExactlyInAnyOrder("V-1", "V-old");
        assertThat(DB.mirror
                        .forget(company, Kind.BILL, Set.of("B"), NOW)
                        .moved()
                        .get(Kind.VENDOR))
                .containsExactly("V-1");
    }

    @Test
    void a_bill_tells_which_payments_and_credits_it_is_tied_to_otherwise_than_before() {
        apply(bill("B", at(NOON), "100.00", "30.00", List.of(payment("P1", "-40.00"), credit("C1", "-30.00"))));
        assertThat(apply(bill(
                                "B",
                                at(NOON.plusSeconds(1)),
                                "100.00",
                                "15.00",
                                List.of(payment("P1", "-40.00"), credit("C1", "-35.00"), credit("C2", "-10.00"))))
                        .moved())
                .isEqualTo(Map.of(Kind.VENDOR, Set.of("V-1"), Kind.VENDOR_CREDIT, Set.of("C1", "C2")));
        assertThat(apply(bill("B", at(NOON.plusSeconds(2)), "0.00", "0.00", List.of()))
                        .moved())
                .isEqualTo(Map.of(
                        Kind.VENDOR, Set.of("V-1"),
                        Kind.BILL_PAYMENT_CHECK, Set.of("P1"),
                        Kind.VENDOR_CREDIT, Set.of("C1", "C2")));
    }

    @Test
    void a_deleted_bill_still_tells_which_payments_and_credits_it_was_tied_to() {
        apply(bill("B", at(NOON), "100.00", "30.00", List.of(payment("P1", "-40.00"), credit("C1", "-30.00"))));
        assertThat(DB.mirror.forget(company, Kind.BILL, Set.of("B"), NOW).moved())
                .isEqualTo(Map.of(
                        Kind.VENDOR, Set.of("V-1"),
                        Kind.BILL_PAYMENT_CHECK, Set.of("P1"),
                        Kind.VENDOR_CREDIT, Set.of("C1")));
    }

    @Test
    void a_bill_that_goes_names_the_payments_and_credits_that_it_was_never_read_with() {
        apply(bill("B", at(NOON), "100.00", "100.00", List.of()));
        apply(check("P", at(NOON), "40.00", null, pays("B", "40.00", null)));
        apply(vendorCredit("C", at(NOON), "100.00", "60.00", List.of(billLink("B", "-40.00"))));

        assertThat(apply(bill("B", at(NOON.plusSeconds(1)), "0.00", "0.00", "INV-B", List.of(), List.of()))
                        .moved())
                .containsEntry(Kind.BILL_PAYMENT_CHECK, Set.of("P"))
                .containsEntry(Kind.VENDOR_CREDIT, Set.of("C"));
        assertThat(DB.mirror.forget(company, Kind.BILL, Set.of("B"), NOW).moved())
                .containsEntry(Kind.BILL_PAYMENT_CHECK, Set.of("P"))
                .containsEntry(Kind.VENDOR_CREDIT, Set.of("C"));
    }

    @Test
    void a_bill_that_goes_before_it_was_ever_read_names_the_payments_and_credits_that_name_it() {
        apply(check("P", at(NOON), "40.00", null, pays("B", "40.00", null)));
        apply(vendorCredit("C", at(NOON), "100.00", "60.00", List.of(billLink("B", "-40.00"))));

        assertThat(DB.mirror.forget(company, Kind.BILL, Set.of("B"), NOW).moved())
                .containsEntry(Kind.BILL_PAYMENT_CHECK, Set.of("P"))
                .containsEntry(Kind.VENDOR_CREDIT, Set.of("C"));
    }

    @Test
    void what_was_taken_in_before_somebody_entered_what_moves_it_is_told() {
        DB.mirror.apply(company, Kind.VENDOR, List.of(vendor("V-1", at(NOON))), NOW);
        apply(bill("B", at(NOON), "100.00", "100.00", List.of()));
        apply(check("P", at(NOON), "40.00", null, pays("OLD", "40.00", null)));
        apply(vendorCredit("C", at(NOON), "100.00", "60.00", List.of(billLink("OLD", "-40.00"))));

        assertThat(DB.mirror.heldFromBefore(
                        company, List.of(check("P2", at(NOON.plusDays(1)), "40.00", null, pays("B", "40.00", null)))))
                .isEqualTo(Map.of(Kind.VENDOR, Set.of("V-1"), Kind.BILL, Set.of("B")));
        assertThat(DB.mirror.heldFromBefore(
                        company, List.of(bill("OLD", at(NOON.plusDays(1)), "0.00", "0.00", List.of()))))
                .isEqualTo(Map.of(
                        Kind.VENDOR, Set.of("V-1"),
                        Kind.BILL_PAYMENT_CHECK, Set.of("P"),
                        Kind.VENDOR_CREDIT, Set.of("C")));
        assertThat(DB.mirror.heldFromBefore(
                        company,
                        List.of(
                                check("P3", at(NOON.minusDays(1)), "40.00", null, pays("B", "40.00", null)),
                                bill("OLD", at(NOON.minusDays(1)), "0.00", "0.00", List.of()))))
                .as("entered long before")
                .isEmpty();
    }

    @Test
    void a_removed_bill_stays_as_it_was_told_when_its_payment_lets_go_of_it() {
        apply(bill("B", at(NOON), "100.00", "0.00", List.of(payment("P", "-100.00"))));
        apply(check("P", at(NOON), "98.00", null, pays("B", "98.00", "2.00")));
        DB.mirror.forget(company, Kind.BILL, Set.of("B"), NOW);
        apply(check("P", at(NOON.plusSeconds(1)), "98.00", null));
        assertThat(DB.jdbc.queryForList(
                        "SELECT f.change FROM change_feed f JOIN bill b ON b.company_id = f.company_id AND b.id = f.entity_id"
                                + " WHERE f.company_id = ? ORDER BY f.seq",
                        String.class,
                        company.value()))
                .endsWith("removed");
    }

    @Test
    void a_page_of_bills_costs_four_statements_and_the_same_again_one() {
        List<Bill> page =
                numbered(100, i -> bill("B-" + i, at(NOON), "100.00", "60.00", List.of(payment("P", "-40.00"))));
        DB.takeStatementCount();

        DB.mirror.apply(company, Kind.BILL, page, NOW);
        assertThat(DB.takeStatementCount()).isEqualTo(4);

        DB.mirror.apply(company, Kind.BILL, page, NOW);
        assertThat(DB.takeStatementCount()).isEqualTo(1);
    }

    @Test
    void a_credit_names_the_bills_it_was_applied_to_now_and_before() {
        assertThat(apply(vendorCredit("C", at(NOON), "100.00", "60.00", List.of(billLink("B1", "-40.00"))))
                        .moved()
                        .get(Kind.BILL))
                .containsExactly("B1");
        assertThat(apply(vendorCredit(
                                "C", at(NOON.plusSeconds(1)), "100.00", "90.00", List.of(billLink("B2", "-10.00"))))
                        .moved()
                        .get(Kind.BILL))
                .containsExactlyInAnyOrder("B1", "B2");
        assertThat(DB.mirror.forget(company, Kind.VENDOR_CREDIT, Set.of("C"), NOW))
                .isEqualTo(new Applied(1, 1, Map.of(Kind.VENDOR, Set.of("V-1"), Kind.BILL, Set.of("B2"))));
    }

    @Test
    void a_payment_names_the_bills_it_pays_now_and_before() {
        assertThat(apply(check("P", at(NOON), "40.00", null, pays("B1", "40.00", null)))
                        .moved()
                        .get(Kind.BILL))
                .containsExactly("B1");
        assertThat(apply(check("P", at(NOON), "40.00", null, pays("B1", "40.00", null)))
                        .moved())
                .isEmpty();
        assertThat(apply(check("P", at(NOON.plusSeconds(1)), "40.00", "memo", pays("B1", "40.00", null)))
                        .moved()
                        .get(Kind.BILL))
                .containsExactly("B1");
        assertThat(apply(check("P", at(NOON.plusSeconds(2)), "0.00", "VOID: memo"))
                        .moved()
                        .get(Kind.BILL))
                .containsExactly("B1");
        assertThat(paymentStanding()).isEqualTo("voided");
    }

    @Test
    void a_deleted_payment_still_tells_which_bills_it_paid() {
        apply(check("P", at(NOON), "40.00", null, pays("B1", "40.00", null)));

        Applied removed = DB.mirror.remove(
                company,
                Kind.BILL_PAYMENT_CHECK,
                List.of(new Answer.Deleted(Kind.BILL_PAYMENT_CHECK, "P", NOON.plusDays(1))),
                NOW);

        assertThat(removed).isEqualTo(new Applied(1, 1, Map.of(Kind.VENDOR, Set.of("V-1"), Kind.BILL, Set.of("B1"))));
    }

    @Test
    void a_credit_stub_is_marked_and_is_no_payment() {
        apply(check(
                "P",
                at(NOON),
                "0.00",
                "QuickBooks generated zero amount transaction for bill payment stub",
                pays("B1", "0.00", null)));

        assertThat(paymentStanding()).isEqualTo("credit_stub");
    }

    @Test
    void a_discount_told_by_a_payment_moves_the_figures_of_a_bill_that_did_not_change_itself() {
        apply(bill("B", at(NOON), "1000.00", "592.00", List.of(payment("P", "-408.00"))));
        assertThat(billRow()).containsEntry("discounts_applied", money("0.00"));

        apply(check("P", at(NOON), "400.00", null, pays("B", "400.00", "8.00")));
        assertThat(billRow())
                .containsEntry("discounts_applied", money("8.00"))
                .containsEntry("paid_amount", money("400.00"))
                .containsEntry("version", 2L);
        assertThat(DB.feed(company))
                .containsExactly("1 bill created", "2 bill_payment_check created", "3 bill updated");

        DB.mirror.forget(company, Kind.BILL_PAYMENT_CHECK, Set.of("P"), NOW);
        assertThat(billRow())
                .containsEntry("discounts_applied", money("0.00"))
                .containsEntry("paid_amount", money("408.00"));
    }

    @Test
    void the_vendors_whole_balance_in_place_of_the_open_amount_is_not_believed() {
        apply(bill("B", at(NOON), "1000.00", "7412.50", List.of(payment("P", "-400.00"))));

        assertThat(billRow())
                .containsEntry("open_balance", money("600.00"))
                .containsEntry("open_amount", money("7412.50"));
    }

    @Test
    void a_sweep_finds_the_bills_that_are_another_here_and_those_that_it_did_not_see() {
        Instant sweep = NOW.plusSeconds(60);
        DB.mirror.apply(
                company,
                Kind.BILL,
                List.of(
                        bill("same", at(NOON, "1"), "100.00", "100.00", List.of()),
                        bill("edited", at(NOON, "1"), "100.00", "100.00", List.of()),
                        bill("paid in part", at(NOON, "1"), "100.00", "100.00", List.of()),
                        bill("gone", at(NOON, "1"), "100.00", "100.00", List.of()),
                        bill("paid", at(NOON, "1"), "100.00", "0.00", List.of(payment("P", "-100.00")))),
                NOW);

        Set<String> different = DB.mirror.compareOpenBills(
                company,
                List.of(
                        open("same", "1", "100.00", "100.00"),
                        open("edited", "2", "100.00", "100.00"),
                        open("paid in part", "1", "100.00", "70.00"),
                        open("unknown", "1", "5.00", null)),
                sweep);

        assertThat(different).containsExactlyInAnyOrder("edited", "paid in part", "unknown");
        assertThat(DB.mirror.openBillsMissedBy(company, sweep)).containsExactly("gone");
        assertThat(DB.mirror.openBillsMissedBy(DB.newCompany(), sweep)).isEmpty();
    }

    @Test
    void a_bill_removed_here_and_open_there_is_to_be_read_again() {
        apply(bill("B", at(NOON, "1"), "100.00", "100.00", List.of()));
        DB.mirror.forget(company, Kind.BILL, Set.of("B"), NOW);

        assertThat(DB.mirror.compareOpenBills(company, List.of(open("B", "1", "100.00", "100.00")), NOW))
                .containsExactly("B");
    }

    private Applied apply(Bill bill) {
        return DB.mirror.apply(company, Kind.BILL, List.of(bill), NOW);
    }

    private Applied apply(VendorCredit credit) {
        return DB.mirror.apply(company, Kind.VENDOR_CREDIT, List.of(credit), NOW);
    }

    private Applied apply(BillPayment payment) {
        return DB.mirror.apply(company, Kind.BILL_PAYMENT_CHECK, List.of(payment), NOW);
    }

    private Map<String, @Nullable Object> billRow() {
        return DB.row("SELECT * FROM bill WHERE company_id = ? AND txn_id = 'B'", company);
    }

    private @Nullable Object paymentStanding() {
        return DB.row("SELECT standing FROM bill_payment WHERE company_id = ?", company)
                .get("standing");
    }

    private List<Map<String, @Nullable Object>> lineRows() {
        return DB.rows("SELECT * FROM bill_line WHERE company_id = ? ORDER BY position", company);
    }

    private List<String> links() {
        return DB.rows("SELECT * FROM bill_link WHERE company_id = ? ORDER BY position", company).stream()
                .map(row -> String.valueOf(row.get("txn_id")))
                .toList();
    }

    private static Answer.OpenBill open(String txnId, String editSequence, String due, @Nullable String open) {
        return new Answer.OpenBill(txnId, editSequence, money(due), open == null ? null : money(open), false);
    }
}
