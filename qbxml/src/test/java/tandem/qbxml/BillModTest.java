package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tandem.qbxml.Conversation.flat;
import static tandem.qbxml.Conversation.heardFile;
import static tandem.qbxml.Conversation.records;
import static tandem.qbxml.Conversation.written;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tandem.mirror.Bill;
import tandem.wire.Answer;
import tandem.wire.Status.Meaning;
import tandem.wire.Write.ChangeBill;
import tandem.wire.Write.LineChange;
import tandem.wire.Write.LineChange.Added;
import tandem.wire.Write.LineChange.Changed;
import tandem.wire.Write.LineChange.Kept;
import tandem.wire.Write.LineChange.KeptGroup;
import tandem.wire.Write.LineContent.Expense;
import tandem.wire.Write.LineContent.ItemLine;

class BillModTest {
    private static final String HEAD = """
            <BillModRq requestID="w-1">
            <BillMod>
            <TxnID>1F3A-1771950011</TxnID>
            <EditSequence>1771950011</EditSequence>
            """;
    private static final String TAIL = """
            </BillMod>
            </BillModRq>""";
    private static final Expense FREIGHT = new Expense("8-3", new BigDecimal("15"), "Freight", "8-5", "8-6", true);
    private static final ItemLine BOARD =
            new ItemLine("8-4", "Oak", BigDecimal.TEN, BigDecimal.TWO, new BigDecimal("20"), "8-5", "8-6", false);

    @Test
    void the_head_names_only_what_changes() {
        var change = new ChangeBill(
                "1F3A-1771950011",
                "1771950011",
                LocalDate.of(2026, 2, 25),
                LocalDate.of(2026, 3, 27),
                "INV-0042a",
                "8-7",
                "Approved by J. Ortiz",
                new BigDecimal("1.1"),
                null,
                null);

        assertThat(written(change)).isEqualTo(flat(HEAD + """
                <TxnDate>2026-02-25</TxnDate>
                <DueDate>2026-03-27</DueDate>
                <RefNumber>INV-0042a</RefNumber>
                <TermsRef><ListID>8-7</ListID></TermsRef>
                <Memo>Approved by J. Ortiz</Memo>
                <ExchangeRate>1.1</ExchangeRate>
                """ + TAIL));
        assertThat(written(change(null, null))).isEqualTo(flat(HEAD + TAIL));
    }

    @Test
    void an_empty_text_or_reference_clears() {
        assertThat(written(new ChangeBill("1F3A-1771950011", "1771950011", null, null, "", "", "", null, null, null)))
                .isEqualTo(flat(HEAD + """
                        <RefNumber></RefNumber>
                        <TermsRef><ListID></ListID></TermsRef>
                        <Memo></Memo>
                        """ + TAIL));
    }

    @Test
    void a_list_of_lines_becomes_what_is_named() {
        var expenses = List.<LineChange<Expense>>of(
                new Kept<>("1F3E-1771950011"),
                new Changed<>("1F3F-1771950011", new Expense("8-3", BigDecimal.ONE, "", "", "", null)),
                new Added<>(FREIGHT));

        assertThat(written(change(expenses, null))).isEqualTo(flat(HEAD + """
                <ExpenseLineMod>
                <TxnLineID>1F3E-1771950011</TxnLineID>
                </ExpenseLineMod>
                <ExpenseLineMod>
                <TxnLineID>1F3F-1771950011</TxnLineID>
                <AccountRef><ListID>8-3</ListID></AccountRef>
                <Amount>1.00</Amount>
                <Memo></Memo>
                <CustomerRef><ListID></ListID></CustomerRef>
                <ClassRef><ListID></ListID></ClassRef>
                </ExpenseLineMod>
                <ExpenseLineMod>
                <TxnLineID>-1</TxnLineID>
                <AccountRef><ListID>8-3</ListID></AccountRef>
                <Amount>15.00</Amount>
                <Memo>Freight</Memo>
                <CustomerRef><ListID>8-5</ListID></CustomerRef>
                <ClassRef><ListID>8-6</ListID></ClassRef>
                <BillableStatus>Billable</BillableStatus>
                </ExpenseLineMod>
                """ + TAIL));
    }

