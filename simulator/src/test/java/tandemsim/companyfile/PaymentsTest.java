package tandemsim.companyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Payments that applications record and void, and what they leave in the file. */
class PaymentsTest {

    private static final String GUID = "{0D2F5F7E-31C5-4C3A-9A51-0C6B8F0F7A22}";

    private final Talk talk = new Talk();

    private static String check(Talk talk, String number, String more, String applied) {
        return "<BillPaymentCheckAddRq><BillPaymentCheckAdd><PayeeEntityRef><ListID>"
                + talk.vendor().listId() + "</ListID></PayeeEntityRef><BankAccountRef><ListID>"
                + talk.account("Checking") + "</ListID></BankAccountRef><RefNumber>" + number + "</RefNumber>" + more
                + applied + "</BillPaymentCheckAdd></BillPaymentCheckAddRq>";
    }

    private static String applied(String bill, String content) {
        return "<AppliedToTxnAdd><TxnID>" + bill + "</TxnID>" + content + "</AppliedToTxnAdd>";
    }

    private static String setCredit(String credit, String amount) {
        return "<SetCredit><CreditTxnID>" + credit + "</CreditTxnID><AppliedAmount>" + amount
                + "</AppliedAmount></SetCredit>";
    }

    private static String voids(String payment) {
        return "<TxnVoidRq><TxnVoidType>BillPaymentCheck</TxnVoidType><TxnID>" + payment + "</TxnID></TxnVoidRq>";
    }

    private String credit(String number, String amount) {
        return talk.file.bookkeeper().newCredit(talk.vendor().listId(), BillDraft.of(number, amount));
    }

    private String open(String bill) {
        return talk.file.truth().bill(bill).orElseThrow().openAmount().toPlainString();
    }

    private String left(String credit) {
        return talk.file.truth().credits().stream()
                .filter(found -> found.txnId().equals(credit))
                .findFirst()
                .orElseThrow()
                .openAmount()
                .toPlainString();
    }

    @Test
    void a_void_frees_bills_discounts_and_the_credits_that_were_set_with_the_payment() {
        String first = talk.billOf("100.00");
        String second = talk.billOf("50.00");
        String credit = credit("CM-1", "40.00");
        String applied = applied(
                        first,
                        "<PaymentAmount>68.00</PaymentAmount>" + setCredit(credit, "30.00")
                                + "<DiscountAmount>2.00</DiscountAmount>")
                + applied(second, setCredit(credit, "10.00"));
        String payment = Talk.value(talk.ask(check(talk, "ACH1", "", applied)), "TxnID");
        assertThat(open(first)).isEqualTo("0.00");
        assertThat(open(second)).isEqualTo("40.00");
        assertThat(left(credit)).isEqualTo("0.00");
        Truth.PaymentTruth recorded = talk.file.truth().payment(payment).orElseThrow();
        assertThat(recorded.amount()).isEqualByComparingTo("68.00");
        assertThat(recorded.links()).extracting(Truth.LinkTruth::txnId).containsExactly(first);
        assertThat(recorded.credits())
                .extracting(Truth.SetCreditTruth::billTxnId)
                .containsExactly(first, second);

        assertThat(talk.status(voids(payment))).isZero();
        assertThat(open(first)).isEqualTo("100.00");
        assertThat(open(second)).isEqualTo("50.00");
        assertThat(left(credit)).isEqualTo("40.00");
        Truth.PaymentTruth voided = talk.file.truth().payment(payment).orElseThrow();
        assertThat(voided.amount()).isZero();
        assertThat(voided.memo()).startsWith("VOID:");
        assertThat(voided.links()).isEmpty();
        assertThat(voided.credits()).isEmpty();
    }

    @Test
    void a_credit_that_was_applied_alone_outlives_the_void_of_a_payment() {
        String bill = talk.billOf("100.00");
        String credit = credit("CM-1", "40.00");
        talk.file.bookkeeper().applyCredit(credit, bill, "");
        String payment = Talk.value(
                talk.ask(check(talk, "ACH1", "", applied(bill, "<PaymentAmount>60.00</PaymentAmount>"))), "TxnID");
        assertThat(talk.status(voids(payment))).isZero();
        assertThat(open(bill)).isEqualTo("60.00");
        assertThat(left(credit)).isEqualTo("0.00");
    }

