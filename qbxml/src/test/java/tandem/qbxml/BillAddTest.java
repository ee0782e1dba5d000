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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.mirror.Bill;
import tandem.mirror.Line;
import tandem.wire.QbXmlVersion;
import tandem.wire.Write;
import tandem.wire.Write.AddBill;
import tandem.wire.Write.LineContent.Expense;
import tandem.wire.Write.LineContent.ItemLine;

class BillAddTest {
    private static final UUID GUID = UUID.fromString("0f9a7b30-2c1d-4f6e-9b55-4a1de2c30077");
    private static final String GUID_ELEMENT = "<ExternalGUID>{0f9a7b30-2c1d-4f6e-9b55-4a1de2c30077}</ExternalGUID>";
    private static final Expense FREIGHT = expense("15.00");

    @Test
    void a_bill_with_everything_stands_in_the_order_of_the_specification() {
        var bill = new AddBill(
                GUID,
                "80000017-1700000001",
                "8000002A-1700000002",
                LocalDate.of(2026, 2, 24),
                LocalDate.of(2026, 3, 26),
                "INV-0042",
                "80000004-1700000003",
                "Caf\u00e9 fit-out \u2013 phase 1",
                new BigDecimal("1.25000"),
                List.of(new Expense(
                        "80000031-1700000004",
                        new BigDecimal("750"),
                        "Labour",
                        "80000055-1700000005",
                        "80000002-1700000006",
                        true)),
                List.of(new ItemLine(
                        "8000000C-1700000007",
                        "Oak board",
                        new BigDecimal("12.500"),
                        new BigDecimal("20.00"),
                        new BigDecimal("250.0"),
                        "80000055-1700000005",
                        "80000002-1700000006",
                        false)));

        assertThat(written(bill)).isEqualTo(flat("""
                <BillAddRq requestID="w-1">
                <BillAdd>
                <VendorRef><ListID>80000017-1700000001</ListID></VendorRef>
                <APAccountRef><ListID>8000002A-1700000002</ListID></APAccountRef>
                <TxnDate>2026-02-24</TxnDate>
                <DueDate>2026-03-26</DueDate>
                <RefNumber>INV-0042</RefNumber>
                <TermsRef><ListID>80000004-1700000003</ListID></TermsRef>
                <Memo>Caf&#233; fit-out - phase 1</Memo>
                <ExchangeRate>1.25</ExchangeRate>
                <ExternalGUID>{0f9a7b30-2c1d-4f6e-9b55-4a1de2c30077}</ExternalGUID>
                <ExpenseLineAdd>
                <AccountRef><ListID>80000031-1700000004</ListID></AccountRef>
                <Amount>750.00</Amount>
                <Memo>Labour</Memo>
                <CustomerRef><ListID>80000055-1700000005</ListID></CustomerRef>
                <ClassRef><ListID>80000002-1700000006</ListID></ClassRef>
                <BillableStatus>Billable</BillableStatus>
                </ExpenseLineAdd>
                <ItemLineAdd>
                <ItemRef><ListID>8000000C-1700000007</ListID></ItemRef>
                <Desc>Oak board</Desc>
                <Quantity>12.5</Quantity>
                <Cost>20</Cost>
                <Amount>250.00</Amount>
                <CustomerRef><ListID>80000055-1700000005</ListID></CustomerRef>
                <ClassRef><ListID>80000002-1700000006</ListID></ClassRef>
                <BillableStatus>NotBillable</BillableStatus>
                </ItemLineAdd>
                </BillAdd>
                </BillAddRq>"""));
    }

