package tandem.payable;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.payable.Office.BILL;
import static tandem.payable.Office.COMPANY;
import static tandem.payable.Office.content;
import static tandem.payable.Office.expense;
import static tandem.payable.Office.item;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.bill.BillContent;
import tandem.bill.BillContent.ExpenseLine;
import tandem.bill.BillContent.ItemLine;
import tandem.mirror.Bill;
import tandem.mirror.Line;
import tandem.mirror.Ref;
import tandem.mirror.Version;
import tandem.request.Courier.Dispatch;
import tandem.request.Courier.Finding;
import tandem.request.Errand.BillEdit;
import tandem.wire.Write;
import tandem.wire.Write.LineChange.Added;
import tandem.wire.Write.LineChange.Changed;
import tandem.wire.Write.LineChange.Kept;
import tandem.wire.Write.LineChange.KeptGroup;

/** An edit of a bill sends what differs, keeps every other line, and never overwrites what QuickBooks has changed. */
class BillEditCourierTest {

    private static final BillContent BEFORE = content(
            "memo",
            List.of(expense("1", "10.00"), expense("2", "20.00")),
            List.of(item("3", "30.00"), item("4", "40.00")));

    private final Office office = new Office();
    private final BillEditCourier courier = new BillEditCourier(office, office, office);

    private Dispatch dispatch(BillContent wanted) {
        return courier.dispatch(COMPANY, new BillEdit(BILL, BEFORE, wanted));
    }

    private Write.ChangeBill sent(BillContent wanted) {
        return (Write.ChangeBill) ((Dispatch.Go) dispatch(wanted)).write();
    }

    @Test
    void lines_that_were_not_touched_are_not_named() {
        office.inQuickBooks(BEFORE, Map.of());

        var write = sent(content("another", BEFORE.expenseLines(), BEFORE.itemLines()));

        assertThat(write.memo()).isEqualTo("another");
        assertThat(write.expenseLines()).isNull();
        assertThat(write.itemLines()).isNull();
        assertThat(write.refNumber()).isNull();
    }

    @Test
    void of_lines_that_were_touched_every_one_is_named_in_quickbooks_order_and_new_ones_come_last() {
        office.inQuickBooks(BEFORE, Map.of());

        var write = sent(content(
                null,
                List.of(expense(null, "5.00"), expense("2", "21.00"), expense("1", "10.00")),
                BEFORE.itemLines()));

        assertThat(write.memo()).as("cleared").isEmpty();
        assertThat(write.expenseLines())
                .hasSize(3)
                .satisfies(lines -> assertThat(lines.get(0)).isEqualTo(new Kept<>("1")))
                .satisfies(lines -> assertThat(lines.get(1)).isInstanceOf(Changed.class))
                .satisfies(lines -> assertThat(lines.get(2)).isInstanceOf(Added.class));
    }

    @Test
    void a_group_stays_as_a_whole_and_a_list_without_lines_is_cleared() {
        office.inQuickBooks(BEFORE, Map.of("3", "G", "4", "G"));

        var write =
                sent(content("memo", List.of(), List.of(item("3", "30.00"), item("4", "40.00"), item(null, "5.00"))));

        assertThat(write.expenseLines()).isEmpty();
        assertThat(write.itemLines())
                .hasSize(2)
                .satisfies(lines -> assertThat(lines.getFirst()).isEqualTo(new KeptGroup<>("G")));
    }

    @Test
    void what_quickbooks_changed_elsewhere_comes_together_with_the_edit() {
        office.inQuickBooks(content("theirs", BEFORE.expenseLines(), BEFORE.itemLines()), Map.of());

        var write = sent(content("memo", List.of(expense("1", "10.00")), BEFORE.itemLines()));

        assertThat(write.memo()).isNull();
        assertThat(write.expenseLines()).containsExactly(new Kept<>("1"));
    }

    @Test
    void what_both_have_changed_is_for_a_person_and_nothing_is_sent() {
        office.inQuickBooks(content("theirs", List.of(expense("1", "11.00")), BEFORE.itemLines()), Map.of());

        var refused = (Dispatch.Refused) dispatch(content("ours", List.of(expense("1", "12.00")), BEFORE.itemLines()));

        assertThat(refused.why().code()).isEqualTo("changed_in_quickbooks");
        assertThat(refused.why().message()).contains("theirs", "ours", "expense lines");
    }

