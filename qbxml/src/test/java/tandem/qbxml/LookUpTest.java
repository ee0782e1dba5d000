package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tandem.qbxml.Conversation.asked;
import static tandem.qbxml.Conversation.paged;
import static tandem.qbxml.Conversation.records;
import static tandem.qbxml.Conversation.rendered;

import java.time.LocalDate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tandem.mirror.Kind;
import tandem.wire.Question;
import tandem.wire.Question.Page;
import tandem.wire.Question.Selection;
import tandem.wire.TextField;
import tandem.wire.TextRules.Verdict;

/** How a record is looked up whose writing has an unknown outcome. */
class LookUpTest {
    private static final Selection OF_VENDOR =
            new Selection.OfVendor("80000017-1700000001", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 5));

    @Test
    void transactions_are_found_by_their_number_with_lines_and_links() {
        assertThat(asked(records(Kind.BILL, new Selection.Numbered("INV-0042"))))
                .isEqualTo("<BillQueryRq requestID=\"q-1\"><RefNumber>INV-0042</RefNumber>"
                        + "<IncludeLineItems>true</IncludeLineItems><IncludeLinkedTxns>true</IncludeLinkedTxns>"
                        + "</BillQueryRq>");
        assertThat(asked(records(Kind.BILL_PAYMENT_CHECK, new Selection.Numbered("ACH000187"))))
                .isEqualTo("<BillPaymentCheckQueryRq requestID=\"q-1\"><RefNumber>ACH000187</RefNumber>"
                        + "<IncludeLineItems>true</IncludeLineItems></BillPaymentCheckQueryRq>");
    }

    @Test
    void transactions_of_a_vendor_are_found_by_their_date() {
        assertThat(asked(new Question.Records(Kind.BILL_PAYMENT_CREDIT_CARD, OF_VENDOR, 200, null)))
                .isEqualTo("<BillPaymentCreditCardQueryRq requestID=\"q-1\"><MaxReturned>200</MaxReturned>"
                        + "<TxnDateRangeFilter><FromTxnDate>2026-03-01</FromTxnDate>"
                        + "<ToTxnDate>2026-03-05</ToTxnDate></TxnDateRangeFilter>"
                        + "<EntityFilter><ListID>80000017-1700000001</ListID></EntityFilter>"
                        + "<IncludeLineItems>true</IncludeLineItems></BillPaymentCreditCardQueryRq>");
    }

    @Test
    void list_entries_are_found_by_their_name_active_or_not() {
        assertThat(asked(records(Kind.STANDARD_TERMS, new Selection.Called("2% 10 Net 30"))))
                .isEqualTo("<StandardTermsQueryRq requestID=\"q-1\"><FullName>2% 10 Net 30</FullName>"
                        + "</StandardTermsQueryRq>");
        assertThat(asked(records(Kind.DATE_DRIVEN_TERMS, new Selection.Called("Net 15th"))))
                .isEqualTo("<DateDrivenTermsQueryRq requestID=\"q-1\"><FullName>Net 15th</FullName>"
                        + "</DateDrivenTermsQueryRq>");
    }

    @Test
    void a_look_up_is_not_paged() {
        refused(paged(Kind.BILL, new Selection.Numbered("1"), 100, new Page.First()));
        refused(paged(Kind.VENDOR, new Selection.Called("n"), 100, new Page.First()));
        refused(paged(Kind.BILL, OF_VENDOR, 100, new Page.First()));
    }

    @Test
    void a_look_up_fits_the_kind() {
        refused(records(Kind.VENDOR, new Selection.Numbered("1")));
        refused(records(Kind.VENDOR, OF_VENDOR));
        refused(records(Kind.BILL, new Selection.Called("n")));
    }

    @Test
    void what_quickbooks_cannot_hold_is_not_looked_for() {
        refused(records(Kind.BILL, new Selection.Numbered("1".repeat(21))));
        refused(records(Kind.BILL, new Selection.Numbered("\u6f22")));
        refused(records(Kind.STANDARD_TERMS, new Selection.Called("\u6f22")));
        assertThatIllegalArgumentException().isThrownBy(() -> new Selection.Numbered(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> new Selection.Called(""));
    }

    /** What was written is found by the text that QuickBooks stored, whatever is in it. */
    @ParameterizedTest
    @MethodSource("tandem.qbxml.HostileTexts#all")
    void what_can_be_written_is_looked_for_as_it_was_stored_and_nothing_else_is(String text) {
        isLookedFor("RefNumber", TextField.BILL_NUMBER, text, () -> records(Kind.BILL, new Selection.Numbered(text)));
        isLookedFor(
                "RefNumber",
                TextField.PAYMENT_NUMBER,
                text,
                () -> records(Kind.BILL_PAYMENT_CHECK, new Selection.Numbered(text)));
        isLookedFor(
                "FullName", TextField.TERMS_NAME, text, () -> records(Kind.STANDARD_TERMS, new Selection.Called(text)));
    }

    private static void isLookedFor(String element, TextField field, String text, Supplier<Question> lookUp) {
        switch (new WireTextRules().judge(field, text)) {
            case Verdict.Stored stored -> {
                if (stored.text().isEmpty()) {
                    assertThatIllegalArgumentException().isThrownBy(() -> asked(lookUp.get()));
                } else {
                    assertThat(Conversation.elements(
                                    rendered(Conversation.setOf("q-1", lookUp.get())), element::equals))
                            .containsExactly(stored.text());
                }
            }
            case Verdict.Unstorable never ->
                assertThatIllegalArgumentException().isThrownBy(() -> asked(lookUp.get()));
            case Verdict.TooLong never -> {} // a name in a longer list may have it, and asking for it does no harm
        }
    }

    private static void refused(Question question) {
        assertThatIllegalArgumentException().isThrownBy(() -> asked(question));
    }
}