    @Test
    void what_is_absent_or_empty_is_not_named() {
        String absent = written(bill(null, null, FREIGHT));

        assertThat(absent).isEqualTo(flat("""
                <BillAddRq requestID="w-1">
                <BillAdd>
                <VendorRef><ListID>8-1</ListID></VendorRef>
                <APAccountRef><ListID>8-2</ListID></APAccountRef>
                <TxnDate>2026-02-24</TxnDate>
                <DueDate>2026-03-26</DueDate>
                """) + GUID_ELEMENT + flat("""
                <ExpenseLineAdd>
                <AccountRef><ListID>8-3</ListID></AccountRef>
                <Amount>15.00</Amount>
                </ExpenseLineAdd>
                </BillAdd>
                </BillAddRq>"""));
        assertThat(written(bill("", " \n ", new Expense("8-3", new BigDecimal("15"), " ", "", "", null))))
                .isEqualTo(absent);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.00",
        "12, 12.00",
        "12.5, 12.50",
        "-12.5, -12.50",
        "1E+2, 100.00",
        "12.5000, 12.50",
        "0.00000, 0.00",
        "9999999999999.99, 9999999999999.99"
    })
    void an_amount_always_has_two_decimals(BigDecimal amount, String expected) {
        assertThat(written(bill(null, null, expense(amount.toString())))).contains("<Amount>" + expected + "</Amount>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.001", "12.345", "10000000000000", "1E+13", "1E-3"})
    void an_amount_that_quickbooks_would_round_or_refuse_is_refused(String amount) {
        refused(bill(null, null, expense(amount)));
    }

    @ParameterizedTest
    @CsvSource({"1E+2, 100", "0.00001, 0.00001", "12.50000, 12.5", "-1, -1", "9999999999.99999, 9999999999.99999"})
    void a_quantity_has_up_to_five_decimals_and_no_exponent(BigDecimal quantity, String expected) {
        assertThat(written(items(quantity, quantity)))
                .contains("<Quantity>" + expected + "</Quantity><Cost>" + expected + "</Cost>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.000001", "10000000000", "1E-6"})
    void a_quantity_or_cost_that_quickbooks_would_round_or_refuse_is_refused(BigDecimal number) {
        refused(items(number, null));
        refused(items(BigDecimal.ONE, number));
    }

    @Test
    void texts_take_their_full_length_and_not_one_character_more() {
        assertThat(written(bill("R".repeat(20), "m".repeat(4095), FREIGHT)))
                .contains("<RefNumber>" + "R".repeat(20) + "</RefNumber><Memo>" + "m".repeat(4095) + "</Memo>");
        refused(bill("R".repeat(21), null, FREIGHT));
        refused(bill(null, "m".repeat(4096), FREIGHT));
        refused(bill(null, null, new Expense("8-3", BigDecimal.ONE, "m".repeat(4096), null, null, null)));
    }

    @Test
    void a_number_is_never_changed_and_a_memo_never_loses_a_character() {
        refused(bill("No\u00a07", null, FREIGHT));
        refused(bill("7\u20138", null, FREIGHT));
        refused(bill(null, "\ud83d\ude00", FREIGHT));
        refused(bill(null, "\u05d0\u05d1", FREIGHT));
        assertThat(written(bill("N\u00ba 7", "5 \u20ac", FREIGHT)))
                .contains("<RefNumber>N&#186; 7</RefNumber><Memo>5 EUR</Memo>");
    }

    @Test
    void only_a_line_with_a_job_says_whether_it_is_billable() {
        assertThat(written(bill(null, null, new Expense("8-3", BigDecimal.ONE, null, null, "8-9", false))))
                .doesNotContain("BillableStatus");
        refused(bill(null, null, new Expense("8-3", BigDecimal.ONE, null, null, null, true)));
        refused(bill(null, null, new Expense("8-3", BigDecimal.ONE, null, "", null, true)));
    }

    @Test
    void a_bill_without_what_every_bill_has_is_refused() {
        refused(add("", "8-2", LocalDate.of(2026, 2, 24), List.of(FREIGHT), List.of()));
        refused(add("8-1", "", LocalDate.of(2026, 2, 24), List.of(FREIGHT), List.of()));
        refused(add("8-1", "8-2", LocalDate.of(2026, 2, 24), List.of(), List.of()));
        refused(add("8-1", "8-2", LocalDate.of(10_000, 1, 1), List.of(FREIGHT), List.of()));
        refused(bill(null, null, new Expense("", BigDecimal.ONE, null, null, null, null)));
    }

    @Test
    void before_version_9_a_bill_has_no_guid() {
        AddBill bill = bill(null, null, FREIGHT);

        assertThat(written(bill, new QbXmlVersion(8, 0)))
                .isEqualTo(written(bill).replace(GUID_ELEMENT, ""));
        assertThat(written(bill, new QbXmlVersion(9, 0))).isEqualTo(written(bill));
    }

    @Test
    void the_answer_brings_the_bill_with_all_its_lines_and_says_nothing_of_its_links() {
        var bill = (Bill) records(heardFile("bill-added.xml")).getFirst();

        assertThat(bill.id()).isEqualTo("1F3A-1771950011");
        assertThat(bill.externalGuid()).isEqualTo("{0f9a7b30-2c1d-4f6e-9b55-4a1de2c30077}");
        assertThat(bill.lines()).extracting(Line::txnLineId).containsExactly("1F3E-1771950011", "1F3F-1771950011");
        assertThat(bill.links()).isNull();
    }

    private static Expense expense(String amount) {
        return new Expense("8-3", new BigDecimal(amount), null, null, null, null);
    }

    private static AddBill bill(@Nullable String refNumber, @Nullable String memo, Expense line) {
        return new AddBill(
                GUID,
                "8-1",
                "8-2",
                LocalDate.of(2026, 2, 24),
                LocalDate.of(2026, 3, 26),
                refNumber,
                null,
                memo,
                null,
                List.of(line),
                List.of());
    }

    private static AddBill items(BigDecimal quantity, @Nullable BigDecimal cost) {
        return add(
                "8-1",
                "8-2",
                LocalDate.of(2026, 2, 24),
                List.of(),
                List.of(new ItemLine("8-4", null, quantity, cost, BigDecimal.ONE, null, null, null)));
    }

    private static AddBill add(
            String vendor, String account, LocalDate date, List<Expense> expenses, List<ItemLine> items) {
        return new AddBill(GUID, vendor, account, date, date, null, null, null, null, expenses, items);
    }

    private static void refused(Write write) {
        assertThatIllegalArgumentException().isThrownBy(() -> written(write));
    }
}
