package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.qbxml.Conversation.asked;
import static tandem.qbxml.Conversation.heardIn;
import static tandem.qbxml.Conversation.paged;
import static tandem.qbxml.Conversation.record;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import tandem.mirror.BillPayment;
import tandem.mirror.Kind;
import tandem.mirror.Ref;
import tandem.mirror.Version;
import tandem.wire.Question.Page;
import tandem.wire.Question.Selection;

/** BillPaymentCheckQuery and BillPaymentCreditCardQuery. */
class BillPaymentQueryTest {
    private static final String HEAD = """
            <TxnID>2001-1772700000</TxnID><TimeCreated>2026-03-05T09:02:40-05:00</TimeCreated>
            <TimeModified>2026-03-05T09:02:40-05:00</TimeModified><EditSequence>8</EditSequence>""";
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 3, 5, 9, 2, 40);
    private static final Version VERSION = new Version(TIME, TIME, "2026-03-05T09:02:40-05:00", "8");

    @Test
    void what_a_payment_was_applied_to_is_asked_for_as_its_lines() {
        var since = new Selection.ChangedSince(LocalDateTime.of(2026, 3, 8, 1, 55));

        assertThat(asked(paged(Kind.BILL_PAYMENT_CHECK, since, 100, new Page.First())))
                .isEqualTo("<BillPaymentCheckQueryRq requestID=\"q-1\" iterator=\"Start\">"
                        + "<MaxReturned>100</MaxReturned><ModifiedDateRangeFilter>"
                        + "<FromModifiedDate>2026-03-08T01:55:00</FromModifiedDate></ModifiedDateRangeFilter>"
                        + "<IncludeLineItems>true</IncludeLineItems></BillPaymentCheckQueryRq>");
        assertThat(asked(Conversation.all(Kind.BILL_PAYMENT_CREDIT_CARD)))
                .isEqualTo("<BillPaymentCreditCardQueryRq requestID=\"q-1\">"
                        + "<IncludeLineItems>true</IncludeLineItems></BillPaymentCreditCardQueryRq>");
    }

    @Test
    void a_payment_by_check_is_read_whole() {
        assertThat(record(heardIn("BillPaymentCheckQueryRs", "<BillPaymentCheckRet>" + HEAD + """
                <TxnNumber>9</TxnNumber>
                <PayeeEntityRef><ListID>80000017-1700000001</ListID><FullName>Northwind Timber</FullName></PayeeEntityRef>
                <APAccountRef><ListID>8000002A-1700000002</ListID></APAccountRef><TxnDate>2026-03-05</TxnDate>
                <BankAccountRef><ListID>80000020-1700000008</ListID><FullName>Checking</FullName></BankAccountRef>
                <Amount>880.00</Amount><RefNumber>ACH000187</RefNumber><Memo></Memo>
                <Address><Addr1>4 Mill Lane</Addr1></Address><IsToBePrinted>false</IsToBePrinted>
                <ExternalGUID>{5C6B1F0E-7D1A-4F6B-8C55-2FD0C1A90005}</ExternalGUID>
                <AppliedToTxnRet><TxnID>1F3A-1771950011</TxnID><TxnType>Bill</TxnType><TxnDate>2026-02-24</TxnDate>
                <RefNumber>INV-0042</RefNumber><BalanceRemaining>0.00</BalanceRemaining><Amount>880.00</Amount>
                <DiscountAmount>20.00</DiscountAmount>
                <DiscountAccountRef><ListID>80000061-1700000009</ListID><FullName>Discounts</FullName></DiscountAccountRef>
                <LinkedTxn><TxnID>9-1</TxnID><TxnType>Bill</TxnType><Amount>7.00</Amount></LinkedTxn>
                </AppliedToTxnRet></BillPaymentCheckRet>""")))
                .isEqualTo(new BillPayment(
                        "2001-1772700000",
                        VERSION,
                        Kind.BILL_PAYMENT_CHECK,
                        9,
                        new Ref("80000017-1700000001", "Northwind Timber"),
                        new Ref("8000002A-1700000002", null),
                        LocalDate.of(2026, 3, 5),
                        new Ref("80000020-1700000008", "Checking"),
                        new BigDecimal("880.00"),
                        null,
                        null,
                        "ACH000187",
                        "",
                        false,
                        "{5C6B1F0E-7D1A-4F6B-8C55-2FD0C1A90005}",
                        List.of(new BillPayment.Application(
                                "1F3A-1771950011",
                                "Bill",
                                LocalDate.of(2026, 2, 24),
                                "INV-0042",
                                new BigDecimal("0.00"),
                                new BigDecimal("880.00"),
                                new BigDecimal("20.00"),
                                new Ref("80000061-1700000009", "Discounts")))));
    }

    @Test
    void a_payment_by_card_names_the_cards_account() {
        var payment = (BillPayment)
                record(heardIn("BillPaymentCreditCardQueryRs", "<BillPaymentCreditCardRet>" + HEAD + """
                <CreditCardAccountRef><ListID>80000022-1700000010</ListID><FullName>Visa</FullName></CreditCardAccountRef>
                <Amount>41.17</Amount></BillPaymentCreditCardRet>"""));

        assertThat(payment.kind()).isEqualTo(Kind.BILL_PAYMENT_CREDIT_CARD);
        assertThat(payment.paymentAccount()).isEqualTo(new Ref("80000022-1700000010", "Visa"));
        assertThat(payment.amount()).isEqualTo(new BigDecimal("41.17"));
        assertThat(payment.applications()).isEmpty();
    }
}
