package tandemsim.companyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tandemsim.companyfile.profile.Profile;

/** What a BillMod does to the lines of a bill. */
class LineChangesTest {

    private final Talk talk = new Talk(Profile.small());

    @BeforeEach
    void later() {
        talk.clock.advance(java.time.Duration.ofSeconds(5));
    }

    private String change(String bill, String content) {
        return talk.ask("<BillModRq><BillMod><TxnID>" + bill + "</TxnID><EditSequence>"
                + bill(bill).editSequence() + "</EditSequence>" + content + "</BillMod></BillModRq>");
    }

    private int status(String bill, String content) {
        return Talk.statuses(change(bill, content)).getFirst();
    }

    private Truth.BillTruth bill(String id) {
        return talk.file.truth().bill(id).orElseThrow();
    }

    private static String kept(Truth.LineTruth line) {
        String element = !line.item() ? "ExpenseLineMod" : line.parts().isEmpty() ? "ItemLineMod" : "ItemGroupLineMod";
        return "<" + element + "><TxnLineID>" + line.txnLineId() + "</TxnLineID></" + element + ">";
    }

    private static String kept(List<Truth.LineTruth> lines) {
        return lines.stream().map(LineChangesTest::kept).collect(Collectors.joining());
    }

    private String item(String id, String more) {
        String service = talk.file.truth().otherLists().stream()
                .filter(entry -> entry.kind().equals("ItemService") && entry.active())
                .findFirst()
                .orElseThrow()
                .listId();
        return "<ItemLineMod><TxnLineID>" + id + "</TxnLineID><ItemRef><ListID>" + service + "</ListID></ItemRef>"
                + more + "</ItemLineMod>";
    }

    /** A bill with a group line, of which nothing is paid. */
    private Truth.BillTruth withGroup() {
        Truth.BillTruth found = talk.file.truth().bills().stream()
                .filter(bill -> !group(bill).isEmpty())
                .findFirst()
                .orElseThrow();
        found.links().forEach(link -> talk.file.bookkeeper().voidTxn(link.txnId()));
        return bill(found.txnId());
    }

    private static List<Truth.LineTruth> group(Truth.BillTruth bill) {
        return bill.lines().stream().filter(line -> !line.parts().isEmpty()).toList();
    }

    private static List<Truth.LineTruth> items(Truth.BillTruth bill) {
        return bill.lines().stream().filter(Truth.LineTruth::item).toList();
    }

    @Test
    void a_line_named_by_its_identifier_alone_stays_as_it_is() {
        Truth.BillTruth before = withGroup();
        assertThat(status(before.txnId(), kept(before.lines()))).isZero();
        assertThat(bill(before.txnId()).lines()).isEqualTo(before.lines());
        assertThat(bill(before.txnId()).amountDue()).isEqualByComparingTo(before.amountDue());
    }

    @Test
    void a_new_line_stands_where_it_was_put() {
        String bill = Talk.value(talk.ask(talk.billAdd(talk.expense("10.00") + talk.expense("20.00"))), "TxnID");
        List<Truth.LineTruth> before = bill(bill).lines();
        String added = "<ExpenseLineMod><TxnLineID>-1</TxnLineID><AccountRef><ListID>" + talk.account("Expense 1")
                + "</ListID></AccountRef><Amount>5.55</Amount></ExpenseLineMod>";
        String answer = change(bill, kept(before.getFirst()) + added + kept(before.getLast()));
        assertThat(Talk.values(answer, "Amount")).containsExactly("10.00", "5.55", "20.00");
        assertThat(Talk.value(answer, "AmountDue")).isEqualTo("35.55");
    }

    @Test
    void a_group_line_is_kept_changed_by_its_item_lines_or_dropped() {
        Truth.BillTruth before = withGroup();
        Truth.LineTruth group = group(before).getFirst();
        String first = group.parts().getFirst().txnLineId();
        String others = kept(
                items(before).stream().filter(line -> line.parts().isEmpty()).toList());
        String changed = "<ItemGroupLineMod><TxnLineID>" + group.txnLineId() + "</TxnLineID><ItemLineMod><TxnLineID>"
                + first + "</TxnLineID><Amount>3.00</Amount></ItemLineMod>" + item("-1", "<Amount>4.00</Amount>")
                + "</ItemGroupLineMod>";
        assertThat(status(before.txnId(), others + changed)).isZero();
        Truth.LineTruth after = group(bill(before.txnId())).getFirst();
        assertThat(after.amount()).isEqualByComparingTo("7.00");
        assertThat(after.parts()).hasSize(2);
        assertThat(after.parts().getFirst().txnLineId()).isEqualTo(first);
        assertThat(after.parts().getLast().txnLineId()).isNotEmpty();

        assertThat(status(before.txnId(), others + item("-1", "<Amount>1.00</Amount>")))
                .isZero();
        assertThat(group(bill(before.txnId()))).isEmpty();
    }