    @Test
    void an_edit_that_quickbooks_shows_already_is_done() {
        var wanted = content("another", BEFORE.expenseLines(), BEFORE.itemLines());
        office.inQuickBooks(wanted, Map.of());

        assertThat(dispatch(wanted)).isEqualTo(new Dispatch.AlreadySo("T-1"));
    }

    @ParameterizedTest
    @CsvSource({
        "60.00, 30.00, 60.00 has been settled",
        "20.00, 60.00, 60.00 is in process of being paid besides the 20.00",
        "0.00,  75.00, 75.00 is in process of being paid"
    })
    void a_bill_does_not_shrink_below_what_was_and_is_about_to_be_taken_off_it(
            String settled, String inProcess, String said) {
        office.inQuickBooks(BEFORE, Map.of(), settled, inProcess);

        var refused = (Dispatch.Refused) dispatch(withALastLineOf("10.00"));

        assertThat(refused.why().code()).isEqualTo("bill_not_acceptable");
        assertThat(refused.why().message()).contains(said);
    }

    @Test
    void a_bill_may_shrink_to_what_was_and_is_about_to_be_taken_off_it() {
        office.inQuickBooks(BEFORE, Map.of(), "20.00", "50.00");

        assertThat(dispatch(withALastLineOf("30.00"))).isInstanceOf(Dispatch.Go.class);
    }

    @Test
    void a_bill_that_is_claimed_more_than_once_may_change_in_all_but_its_total() {
        office.inQuickBooks(BEFORE, Map.of(), "80.00", "100.00");

        assertThat(sent(content("another", BEFORE.expenseLines(), BEFORE.itemLines()))
                        .memo())
                .isEqualTo("another");
    }

    /** It was 100.00 before. */
    private static BillContent withALastLineOf(String amount) {
        return content("memo", BEFORE.expenseLines(), List.of(item("3", "10.00"), item("4", amount)));
    }

    @Test
    void a_period_that_was_closed_meanwhile_keeps_the_edit_back() {
        office.inQuickBooks(BEFORE, Map.of());
        office.closed = Office.DAY;

        var refused = (Dispatch.Refused) dispatch(content("late", BEFORE.expenseLines(), BEFORE.itemLines()));

        assertThat(refused.why().code()).isEqualTo("period_closed");
    }

    /** What a bill says that QuickBooks shows when it is looked up. */
    private static Bill shown(BillContent content) {
        var lines = Stream.concat(
                        content.expenseLines().stream().map(BillEditCourierTest::shown),
                        content.itemLines().stream().map(BillEditCourierTest::shown))
                .toList();
        return new Bill(
                "T-1",
                new Version(null, Office.DAY.atStartOfDay(), "then", "8"),
                null,
                null,
                null,
                content.billDate(),
                content.dueDate(),
                content.gross(),
                null,
                null,
                content.exchangeRate(),
                null,
                content.refNumber(),
                null,
                content.memo(),
                null,
                null,
                null,
                lines);
    }

    private static Line shown(ExpenseLine line) {
        return new Line.Expense(
                line.lineId() == null ? "new" : line.lineId(),
                new Ref("Rent", "Rent"),
                line.amount(),
                line.description(),
                line.job() == null ? null : new Ref("Job", "Job"),
                null,
                line.billable() ? "Billable" : "NotBillable");
    }

    private static Line shown(ItemLine line) {
        return new Line.ItemLine(
                line.lineId() == null ? "new" : line.lineId(),
                null,
                new Ref("Parts", "Parts"),
                line.quantity(),
                line.cost(),
                line.amount(),
                line.description(),
                null,
                null,
                null);
    }

    private Finding lookedUp(BillContent wanted, BillContent there) {
        return courier.judge(COMPANY, new BillEdit(BILL, BEFORE, wanted), List.of(shown(there)));
    }

    private static BillContent of(String memo, ExpenseLine... expenses) {
        return content(memo, List.of(expenses), BEFORE.itemLines());
    }

