package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tandem.qbxml.Conversation.asked;
import static tandem.qbxml.Conversation.heardIn;
import static tandem.qbxml.Conversation.paged;
import static tandem.qbxml.Conversation.record;
import static tandem.qbxml.Conversation.records;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import tandem.mirror.Kind;
import tandem.mirror.Line;
import tandem.mirror.LinkedTransaction;
import tandem.mirror.Ref;
import tandem.mirror.VendorCredit;
import tandem.mirror.Version;
import tandem.wire.Question.Page;
import tandem.wire.Question.Selection;

class VendorCreditQueryTest {

    @Test
    void credits_come_in_pages_with_lines_and_links() {
        assertThat(asked(paged(Kind.VENDOR_CREDIT, new Selection.Everything(), 100, new Page.First())))
                .isEqualTo("<VendorCreditQueryRq requestID=\"q-1\" iterator=\"Start\"><MaxReturned>100</MaxReturned>"
                        + "<IncludeLineItems>true</IncludeLineItems><IncludeLinkedTxns>true</IncludeLinkedTxns>"
                        + "</VendorCreditQueryRq>");
    }

    @Test
    void quickbooks_cannot_tell_which_credits_are_open() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> asked(records(Kind.VENDOR_CREDIT, new Selection.NotPaid(null, null))));
    }

    @Test
    void a_credit_is_read_whole() {
        assertThat(record(heardIn("VendorCreditQueryRs", """
                <VendorCreditRet><TxnID>1E01-1770000000</TxnID><TimeCreated>2026-02-02T08:00:00-05:00</TimeCreated>
                <TimeModified>2026-02-24T11:20:11-05:00</TimeModified><EditSequence>5</EditSequence>
                <TxnNumber>12</TxnNumber>
                <VendorRef><ListID>80000017-1700000001</ListID><FullName>Northwind Timber</FullName></VendorRef>
                <APAccountRef><ListID>8000002A-1700000002</ListID><FullName>Accounts Payable</FullName></APAccountRef>
                <TxnDate>2026-02-02</TxnDate><CreditAmount>135.50</CreditAmount><RefNumber>CM-9</RefNumber>
                <Memo>Broken board</Memo>
                <LinkedTxn><TxnID>1F3A-1771950011</TxnID><TxnType>Bill</TxnType><TxnDate>2026-02-24</TxnDate>
                <LinkType>AMTTYPE</LinkType><Amount>-100.00</Amount></LinkedTxn>
                <ExpenseLineRet><TxnLineID>1E02-1770000000</TxnLineID><Amount>135.50</Amount></ExpenseLineRet>
                <OpenAmount>35.50</OpenAmount></VendorCreditRet>""")))
                .isEqualTo(new VendorCredit(
                        "1E01-1770000000",
                        new Version(
                                LocalDateTime.of(2026, 2, 2, 8, 0),
                                LocalDateTime.of(2026, 2, 24, 11, 20, 11),
                                "2026-02-24T11:20:11-05:00",
                                "5"),
                        12,
                        new Ref("80000017-1700000001", "Northwind Timber"),
                        new Ref("8000002A-1700000002", "Accounts Payable"),
                        LocalDate.of(2026, 2, 2),
                        new BigDecimal("135.50"),
                        new BigDecimal("35.50"),
                        null,
                        null,
                        "CM-9",
                        "Broken board",
                        null,
                        List.of(new LinkedTransaction(
                                "1F3A-1771950011",
                                "Bill",
                                LocalDate.of(2026, 2, 24),
                                null,
                                "AMTTYPE",
                                new BigDecimal("-100.00"))),
                        List.of(new Line.Expense(
                                "1E02-1770000000", null, new BigDecimal("135.50"), null, null, null, null))));
    }
}
