package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tandem.qbxml.Conversation.flat;
import static tandem.qbxml.Conversation.heard;
import static tandem.qbxml.Conversation.heardFile;
import static tandem.qbxml.Conversation.records;
import static tandem.qbxml.Conversation.written;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tandem.mirror.BillPayment;
import tandem.mirror.Kind;
import tandem.wire.Answer;
import tandem.wire.QbXmlVersion;
import tandem.wire.Status.Meaning;
import tandem.wire.Write;
import tandem.wire.Write.AddPayment;
import tandem.wire.Write.Application;
import tandem.wire.Write.Credit;

/** BillPaymentCheckAdd and BillPaymentCreditCardAdd. */
class BillPaymentAddTest {
    private static final UUID GUID = UUID.fromString("5c6b1f0e-7d1a-4f6b-8c55-2fd0c1a90005");
    private static final String GUID_ELEMENT = "<ExternalGUID>{5c6b1f0e-7d1a-4f6b-8c55-2fd0c1a90005}</ExternalGUID>";
    private static final Application PART =
            new Application("1F3C-1", new BigDecimal("41.17"), List.of(), null, null, null);

    @Test
    void a_check_with_payment_credit_and_discount_stands_in_the_order_of_the_specification() {
        var payment = new AddPayment(
                Kind.BILL_PAYMENT_CHECK,
                GUID,
                "80000017-1700000001",
                "8000002A-1700000002",
                LocalDate.of(2026, 3, 5),
                "80000020-1700000008",
                "ACH000187",
                false,
                "Hub payment 9b1c",
                new BigDecimal("1.1"),
                List.of(
                        new Application(
                                "1F3A-1771950011",
                                new BigDecimal("880"),
                                List.of(new Credit("1E01-1770000000", new BigDecimal("100"))),
                                new BigDecimal("20"),
                                "80000061-1700000009",
                                "80000002-1700000006"),
                        PART));

        assertThat(written(payment)).isEqualTo(flat("""
                <BillPaymentCheckAddRq requestID="w-1">
                <BillPaymentCheckAdd>
                <PayeeEntityRef><ListID>80000017-1700000001</ListID></PayeeEntityRef>
                <APAccountRef><ListID>8000002A-1700000002</ListID></APAccountRef>
                <TxnDate>2026-03-05</TxnDate>
                <BankAccountRef><ListID>80000020-1700000008</ListID></BankAccountRef>
                <RefNumber>ACH000187</RefNumber>
                <Memo>Hub payment 9b1c</Memo>
                <ExchangeRate>1.1</ExchangeRate>
                <ExternalGUID>{5c6b1f0e-7d1a-4f6b-8c55-2fd0c1a90005}</ExternalGUID>
                <AppliedToTxnAdd>
                <TxnID>1F3A-1771950011</TxnID>
                <PaymentAmount>880.00</PaymentAmount>
                <SetCredit>
                <CreditTxnID>1E01-1770000000</CreditTxnID>
                <AppliedAmount>100.00</AppliedAmount>
                </SetCredit>
                <DiscountAmount>20.00</DiscountAmount>
                <DiscountAccountRef><ListID>80000061-1700000009</ListID></DiscountAccountRef>
                <DiscountClassRef><ListID>80000002-1700000006</ListID></DiscountClassRef>
                </AppliedToTxnAdd>
                <AppliedToTxnAdd>
                <TxnID>1F3C-1</TxnID>
                <PaymentAmount>41.17</PaymentAmount>
                </AppliedToTxnAdd>
                </BillPaymentCheckAdd>
                </BillPaymentCheckAddRq>"""));
    }

    @Test
    void a_payment_by_card_names_the_cards_account_and_needs_no_number() {
        assertThat(written(payment(Kind.BILL_PAYMENT_CREDIT_CARD, null, false, PART)))
                .isEqualTo(flat("""
                <BillPaymentCreditCardAddRq requestID="w-1">
                <BillPaymentCreditCardAdd>
                <PayeeEntityRef><ListID>8-1</ListID></PayeeEntityRef>
                <APAccountRef><ListID>8-2</ListID></APAccountRef>
                <TxnDate>2026-03-05</TxnDate>
                <CreditCardAccountRef><ListID>8-3</ListID></CreditCardAccountRef>
                """) + GUID_ELEMENT + flat("""
                <AppliedToTxnAdd>
                <TxnID>1F3C-1</TxnID>
                <PaymentAmount>41.17</PaymentAmount>
                </AppliedToTxnAdd>
                </BillPaymentCreditCardAdd>
                </BillPaymentCreditCardAddRq>"""));
        assertThat(written(payment(Kind.BILL_PAYMENT_CREDIT_CARD, "VC-88121", false, PART)))
                .contains("</CreditCardAccountRef><RefNumber>VC-88121</RefNumber>");
    }

