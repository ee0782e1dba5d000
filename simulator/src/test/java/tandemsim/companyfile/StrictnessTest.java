package tandemsim.companyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What passes the schema and is refused by QuickBooks all the same. */
class StrictnessTest {

    private final Talk talk = new Talk();

    private int status(String request) {
        return Talk.statuses(talk.ask(request)).getFirst();
    }

    private String bill(String lines) {
        return "<BillAddRq><BillAdd><VendorRef><ListID>" + talk.vendor().listId() + "</ListID></VendorRef>" + lines
                + "</BillAdd></BillAddRq>";
    }

    private String expense(String more) {
        return "<ExpenseLineAdd><AccountRef><ListID>" + talk.account("Expense 1") + "</ListID></AccountRef>" + more
                + "</ExpenseLineAdd>";
    }

    private String item(String more) {
        String item = talk.file.truth().otherLists().stream()
                .filter(entry -> entry.kind().equals("ItemService") && entry.active())
                .findFirst()
                .orElseThrow()
                .listId();
        return "<ItemLineAdd><ItemRef><ListID>" + item + "</ListID></ItemRef>" + more + "</ItemLineAdd>";
    }

    private String entered() {
        return Talk.value(talk.ask(bill(expense("<Amount>100.00</Amount>"))), "TxnID");
    }

    private String change(String bill, String more) {
        String sequence = talk.file.truth().bill(bill).orElseThrow().editSequence();
        return "<BillModRq><BillMod><TxnID>" + bill + "</TxnID><EditSequence>" + sequence + "</EditSequence>" + more
                + "</BillMod></BillModRq>";
    }

    private String payment(String bill, String applied) {
        String vendor = talk.file.truth().bill(bill).orElseThrow().vendorListId();
        return "<BillPaymentCheckAddRq><BillPaymentCheckAdd><PayeeEntityRef><ListID>" + vendor
                + "</ListID></PayeeEntityRef><BankAccountRef><ListID>" + talk.account("Checking")
                + "</ListID></BankAccountRef><IsToBePrinted>false</IsToBePrinted><AppliedToTxnAdd><TxnID>" + bill
                + "</TxnID>" + applied + "</AppliedToTxnAdd></BillPaymentCheckAdd></BillPaymentCheckAddRq>";
    }

    @ParameterizedTest
    @CsvSource({
        "<VendorRef/>",
        "<APAccountRef/>",
        "<TxnDate></TxnDate>",
    })
    void what_a_bill_cannot_be_without_cannot_be_cleared(String cleared) {
        assertThat(status(change(entered(), cleared))).isEqualTo(3190);
    }

    @Test
    void account_and_amount_of_a_line_cannot_be_cleared_and_its_memo_can() {
        String bill = entered();
        String line =
                talk.file.truth().bill(bill).orElseThrow().lines().getFirst().txnLineId();
        String change = "<ExpenseLineMod><TxnLineID>" + line + "</TxnLineID>%s</ExpenseLineMod>";
        assertThat(status(change(bill, change.formatted("<AccountRef/>")))).isEqualTo(3190);
        assertThat(status(change(bill, change.formatted("<Amount></Amount>")))).isEqualTo(3190);
        assertThat(status(change(bill, change.formatted("<Memo></Memo>")))).isZero();
    }

    @Test
    void what_is_not_kept_is_refused_instead_of_being_dropped() {
        assertThat(status(bill(item("<UnitOfMeasure>box</UnitOfMeasure><Amount>1.00</Amount>"))))
                .isEqualTo(3250);
        assertThat(status(bill(item("<SerialNumber>7</SerialNumber><Amount>1.00</Amount>"))))
                .isEqualTo(3250);
        assertThat(status("<VendorAddRq><VendorAdd><Name>Somebody new</Name><OpenBalance>5.00</OpenBalance>"
                        + "</VendorAdd></VendorAddRq>"))
                .isEqualTo(3250);
        assertThat(talk.file.truth().vendors())
                .extracting(Truth.VendorTruth::name)
                .doesNotContain("Somebody new");
    }

    @Test
    void amounts_that_no_field_can_hold_are_refused() {
        assertThat(status(bill(item("<Quantity>9999999999</Quantity><Cost>9999999999</Cost>"))))
                .isEqualTo(3101);
        assertThat(status(bill(item("<Quantity>0.00001</Quantity><Amount>9999999999999.00</Amount>"))))
                .isEqualTo(3101);
        String half = expense("<Amount>5000000000.00</Amount>");
        assertThat(status(bill(half + half))).isEqualTo(3101);
    }

    @Test
    void a_credit_limit_is_an_amount_and_can_be_cleared() {
        assertThat(talk.ask(creditLimit("1500"))).contains("<CreditLimit>1500.00</CreditLimit>");
        assertThat(talk.ask(creditLimit(""))).contains("<VendorRet>").doesNotContain("<CreditLimit>");
    }

    private String creditLimit(String amount) {
        Truth.VendorTruth vendor = talk.vendor();
        return "<VendorModRq><VendorMod><ListID>" + vendor.listId() + "</ListID><EditSequence>"
                + vendor.editSequence() + "</EditSequence><CreditLimit>" + amount
                + "</CreditLimit></VendorMod></VendorModRq>";
    }