    @Test
    void item_lines_come_after_expense_lines_and_groups_stay_where_they_are() {
        var items = List.<LineChange<ItemLine>>of(
                new Kept<>("1F40-1"), new KeptGroup<>("1F41-1"), new Changed<>("1F42-1", BOARD), new Added<>(BOARD));
        String board = """
                <ItemRef><ListID>8-4</ListID></ItemRef>
                <Desc>Oak</Desc>
                <Quantity>10</Quantity>
                <Cost>2</Cost>
                <Amount>20.00</Amount>
                <CustomerRef><ListID>8-5</ListID></CustomerRef>
                <ClassRef><ListID>8-6</ListID></ClassRef>
                <BillableStatus>NotBillable</BillableStatus>
                """;

        assertThat(written(change(List.of(new Kept<>("1F3E-1")), items)))
                .isEqualTo(flat(HEAD + """
                <ExpenseLineMod><TxnLineID>1F3E-1</TxnLineID></ExpenseLineMod>
                <ItemLineMod><TxnLineID>1F40-1</TxnLineID></ItemLineMod>
                <ItemGroupLineMod><TxnLineID>1F41-1</TxnLineID></ItemGroupLineMod>
                <ItemLineMod><TxnLineID>1F42-1</TxnLineID>
                """ + board + """
                </ItemLineMod>
                <ItemLineMod><TxnLineID>-1</TxnLineID>
                """ + board + """
                </ItemLineMod>
                """ + TAIL));
    }

    @Test
    void an_empty_list_takes_all_lines_away_and_an_absent_one_none() {
        assertThat(written(change(List.of(), null)))
                .isEqualTo(flat(HEAD + "<ClearExpenseLines>true</ClearExpenseLines>" + TAIL));
        assertThat(written(change(null, List.of())))
                .isEqualTo(flat(HEAD + "<ClearItemLines>true</ClearItemLines>" + TAIL));
        assertThat(written(change(List.of(), List.of(new Added<>(BOARD)))))
                .contains("<ClearExpenseLines>true</ClearExpenseLines><ItemLineMod>");
    }

    @Test
    void in_a_new_line_nothing_is_there_to_be_cleared() {
        assertThat(written(change(List.of(new Added<>(new Expense("8-3", BigDecimal.ONE, "", "", "", null))), null)))
                .contains("<Amount>1.00</Amount></ExpenseLineMod>");
    }

    @Test
    void what_quickbooks_would_refuse_as_a_whole_is_refused() {
        refused(change(List.of(), List.of()));
        refused(change(List.of(new KeptGroup<>("1F41-1")), null));
        refused(change(List.of(new Kept<>("")), null));
        refused(change(List.of(new Changed<>("1-1", new Expense("", BigDecimal.ONE, null, null, null, null))), null));
        refused(new ChangeBill("", "1", null, null, null, null, null, null, null, null));
        refused(new ChangeBill("1-1", "", null, null, null, null, null, null, null, null));
        refused(new ChangeBill("1-1", "1", null, null, "R".repeat(21), null, null, null, null, null));
        refused(new ChangeBill("1-1", "1", null, null, null, null, "\u6f22", null, null, null));
    }

    @Test
    void the_answer_brings_all_lines_and_an_empty_list_where_there_are_none() {
        String changed = Conversation.file("bill-added.xml").replace("BillAddRs", "BillModRs");

        var bill = (Bill) records(Conversation.heardWhole(changed)).getFirst();
        var bare = (Bill) records(Conversation.heardWhole(
                        changed.replaceAll("(?s)<(Expense|Item)LineRet>.*</(Expense|Item)LineRet>", "")))
                .getFirst();

        assertThat(bill.lines()).hasSize(2);
        assertThat(bill.links()).isNull();
        assertThat(bare.lines()).isEmpty();
    }

    @Test
    void a_bill_that_changed_meanwhile_is_told_by_the_status() {
        List<Answer> pieces = heardFile("stale-edit-sequence-3200.xml");

        assertThat(((Answer.Opening) pieces.getFirst()).status().meaning()).isEqualTo(Meaning.REFUSED);
    }

    private static ChangeBill change(
            @Nullable List<LineChange<Expense>> expenses, @Nullable List<LineChange<ItemLine>> items) {
        return new ChangeBill("1F3A-1771950011", "1771950011", null, null, null, null, null, null, expenses, items);
    }

    private static void refused(ChangeBill change) {
        assertThatIllegalArgumentException().isThrownBy(() -> written(change));
    }
}
