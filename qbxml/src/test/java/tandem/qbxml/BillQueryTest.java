package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tandem.qbxml.Conversation.asked;
import static tandem.qbxml.Conversation.file;
import static tandem.qbxml.Conversation.heard;
import static tandem.qbxml.Conversation.heardIn;
import static tandem.qbxml.Conversation.named;
import static tandem.qbxml.Conversation.paged;
import static tandem.qbxml.Conversation.record;
import static tandem.qbxml.Conversation.records;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import tandem.mirror.Bill;
import tandem.mirror.Kind;
import tandem.mirror.Line;
import tandem.mirror.LinkedTransaction;
import tandem.mirror.Ref;
import tandem.mirror.Version;
import tandem.wire.Answer;
import tandem.wire.Question;
import tandem.wire.Question.OpenBills;
import tandem.wire.Question.Page;
import tandem.wire.Question.Selection;

/** BillQuery, for whole bills and for the list of open ones. */
class BillQueryTest {
    private static final String HEAD = """
            <TxnID>1F3A-1771950011</TxnID><TimeModified>2026-07-05T09:02:40-05:00</TimeModified>
            <EditSequence>1772719360</EditSequence>""";
    private static final String WHOLE =
            "<IncludeLineItems>true</IncludeLineItems>" + "<IncludeLinkedTxns>true</IncludeLinkedTxns></BillQueryRq>";

    @Test
    void changed_bills_come_in_pages_with_lines_and_links() {
        var since = new Selection.ChangedSince(LocalDateTime.of(2026, 3, 8, 1, 55));

        assertThat(asked(paged(Kind.BILL, since, 100, new Page.First())))
                .isEqualTo("<BillQueryRq requestID=\"q-1\" iterator=\"Start\"><MaxReturned>100</MaxReturned>"
                        + "<ModifiedDateRangeFilter><FromModifiedDate>2026-03-08T01:55:00</FromModifiedDate>"
                        + "</ModifiedDateRangeFilter>" + WHOLE);
    }

    @Test
    void bills_of_a_time_are_asked_for_by_their_date() {
        var march = new Selection.Dated(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));