    @Test
    void an_edit_whose_answer_was_lost_is_done_where_all_of_it_stands_as_it_was_wanted() {
        var wanted = of("ours", expense("1", "10.00"), expense(null, "5.00"));

        assertThat(lookedUp(wanted, wanted)).isEqualTo(new Finding.CarriedOut("T-1"));
        assertThat(lookedUp(
                        of("ours", expense("1", "10.00"), expense("2", "20.00")), of("ours", expense("1", "11.00"))))
                .as("what it is not about may have changed")
                .isEqualTo(new Finding.CarriedOut("T-1"));
    }

    @Test
    void an_edit_whose_answer_was_lost_has_not_been_carried_out_where_a_part_of_it_stands_as_before() {
        var wanted = of("ours", expense("1", "12.00"));

        assertThat(lookedUp(wanted, BEFORE)).isEqualTo(new Finding.NotCarriedOut());
        assertThat(lookedUp(wanted, of("theirs", expense("1", "10.00"), expense("2", "20.00"))))
                .isEqualTo(new Finding.NotCarriedOut());
        assertThat(lookedUp(wanted, of("memo", expense("1", "99.00")))).isEqualTo(new Finding.NotCarriedOut());
    }

    /** It may have been carried out before somebody changed the same, so it must not be told as one that was not. */
    @Test
    void nobody_can_tell_of_an_edit_whose_answer_was_lost_where_all_of_it_has_become_something_else() {
        var unclear =
                (Finding.Unclear) lookedUp(of("ours", expense("1", "12.00")), of("theirs", expense("1", "99.00")));

        assertThat(unclear.what()).contains("\"A-1\"", "theirs", "ours", "expense lines");
        assertThat(unclear.advice()).contains("Cancel", "anew");
        assertThat(lookedUp(of("ours", expense("1", "12.00")), of("theirs", expense("1", "12.00"))))
                .as("a part that both may have entered alike proves nothing")
                .isInstanceOf(Finding.Unclear.class);
    }

    @Test
    void an_exchange_rate_is_looked_up_like_any_other_part() {
        var wanted = withRate("1.25");

        assertThat(lookedUp(wanted, withRate("1.2500"))).isEqualTo(new Finding.CarriedOut("T-1"));
        assertThat(lookedUp(wanted, withRate("1.3"))).isInstanceOf(Finding.NotCarriedOut.class);
    }

    @Test
    void whether_a_customer_is_charged_is_looked_up_like_any_other_part() {
        var charged = content("memo", List.of(forTheJob("1", true)), List.of());
        var before = content("memo", List.of(forTheJob("1", false)), List.of());

        assertThat(lookedUp(before, charged, shown(before))).isEqualTo(new Finding.NotCarriedOut());
        assertThat(lookedUp(before, charged, shown(charged))).isEqualTo(new Finding.CarriedOut("T-1"));
    }

    @Test
    void the_cost_of_one_is_looked_up_where_the_amount_stays() {
        var before = content("memo", List.of(), List.of(costing("3", "10.001")));
        var wanted = content("memo", List.of(), List.of(costing("3", "10.002")));

        assertThat(lookedUp(before, wanted, shown(before))).isEqualTo(new Finding.NotCarriedOut());
        assertThat(lookedUp(before, wanted, shown(wanted))).isEqualTo(new Finding.CarriedOut("T-1"));
    }

    private Finding lookedUp(BillContent before, BillContent wanted, Bill there) {
        return courier.judge(COMPANY, new BillEdit(BILL, before, wanted), List.of(there));
    }

    private static ExpenseLine forTheJob(String id, boolean billable) {
        return new ExpenseLine(id, Office.RENT, new BigDecimal("10.00"), null, null, Office.JOB, billable);
    }

    private static ItemLine costing(String id, String cost) {
        return new ItemLine(
                id,
                Office.PARTS,
                BigDecimal.ONE,
                new BigDecimal(cost),
                new BigDecimal("10.00"),
                null,
                null,
                null,
                false);
    }

    private static BillContent withRate(String rate) {
        return new BillContent(
                BEFORE.vendor(),
                BEFORE.refNumber(),
                BEFORE.billDate(),
                BEFORE.dueDate(),
                BEFORE.apAccount(),
                null,
                BEFORE.memo(),
                new BigDecimal(rate),
                BEFORE.expenseLines(),
                BEFORE.itemLines());
    }
}