    @ParameterizedTest
    @CsvSource({"-1", "10000", "99999999999"})
    void terms_have_a_bearable_number_of_days(String days) {
        assertThat(status("<StandardTermsAddRq><StandardTermsAdd><Name>Odd</Name><StdDueDays>" + days
                        + "</StdDueDays></StandardTermsAdd></StandardTermsAddRq>"))
                .isEqualTo(3085);
    }

    @Test
    void terms_have_a_name_and_are_active_unless_they_say_otherwise() {
        assertThat(status(
                        "<StandardTermsAddRq><StandardTermsAdd><Name> </Name></StandardTermsAdd></StandardTermsAddRq>"))
                .isEqualTo(3150);
        String answer = talk.ask("<StandardTermsAddRq><StandardTermsAdd><Name>Net 7</Name><IsActive></IsActive>"
                + "<StdDueDays>7</StdDueDays></StandardTermsAdd></StandardTermsAddRq>");
        assertThat(answer).contains("<IsActive>true</IsActive>");
    }

    @Test
    void a_payment_of_nothing_is_refused() {
        assertThat(status(payment(entered(), "<PaymentAmount>0.00</PaymentAmount>")))
                .isEqualTo(3210);
    }

    @Test
    void whoever_is_on_a_screen_keeps_what_hangs_on_it_from_being_changed() {
        String bill = entered();
        talk.file.bookkeeper().onScreen(talk.vendor().listId(), true);
        assertThat(status(payment(bill, "<PaymentAmount>1.00</PaymentAmount>"))).isEqualTo(3176);
        talk.file.bookkeeper().onScreen(talk.vendor().listId(), false);

        String credit = talk.file.bookkeeper().newCredit(talk.vendor().listId(), BillDraft.of("CM-1", "5.00"));
        talk.file.bookkeeper().applyCredit(credit, bill, "");
        talk.file.bookkeeper().onScreen(credit, true);
        assertThat(status("<TxnVoidRq><TxnVoidType>Bill</TxnVoidType><TxnID>" + bill + "</TxnID></TxnVoidRq>"))
                .isEqualTo(3176);
    }

    @Test
    void a_vendor_keeps_the_currency_of_its_transactions() {
        talk.file.bookkeeper().administrator().multiCurrencyOn();
        String euro = talk.file.truth().otherLists().stream()
                .filter(entry -> entry.fullName().equals("Euro"))
                .findFirst()
                .orElseThrow()
                .listId();
        String mod = "<VendorModRq><VendorMod><ListID>%s</ListID><EditSequence>%s</EditSequence><CurrencyRef><ListID>"
                + euro + "</ListID></CurrencyRef></VendorMod></VendorModRq>";
        entered();
        Truth.VendorTruth busy = talk.vendor();
        assertThat(status(mod.formatted(busy.listId(), busy.editSequence()))).isEqualTo(3180);
        Truth.VendorTruth fresh = talk.file
                .truth()
                .vendor(talk.file.bookkeeper().newVendor("Nouveau"))
                .orElseThrow();
        assertThat(status(mod.formatted(fresh.listId(), fresh.editSequence()))).isZero();
    }

    @Test
    void a_voided_bill_that_gets_lines_again_is_a_bill_again() {
        String bill = entered();
        talk.file.bookkeeper().voidTxn(bill);
        talk.clock.advance(Duration.ofSeconds(2));
        String line =
                talk.file.truth().bill(bill).orElseThrow().lines().getFirst().txnLineId();
        assertThat(status(change(
                        bill,
                        "<ExpenseLineMod><TxnLineID>" + line + "</TxnLineID><Amount>30.00</Amount></ExpenseLineMod>")))
                .isZero();
        Truth.BillTruth after = talk.file.truth().bill(bill).orElseThrow();
        assertThat(after.amountDue()).isEqualByComparingTo("30.00");
        assertThat(after.voided()).isFalse();
    }

    @Test
    void a_new_bill_is_due_by_its_terms_whoever_enters_it() {
        String terms = Talk.value(
                talk.ask(
                        "<DateDrivenTermsAddRq><DateDrivenTermsAdd><Name>The 15th</Name><DayOfMonthDue>15</DayOfMonthDue>"
                                + "<DueNextMonthDays>2</DueNextMonthDays></DateDrivenTermsAdd></DateDrivenTermsAddRq>"),
                "ListID");
        Truth.VendorTruth vendor = talk.vendor();
        assertThat(status("<VendorModRq><VendorMod><ListID>" + vendor.listId() + "</ListID><EditSequence>"
                        + vendor.editSequence() + "</EditSequence><TermsRef><ListID>" + terms
                        + "</ListID></TermsRef></VendorMod></VendorModRq>"))
                .isZero();
        LocalDate issued = LocalDate.parse("2026-05-13");
        String byHand = talk.file
                .bookkeeper()
                .newBill(vendor.listId(), BillDraft.of("A-1", "10.00").dated(issued));
        String byRequest = Talk.value(
                talk.ask(bill("<TxnDate>2026-05-13</TxnDate><TermsRef><ListID>" + terms + "</ListID></TermsRef>"
                        + expense("<Amount>10.00</Amount>"))),
                "TxnID");
        assertThat(talk.file.truth().bill(byHand).orElseThrow().dueDate()).isEqualTo("2026-06-15");
        assertThat(talk.file.truth().bill(byRequest).orElseThrow().dueDate()).isEqualTo("2026-06-15");
    }
}
