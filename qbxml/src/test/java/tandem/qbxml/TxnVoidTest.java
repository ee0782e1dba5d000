package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tandem.qbxml.Conversation.heard;
import static tandem.qbxml.Conversation.heardFile;
import static tandem.qbxml.Conversation.written;

import java.time.LocalDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tandem.mirror.Kind;
import tandem.wire.Answer;
import tandem.wire.Write.VoidPayment;

class TxnVoidTest {
    private static final String DONE = "<TxnVoidRs requestID=\"void-5\" statusCode=\"0\" statusSeverity=\"Info\">";

    @Test
    void a_payment_is_named_by_its_type_and_id() {
        assertThat(written(new VoidPayment(Kind.BILL_PAYMENT_CHECK, "2001-1772700000")))
                .isEqualTo("<TxnVoidRq requestID=\"w-1\"><TxnVoidType>BillPaymentCheck</TxnVoidType>"
                        + "<TxnID>2001-1772700000</TxnID></TxnVoidRq>");
        assertThat(written(new VoidPayment(Kind.BILL_PAYMENT_CREDIT_CARD, "2001-1772700000")))
                .contains("<TxnVoidType>BillPaymentCreditCard</TxnVoidType>");
    }

    @Test
    void nothing_but_payments_is_voided() {
        for (Kind kind : Kind.values()) {
            if (kind != Kind.BILL_PAYMENT_CHECK && kind != Kind.BILL_PAYMENT_CREDIT_CARD) {
                assertThatIllegalArgumentException().isThrownBy(() -> new VoidPayment(kind, "1-1"));
            }
        }
        assertThatIllegalArgumentException().isThrownBy(() -> written(new VoidPayment(Kind.BILL_PAYMENT_CHECK, "")));
    }

    @Test
    void the_fields_of_the_answer_stand_in_it_directly_and_the_next_answer_is_not_lost() {
        assertThat(heardFile("payment-voided.xml"))
                .hasSize(3)
                .element(1)
                .isEqualTo(new Answer.Voided(
                        Kind.BILL_PAYMENT_CHECK, "2001-1772700000", LocalDateTime.of(2026, 3, 6, 8, 0)));
        assertThat(heardFile("payment-voided.xml").get(2))
                .isInstanceOfSatisfying(
                        Answer.Opening.class,
                        opening -> assertThat(opening.name()).isEqualTo("HostQueryRs"));
    }

    @Test
    void answers_without_white_space_between_them_are_all_read() {
        String voided = DONE + "<TxnVoidType>Bill</TxnVoidType><TxnID>1-1</TxnID></TxnVoidRs>";

        assertThat(heard(voided + voided + "<HostQueryRs statusCode=\"0\"/>"))
                .extracting(piece -> piece.getClass().getSimpleName())
                .containsExactly("Opening", "Voided", "Opening", "Voided", "Opening");
    }

    @Test
    void a_refused_void_brings_its_status_alone() {
        assertThat(heard("<TxnVoidRs requestID=\"v\" statusCode=\"3185\" statusSeverity=\"Error\">"
                        + "<TxnVoidType>BillPaymentCheck</TxnVoidType><TxnID>2001-1</TxnID></TxnVoidRs>"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Answer.Opening.class,
                        opening ->
                                assertThat(opening.status().treatment()).isEqualTo(StatusCode.CANNOT_VOID.treatment()));
    }

    @Test
    void a_void_whose_fields_could_not_be_delivered_is_told_by_what_is_left() {
        assertThat(heard(DONE + "<ErrorRecovery><TxnID>2001-1772700000</TxnID><TxnNumber>9</TxnNumber>"
                        + "<EditSequence>8</EditSequence><ExternalGUID>{5C6B1F0E-7D1A-4F6B-8C55-2FD0C1A90005}"
                        + "</ExternalGUID></ErrorRecovery></TxnVoidRs>"))
                .element(1)
                .isEqualTo(new Answer.Recovered(
                        "2001-1772700000", "8", UUID.fromString("5c6b1f0e-7d1a-4f6b-8c55-2fd0c1a90005")));
    }

    @Test
    void a_void_that_lacks_its_id_is_an_unreadable_record() {
        assertThat(heard(DONE + "<TxnVoidType>BillPaymentCheck</TxnVoidType></TxnVoidRs>"))
                .element(1)
                .isEqualTo(new Answer.UnreadableRecord("TxnVoidRs", null, "TxnID is missing"));
        assertThat(heard(DONE + "<TxnID>2001-1</TxnID></TxnVoidRs>"))
                .element(1)
                .isEqualTo(new Answer.UnreadableRecord("TxnVoidRs", "2001-1", "TxnVoidType is missing"));
    }
}