        assertThat(asked(paged(Kind.BILL, march, 100, new Page.Next("{x}"))))
                .isEqualTo("<BillQueryRq requestID=\"q-1\" iterator=\"Continue\" iteratorID=\"{x}\">"
                        + "<MaxReturned>100</MaxReturned><TxnDateRangeFilter><FromTxnDate>2026-03-01</FromTxnDate>"
                        + "<ToTxnDate>2026-03-31</ToTxnDate></TxnDateRangeFilter>" + WHOLE);
    }

    @Test
    void an_end_that_is_absent_is_open() {
        var before = new Selection.Dated(null, LocalDate.of(2020, 12, 31));

        assertThat(asked(records(Kind.BILL, before)))
                .isEqualTo("<BillQueryRq requestID=\"q-1\"><TxnDateRangeFilter><ToTxnDate>2020-12-31</ToTxnDate>"
                        + "</TxnDateRangeFilter>" + WHOLE);
        assertThat(asked(records(Kind.BILL, new Selection.Dated(null, null))))
                .isEqualTo("<BillQueryRq requestID=\"q-1\">" + WHOLE);
    }

    @Test
    void bills_that_are_not_paid_come_whole_too() {
        assertThat(asked(paged(Kind.BILL, new Selection.NotPaid(null, null), 50, new Page.First())))
                .isEqualTo("<BillQueryRq requestID=\"q-1\" iterator=\"Start\"><MaxReturned>50</MaxReturned>"
                        + "<PaidStatus>NotPaidOnly</PaidStatus>" + WHOLE);
    }

    @Test
    void bills_that_are_not_paid_may_be_asked_for_by_date() {
        var month = new Selection.NotPaid(LocalDate.of(2020, 12, 1), LocalDate.of(2020, 12, 31));

        assertThat(asked(records(Kind.BILL, month)))
                .isEqualTo("<BillQueryRq requestID=\"q-1\"><TxnDateRangeFilter><FromTxnDate>2020-12-01</FromTxnDate>"
                        + "<ToTxnDate>2020-12-31</ToTxnDate></TxnDateRangeFilter><PaidStatus>NotPaidOnly</PaidStatus>"
                        + WHOLE);
    }

    @Test
    void named_bills_come_all_at_once() {
        assertThat(asked(records(Kind.BILL, named("1F3C-1771950644", "1F3A-1771950011"))))
                .isEqualTo("<BillQueryRq requestID=\"q-1\"><TxnID>1F3A-1771950011</TxnID>"
                        + "<TxnID>1F3C-1771950644</TxnID>" + WHOLE);
    }

    @Test
    void the_list_of_open_bills_has_no_lines_and_no_links() {
        assertThat(asked("sweep-7", new OpenBills(1000, new Page.First())))
                .isEqualTo("<BillQueryRq requestID=\"sweep-7\" iterator=\"Start\"><MaxReturned>1000</MaxReturned>"
                        + "<PaidStatus>NotPaidOnly</PaidStatus><IncludeRetElement>TxnID</IncludeRetElement>"
                        + "<IncludeRetElement>EditSequence</IncludeRetElement>"
                        + "<IncludeRetElement>AmountDue</IncludeRetElement>"
                        + "<IncludeRetElement>OpenAmount</IncludeRetElement>"
                        + "<IncludeRetElement>IsPaid</IncludeRetElement></BillQueryRq>");
    }

    @Test
    void bills_in_outline_have_no_lines_and_no_links() {
        var march = new Question.Outlines(Kind.BILL, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31), 1000);
        assertThat(asked("scrub7", march))
                .isEqualTo("<BillQueryRq requestID=\"scrub7\"><MaxReturned>1000</MaxReturned><TxnDateRangeFilter>"
                        + "<FromTxnDate>2026-03-01</FromTxnDate><ToTxnDate>2026-03-31</ToTxnDate></TxnDateRangeFilter>"
                        + "<IncludeRetElement>TxnID</IncludeRetElement>"
                        + "<IncludeRetElement>EditSequence</IncludeRetElement>"
                        + "<IncludeRetElement>AmountDue</IncludeRetElement>"
                        + "<IncludeRetElement>OpenAmount</IncludeRetElement>"
                        + "<IncludeRetElement>IsPaid</IncludeRetElement></BillQueryRq>");
    }

    @Test
    void a_list_in_outline_is_that_of_active_and_inactive_entries() {
        assertThat(asked("scrub7", new Question.Outlines(Kind.VENDOR, null, null, null)))
                .isEqualTo("<VendorQueryRq requestID=\"scrub7\"><ActiveStatus>All</ActiveStatus>"
                        + "<IncludeRetElement>ListID</IncludeRetElement>"
                        + "<IncludeRetElement>EditSequence</IncludeRetElement></VendorQueryRq>");
    }

    @Test
    void records_are_counted_without_being_shown() {
        assertThat(asked(new Question.Count(Kind.BILL, LocalDate.of(2026, 3, 1))))
                .isEqualTo("<BillQueryRq requestID=\"count-1\" metaData=\"MetaDataOnly\"><TxnDateRangeFilter>"
                        + "<FromTxnDate>2026-03-01</FromTxnDate></TxnDateRangeFilter></BillQueryRq>");
        assertThat(asked(new Question.Count(Kind.VENDOR, null)))
                .isEqualTo("<VendorQueryRq requestID=\"count-1\" metaData=\"MetaDataOnly\">"
                        + "<ActiveStatus>All</ActiveStatus></VendorQueryRq>");
        assertThat(heard("<BillQueryRs requestID=\"count-1\" statusCode=\"0\" statusSeverity=\"Info\""
                        + " retCount=\"1203\"/>"))
                .contains(new Answer.Counted(1203));
    }

    @Test
    void outlines_and_records_are_told_apart_by_the_ids_of_their_questions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> asked("q-7", new Question.Outlines(Kind.BILL, null, null, 1000)));
        assertThatIllegalArgumentException().isThrownBy(() -> asked("scrub7", Conversation.all(Kind.BILL)));
    }

    @Test
    void records_in_outline_are_read_by_the_id_of_their_question() {
        List<Answer> pieces = Conversation.heard("""
                <BillQueryRs requestID="scrub7" statusCode="0" statusSeverity="Info">
                <BillRet><TxnID>1F3A-1771950011</TxnID><EditSequence>1772719360</EditSequence>
                <AmountDue>1000.00</AmountDue><IsPaid>false</IsPaid><OpenAmount>500.00</OpenAmount></BillRet>
                <BillRet><TxnID>1F3C-1771950011</TxnID></BillRet></BillQueryRs>
                <VendorCreditQueryRs requestID="scrub8" statusCode="0" statusSeverity="Info">
                <VendorCreditRet><TxnID>1-1</TxnID><EditSequence>2</EditSequence><CreditAmount>5.00</CreditAmount>
                <OpenAmount>4.00</OpenAmount></VendorCreditRet></VendorCreditQueryRs>
                <BillPaymentCheckQueryRs requestID="scrub9" statusCode="0" statusSeverity="Info">
                <BillPaymentCheckRet><TxnID>2-1</TxnID><EditSequence>3</EditSequence><Amount>6.00</Amount>
                </BillPaymentCheckRet></BillPaymentCheckQueryRs>
                <ItemQueryRs requestID="scrub10" statusCode="0" statusSeverity="Info">
                <ItemServiceRet><ListID>3-1</ListID><EditSequence>4</EditSequence></ItemServiceRet></ItemQueryRs>""");

        assertThat(pieces)
                .filteredOn(piece -> !(piece instanceof Answer.Opening))
                .containsExactly(
                        new Answer.Outline(
                                "1F3A-1771950011",
                                "1772719360",
                                new BigDecimal("1000.00"),
                                new BigDecimal("500.00"),
                                false),
                        new Answer.UnreadableRecord("BillRet", "1F3C-1771950011", "EditSequence is missing"),
                        new Answer.Outline("1-1", "2", new BigDecimal("5.00"), new BigDecimal("4.00"), null),
                        new Answer.Outline("2-1", "3", new BigDecimal("6.00"), null, null),
                        new Answer.Outline("3-1", "4", null, null, null));
    }

    @Test
    void a_list_of_open_bills_whose_answer_could_not_be_told_from_bills_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> asked("b-7", new OpenBills(1000, new Page.First())));
    }

    @Test
    void bills_whose_answer_would_be_taken_for_the_list_of_open_ones_are_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> asked("sweep-8", Conversation.all(Kind.BILL)));
    }

    @Test
    void a_bill_is_read_whole_and_what_lies_deeper_is_not_taken_for_its_own() {
        assertThat(bill(file("bill.xml")))
                .isEqualTo(new Bill(
                        "1F3A-1771950011",
                        new Version(
                                LocalDateTime.of(2026, 2, 24, 11, 20, 11),
                                LocalDateTime.of(2026, 7, 5, 9, 2, 40),
                                "2026-07-05T09:02:40-05:00",
                                "1772719360"),
                        7990,
                        new Ref("80000017-1700000001", "Northwind Timber"),
                        new Ref("8000002A-1700000002", "Accounts Payable"),
                        LocalDate.of(2026, 2, 24),
                        LocalDate.of(2026, 3, 26),
                        new BigDecimal("1000.00"),
                        new BigDecimal("500.00"),
                        new Ref("80000097-1700000010", "Euro"),
                        new BigDecimal("1.0923456789"),
                        new BigDecimal("1092.35"),
                        "INV-0042",
                        new Ref("80000004-1700000003", "2% 10 Net 30"),
                        "Caf\u00e9 fit-out, phase 1",
                        false,
                        "{0F9A7B30-2C1D-4F6E-9B55-4A1DE2C30077}",
                        List.of(
                                new LinkedTransaction(
                                        "1E01-1770000000",
                                        "VendorCredit",
                                        LocalDate.of(2026, 2, 2),
                                        null,
                                        "AMTTYPE",
                                        new BigDecimal("-100.00")),
                                new LinkedTransaction(
                                        "2001-1772700000",
                                        "BillPaymentCheck",
                                        LocalDate.of(2026, 3, 5),
                                        "ACH000187",
                                        "AMTTYPE",
                                        new BigDecimal("-400.00")),
                                new LinkedTransaction(
                                        "3001-1772700000", "SomethingNew", null, null, null, new BigDecimal("1.00"))),
                        List.of(
                                new Line.Expense(
                                        "1F3E-1771950011",
                                        new Ref("80000031-1700000004", "Repairs"),
                                        new BigDecimal("750.00"),
                                        "Labour",
                                        new Ref("80000055-1700000005", "Ortiz:Kitchen"),
                                        new Ref("80000002-1700000006", "Region:North"),
                                        "Billable"),
                                new Line.Expense(
                                        "1F3F-1771950011", null, new BigDecimal("-50.00"), null, null, null, null),
                                new Line.ItemLine(
                                        "1F41-1771950011",
                                        "1F40-1771950011",
                                        new Ref("8000000A-1700000007", "Hinge"),
                                        null,
                                        null,
                                        new BigDecimal("20.00"),
                                        null,
                                        null,
                                        null,
                                        null),
                                new Line.ItemLine(
                                        "1F42-1771950011",
                                        "1F40-1771950011",
                                        null,
                                        null,
                                        null,
                                        new BigDecimal("30.00"),
                                        null,
                                        null,
                                        null,
                                        null),
                                new Line.ItemLine(
                                        "1F43-1771950011",
                                        null,
                                        new Ref("8000000C-1700000007", "Oak board"),
                                        new BigDecimal("12.5"),
                                        new BigDecimal("20.00001"),
                                        new BigDecimal("250.00"),
                                        "Oak board",
                                        null,
                                        null,
                                        "HasBeenBilled"))));
    }

    @Test
    void a_bill_without_lines_and_links_in_a_querys_answer_has_none() {
        Bill bill = bill("<BillRet>" + HEAD + "</BillRet>");

        assertThat(bill.lines()).isEmpty();
        assertThat(bill.links()).isEmpty();
    }

    @Test
    void a_bill_that_answers_anything_else_says_nothing_about_lines_and_links() {
        Bill bill = (Bill) record(heardIn("SomethingNewRs", "<BillRet>" + HEAD + "</BillRet>"));

        assertThat(bill.lines()).isNull();
        assertThat(bill.links()).isNull();
    }

    @Test
    void an_open_bill_is_read_by_the_id_of_its_question() {
        List<Answer> pieces = Conversation.heard("""
                <BillQueryRs requestID="sweep-7" statusCode="0" statusSeverity="Info">
                <BillRet><TxnID>1F3A-1771950011</TxnID><EditSequence>1772719360</EditSequence>
                <AmountDue>1000.00</AmountDue><IsPaid>false</IsPaid><OpenAmount>500.00</OpenAmount></BillRet>
                <BillRet><TxnID>1F3B-1771950011</TxnID><EditSequence>2</EditSequence></BillRet>
                <BillRet><TxnID>1F3C-1771950011</TxnID></BillRet></BillQueryRs>""");

        assertThat(pieces.subList(1, 4))
                .containsExactly(
                        new Answer.OpenBill(
                                "1F3A-1771950011",
                                "1772719360",
                                new BigDecimal("1000.00"),
                                new BigDecimal("500.00"),
                                false),
                        new Answer.OpenBill("1F3B-1771950011", "2", null, null, null),
                        new Answer.UnreadableRecord("BillRet", "1F3C-1771950011", "EditSequence is missing"));
    }

    @Test
    void a_line_or_link_without_its_identity_or_a_link_without_its_amount_spoils_the_bill() {
        assertThat(unreadable("<ExpenseLineRet><Amount>1.00</Amount></ExpenseLineRet>"))
                .isEqualTo("ExpenseLineRet/TxnLineID is missing");
        assertThat(unreadable("<LinkedTxn><TxnType>Bill</TxnType><Amount>1.00</Amount></LinkedTxn>"))
                .isEqualTo("LinkedTxn/TxnID is missing");
        assertThat(unreadable("<LinkedTxn><TxnID>1-1</TxnID><TxnType>Bill</TxnType></LinkedTxn>"))
                .isEqualTo("LinkedTxn/Amount is missing");
        assertThat(unreadable("<ItemLineRet><TxnLineID>1-1</TxnLineID><Cost>1.0E5</Cost></ItemLineRet>"))
                .isEqualTo("ItemLineRet/Cost cannot be read: '1.0E5'");
    }

    private static String unreadable(String part) {
        Answer piece = heardIn("BillQueryRs", "<BillRet>" + HEAD + part + "</BillRet>");
        assertThat(piece).isInstanceOf(Answer.UnreadableRecord.class);
        assertThat(((Answer.UnreadableRecord) piece).id()).isEqualTo("1F3A-1771950011");
        return ((Answer.UnreadableRecord) piece).reason();
    }

    private static Bill bill(String ret) {
        return (Bill) record(heardIn("BillQueryRs", ret));
    }
}