    @Test
    void a_group_line_is_no_item_line_and_no_new_one_is_entered() {
        Truth.BillTruth before = withGroup();
        String id = group(before).getFirst().txnLineId();
        assertThat(status(before.txnId(), "<ItemLineMod><TxnLineID>" + id + "</TxnLineID></ItemLineMod>"))
                .isEqualTo(3120);
        assertThat(status(before.txnId(), "<ItemGroupLineMod><TxnLineID>-1</TxnLineID></ItemGroupLineMod>"))
                .isEqualTo(1030);
        assertThat(status(
                        before.txnId(),
                        "<ItemGroupLineMod><TxnLineID>" + id + "</TxnLineID><Quantity>2</Quantity></ItemGroupLineMod>"))
                .isEqualTo(1030);
        assertThat(bill(before.txnId()).lines()).isEqualTo(before.lines());
    }

    @Test
    void one_list_of_lines_can_be_emptied_but_no_bill() {
        String bill = Talk.value(
                talk.ask(talk.billAdd(talk.expense("10.00")
                        + item("", "")
                                .replace("Mod", "Add")
                                .replace("<TxnLineID></TxnLineID>", "")
                                .replace("</ItemLineAdd>", "<Amount>2.00</Amount></ItemLineAdd>"))),
                "TxnID");
        assertThat(status(bill, "<ClearExpenseLines>true</ClearExpenseLines><ClearItemLines>true</ClearItemLines>"))
                .isEqualTo(3152);
        assertThat(status(
                        bill,
                        "<ClearExpenseLines>true</ClearExpenseLines>"
                                + kept(bill(bill).lines().getFirst())))
                .isEqualTo(3152);
        assertThat(status(bill, "<ClearExpenseLines>true</ClearExpenseLines>")).isZero();
        assertThat(bill(bill).amountDue()).isEqualByComparingTo("2.00");
        assertThat(status(bill, "<ClearItemLines>true</ClearItemLines>")).isEqualTo(3180);
    }

    @Test
    void a_line_that_was_billed_to_a_customer_stays_as_it_is() {
        String customer = talk.file.truth().otherLists().stream()
                .filter(entry -> entry.kind().equals("Customer") && entry.active())
                .findFirst()
                .orElseThrow()
                .listId();
        String billable = talk.expense("10.00")
                .replace("</Amount>", "</Amount><CustomerRef><ListID>" + customer + "</ListID></CustomerRef>");
        String bill = Talk.value(talk.ask(talk.billAdd(billable + talk.expense("20.00"))), "TxnID");
        talk.file.bookkeeper().invoice(bill);
        Truth.LineTruth billed = bill(bill).lines().getFirst();
        Truth.LineTruth other = bill(bill).lines().getLast();
        assertThat(billed.billableStatus()).isEqualTo("HasBeenBilled");

        assertThat(status(bill, kept(other))).isEqualTo(3170);
        assertThat(status(
                        bill,
                        "<ExpenseLineMod><TxnLineID>" + billed.txnLineId()
                                + "</TxnLineID><Amount>11.00</Amount></ExpenseLineMod>" + kept(other)))
                .isEqualTo(3170);
        assertThat(status(bill, "<ClearExpenseLines>true</ClearExpenseLines>")).isEqualTo(3170);
        assertThat(status(
                        bill,
                        kept(billed) + "<ExpenseLineMod><TxnLineID>" + other.txnLineId()
                                + "</TxnLineID><Amount>21.00</Amount></ExpenseLineMod>"))
                .isZero();
        assertThat(bill(bill).amountDue()).isEqualByComparingTo("31.00");
    }

    @Test
    void a_bill_is_not_lowered_below_what_was_paid_of_it() {
        String bill = talk.billOf("100.00");
        talk.file.bookkeeper().payByCheck(bill, "60.00", "5.00");
        String line = bill(bill).lines().getFirst().txnLineId();
        String lower = "<ExpenseLineMod><TxnLineID>" + line + "</TxnLineID><Amount>%s</Amount></ExpenseLineMod>";
        assertThat(status(bill, lower.formatted("64.99"))).isEqualTo(3210);
        assertThat(status(bill, lower.formatted("65.00"))).isZero();
        assertThat(bill(bill).paid()).isTrue();
    }

    @Test
    void quantity_times_cost_is_rounded_commercially() {
        String bill = talk.billOf("1.00");
        assertThat(status(bill, item("-1", "<Quantity>1</Quantity><Cost>1.005</Cost>")))
                .isZero();
        assertThat(bill(bill).amountDue()).isEqualByComparingTo("2.01");
    }

    @Test
    void a_bill_of_zeroes_is_blank() {
        assertThat(talk.status(talk.billAdd(talk.expense("0.00")))).isEqualTo(3180);
        assertThat(talk.status(talk.billAdd(talk.expense("5.00") + talk.expense("-5.00"))))
                .isZero();
    }
}