    @Test
    void a_payment_that_is_void_already_is_voided_and_nothing_moves() {
        String bill = talk.billOf("100.00");
        String payment = Talk.value(
                talk.ask(check(talk, "ACH1", "", applied(bill, "<PaymentAmount>60.00</PaymentAmount>"))), "TxnID");
        talk.file.bookkeeper().voidTxn(payment);
        Truth.PaymentTruth once = talk.file.truth().payment(payment).orElseThrow();
        talk.clock.advance(Duration.ofMinutes(1));
        talk.file.bookkeeper().administrator().closePeriod(LocalDate.parse("2026-07-01"));
        assertThat(talk.status(voids(payment))).isZero();
        assertThat(talk.file.truth().payment(payment)).contains(once);
    }

    @Test
    void links_are_negative_on_the_bill_and_the_payment_tells_discount_account_and_class() {
        String bill = talk.billOf("100.00");
        String income = talk.account("Expense 1");
        String someClass = talk.file.truth().otherLists().stream()
                .filter(entry -> entry.kind().equals("Class") && entry.active())
                .findFirst()
                .orElseThrow()
                .listId();
        String answer = talk.ask(check(
                talk,
                "ACH1",
                "<ExternalGUID>" + GUID + "</ExternalGUID>",
                applied(
                        bill,
                        "<PaymentAmount>98.00</PaymentAmount><DiscountAmount>2.00</DiscountAmount><DiscountAccountRef><ListID>"
                                + income + "</ListID></DiscountAccountRef><DiscountClassRef><ListID>" + someClass
                                + "</ListID></DiscountClassRef>")));
        assertThat(answer)
                .contains("<DiscountAccountRef><ListID>" + income, "<DiscountClassRef><ListID>" + someClass)
                .contains("<ExternalGUID>" + GUID);
        String read = talk.ask("<BillQueryRq><TxnID>" + bill + "</TxnID><IncludeLinkedTxns>true</IncludeLinkedTxns>"
                + "</BillQueryRq>");
        assertThat(read)
                .contains("<LinkType>AMTTYPE</LinkType><Amount>-98.00</Amount>", "<IsPaid>true</IsPaid>")
                .contains("<AmountDue>100.00</AmountDue>", "<OpenAmount>0.00</OpenAmount>");
    }

    @Test
    void accounts_of_another_kind_are_invalid_references() {
        String bill = talk.billOf("100.00");
        String pays = check(talk, "ACH1", "", applied(bill, "<PaymentAmount>1.00</PaymentAmount>"));
        String bank = talk.account("Checking");
        String expense = talk.account("Expense 1");
        assertThat(talk.status(pays.replace(bank, expense))).isEqualTo(3140);
        assertThat(talk.status(pays.replace(
                        "<BankAccountRef>",
                        "<APAccountRef><ListID>" + bank + "</ListID></APAccountRef><BankAccountRef>")))
                .isEqualTo(3140);
        assertThat(talk.status(pays.replace("Check", "CreditCard")
                        .replace("<BankAccountRef>", "<CreditCardAccountRef>")
                        .replace("</BankAccountRef>", "</CreditCardAccountRef>")
                        .replace(talk.account("Checking"), bank)))
                .isEqualTo(3140);
        assertThat(talk.file.truth().paymentsNumbered("ach1")).isEmpty();
    }

    @Test
    void a_bill_of_another_vendor_cannot_be_found() {
        String other = talk.file.bookkeeper().newVendor("Somebody else");
        String bill = talk.file.bookkeeper().newBill(other, BillDraft.of("X-1", "10.00"));
        assertThat(talk.status(check(talk, "ACH1", "", applied(bill, "<PaymentAmount>1.00</PaymentAmount>"))))
                .isEqualTo(3120);
    }

    @Test
    void credits_are_not_used_beyond_what_is_left_and_no_bill_is_named_twice() {
        String first = talk.billOf("100.00");
        String second = talk.billOf("100.00");
        String credit = credit("CM-1", "10.00");
        assertThat(talk.status(check(
                        talk,
                        "ACH1",
                        "",
                        applied(first, setCredit(credit, "6.00")) + applied(second, setCredit(credit, "4.01")))))
                .isEqualTo(3210);
        String twice = applied(first, "<PaymentAmount>1.00</PaymentAmount>");
        assertThat(talk.status(check(talk, "ACH1", "", twice + twice))).isEqualTo(3177);
        assertThat(left(credit)).isEqualTo("10.00");
    }