    @Test
    void a_check_has_either_a_number_or_says_whether_it_is_to_be_printed() {
        assertThat(written(payment(Kind.BILL_PAYMENT_CHECK, "187", false, PART)))
                .contains("<RefNumber>187</RefNumber>")
                .doesNotContain("IsToBePrinted");
        assertThat(written(payment(Kind.BILL_PAYMENT_CHECK, null, true, PART)))
                .contains("<IsToBePrinted>true</IsToBePrinted>")
                .doesNotContain("RefNumber");
        assertThat(written(payment(Kind.BILL_PAYMENT_CHECK, null, false, PART)))
                .contains("<IsToBePrinted>false</IsToBePrinted>")
                .doesNotContain("RefNumber");
        assertThat(written(payment(Kind.BILL_PAYMENT_CHECK, " ", false, PART)))
                .contains("<IsToBePrinted>false</IsToBePrinted>")
                .doesNotContain("RefNumber");
        assertThatIllegalArgumentException().isThrownBy(() -> payment(Kind.BILL_PAYMENT_CHECK, "187", true, PART));
        assertThatIllegalArgumentException().isThrownBy(() -> payment(Kind.BILL_PAYMENT_CREDIT_CARD, null, true, PART));
        assertThatIllegalArgumentException().isThrownBy(() -> payment(Kind.BILL, null, false, PART));
    }

    @Test
    void amounts_of_zero_are_left_out() {
        var credits = List.of(new Credit("1E01-1", new BigDecimal("35.5")));
        var byCredit = new Application("1F3C-1", new BigDecimal("0.00"), credits, BigDecimal.ZERO, "8-6", "8-7");

        assertThat(written(payment(Kind.BILL_PAYMENT_CHECK, null, false, byCredit)))
                .contains(flat("""
                <AppliedToTxnAdd>
                <TxnID>1F3C-1</TxnID>
                <SetCredit>
                <CreditTxnID>1E01-1</CreditTxnID>
                <AppliedAmount>35.50</AppliedAmount>
                </SetCredit>
                </AppliedToTxnAdd>"""));
    }

    @Test
    void what_would_do_nothing_or_the_opposite_is_refused() {
        refused(application(null, null));
        refused(application("0.00", "0.00"));
        refused(application("-1.00", null));
        refused(application("1.00", "-1.00"));
        refused(application("1.001", null));
        refused(new Application(
                "1F3C-1", null, List.of(new Credit("1E01-1", new BigDecimal("0.00"))), null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> written(payment(Kind.BILL_PAYMENT_CHECK, null, false)));
    }

    @Test
    void a_number_takes_eleven_characters_and_not_one_more() {
        for (Kind kind : List.of(Kind.BILL_PAYMENT_CHECK, Kind.BILL_PAYMENT_CREDIT_CARD)) {
            assertThat(written(payment(kind, "12345678901", false, PART)))
                    .contains("<RefNumber>12345678901</RefNumber>");
            refused(payment(kind, "123456789012", false, PART));
            refused(payment(kind, "No\u2116 1", false, PART));
        }
    }

    @Test
    void before_version_9_a_payment_has_no_guid_and_before_11_a_discount_no_class() {
        var plain = payment(Kind.BILL_PAYMENT_CHECK, "1", false, application("1.00", "2.00"));
        var withClass = payment(
                Kind.BILL_PAYMENT_CHECK,
                "1",
                false,
                new Application("1F3C-1", null, List.of(), BigDecimal.ONE, "8-6", "8-7"));

        assertThat(written(plain, new QbXmlVersion(8, 0)))
                .isEqualTo(written(plain).replace(GUID_ELEMENT, ""));
        assertThat(written(plain, new QbXmlVersion(9, 0))).isEqualTo(written(plain));
        assertThat(written(withClass, new QbXmlVersion(11, 0))).isEqualTo(written(withClass));
        assertThatIllegalArgumentException().isThrownBy(() -> written(withClass, new QbXmlVersion(10, 0)));
    }

    @Test
    void the_answer_brings_the_payment_and_does_not_say_that_it_pays_nothing() {
        List<Answer> pieces = heardFile("payments-added.xml");
        var check = (BillPayment) records(pieces).get(0);
        var card = (BillPayment) records(pieces).get(1);

        assertThat(check.kind()).isEqualTo(Kind.BILL_PAYMENT_CHECK);
        assertThat(check.id()).isEqualTo("2001-1772700000");
        assertThat(check.applications())
                .extracting(BillPayment.Application::txnId)
                .containsExactly("1F3A-1771950011");
        assertThat(card.kind()).isEqualTo(Kind.BILL_PAYMENT_CREDIT_CARD);
        assertThat(card.applications()).isNull();
    }

    @Test
    void a_payment_of_credits_alone_is_done_and_leaves_no_record() {
        assertThat(heard("<BillPaymentCheckAddRs requestID=\"pay-7\" statusCode=\"0\" statusSeverity=\"Info\""
                        + " statusMessage=\"Status OK\"/>"))
                .singleElement()
                .isInstanceOfSatisfying(Answer.Opening.class, opening -> {
                    assertThat(opening.name()).isEqualTo("BillPaymentCheckAddRs");
                    assertThat(opening.status().meaning()).isEqualTo(Meaning.DONE);
                });
    }

    private static Application application(@Nullable String payment, @Nullable String discount) {
        return new Application(
                "1F3C-1",
                payment == null ? null : new BigDecimal(payment),
                List.of(),
                discount == null ? null : new BigDecimal(discount),
                null,
                null);
    }

    private static AddPayment payment(
            Kind kind, @Nullable String refNumber, boolean toBePrinted, Application... applications) {
        return new AddPayment(
                kind,
                GUID,
                "8-1",
                "8-2",
                LocalDate.of(2026, 3, 5),
                "8-3",
                refNumber,
                toBePrinted,
                null,
                null,
                List.of(applications));
    }

    private static void refused(Application application) {
        refused(payment(Kind.BILL_PAYMENT_CHECK, "1", false, application));
    }

    private static void refused(Write write) {
        assertThatIllegalArgumentException().isThrownBy(() -> written(write));
    }
}