    @Test
    void the_vendors_balance_follows_and_its_own_time_does_not() {
        Truth.VendorTruth before = talk.vendor();
        talk.clock.advance(Duration.ofMinutes(1));
        String bill = talk.billOf("100.00");
        talk.ask(check(
                talk,
                "ACH1",
                "",
                applied(bill, "<PaymentAmount>90.00</PaymentAmount><DiscountAmount>4.00</DiscountAmount>")));
        Truth.VendorTruth after = talk.vendor();
        assertThat(after.balance().subtract(before.balance())).isEqualByComparingTo("6.00");
        assertThat(after.timeModified()).isEqualTo(before.timeModified());
        assertThat(after.editSequence()).isEqualTo(before.editSequence());
    }

    @Test
    void what_was_written_is_found_by_number_by_vendor_and_day_and_told_by_its_guid() {
        talk.ask(talk.billAdd("<TxnDate>2026-06-03</TxnDate><RefNumber>Aa-1</RefNumber><ExternalGUID>"
                + GUID.toLowerCase(java.util.Locale.ROOT) + "</ExternalGUID>" + talk.expense("10.00")));
        assertThat(talk.ask("<BillQueryRq><RefNumber>aA-1</RefNumber></BillQueryRq>"))
                .contains("<ExternalGUID>" + GUID);
        assertThat(talk.status("<BillQueryRq><RefNumberCaseSensitive>aA-1</RefNumberCaseSensitive></BillQueryRq>"))
                .isEqualTo(1);
        String byDay = "<BillQueryRq><TxnDateRangeFilter><FromTxnDate>2026-06-03</FromTxnDate><ToTxnDate>2026-06-03"
                + "</ToTxnDate></TxnDateRangeFilter><EntityFilter><ListID>"
                + talk.vendor().listId() + "</ListID></EntityFilter></BillQueryRq>";
        assertThat(Talk.values(talk.ask(byDay), "RefNumber")).contains("Aa-1");
        assertThat(talk.file.truth().billsNumbered("AA-1"))
                .singleElement()
                .returns(GUID.toLowerCase(java.util.Locale.ROOT), Truth.BillTruth::externalGuid);
    }

    @Test
    void what_was_set_with_a_payment_is_stored_with_the_file(@TempDir Path folder) {
        Path place = folder.resolve("a.sim");
        Talk stored = new Talk(place);
        String vendor = stored.vendor().listId();
        String first = stored.billOf("100.00");
        String second = stored.billOf("50.00");
        String credit = stored.file.bookkeeper().newCredit(vendor, BillDraft.of("CM-1", "40.00"));
        String payment = Talk.value(
                stored.ask(check(
                        stored,
                        "ACH1",
                        "",
                        applied(second, setCredit(credit, "10.00"))
                                + applied(first, "<PaymentAmount>70.00</PaymentAmount>" + setCredit(credit, "30.00")))),
                "TxnID");
        Truth.PaymentTruth before = stored.file.truth().payment(payment).orElseThrow();
        Talk again = Talk.again(place);
        assertThat(again.file.truth().payment(payment)).contains(before);
        assertThat(again.status(voids(payment))).isZero();
        assertThat(again.file.truth().bill(second).orElseThrow().openAmount()).isEqualByComparingTo("50.00");
    }

    @Test
    void an_exchange_rate_that_was_given_is_kept() {
        talk.file.bookkeeper().administrator().multiCurrencyOn();
        String vendor = talk.file.bookkeeper().newVendor("Nouveau");
        talk.file.bookkeeper().administrator().vendorCurrency(vendor, "EUR");
        String bill = talk.billAdd("<ExchangeRate>%s</ExchangeRate>" + talk.expense("10.01"))
                .replace(talk.vendor().listId(), vendor);
        assertThat(talk.ask(bill.formatted("1.5")))
                .contains(
                        "<ExchangeRate>1.5</ExchangeRate>", "<AmountDueInHomeCurrency>15.02</AmountDueInHomeCurrency>");
        assertThat(talk.status(bill.formatted("0"))).isEqualTo(3210);
    }
}
