package tandemsim.companyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class WritesTest {

    private final Talk talk = new Talk();

    private String bill(String more) {
        return "<BillAddRq><BillAdd><VendorRef><ListID>" + talk.vendor().listId() + "</ListID></VendorRef>" + more
                + "</BillAdd></BillAddRq>";
    }

    private String expense(String amount) {
        return "<ExpenseLineAdd><AccountRef><ListID>" + talk.account("Expense 1") + "</ListID></AccountRef><Amount>"
                + amount + "</Amount></ExpenseLineAdd>";
    }

    private String payment(String bill, String applied) {
        String vendor = talk.file.truth().bill(bill).orElseThrow().vendorListId();
        return "<BillPaymentCheckAddRq><BillPaymentCheckAdd><PayeeEntityRef><ListID>" + vendor
                + "</ListID></PayeeEntityRef>"
                + "<BankAccountRef><ListID>" + talk.account("Checking")
                + "</ListID></BankAccountRef><RefNumber>ACH1</RefNumber>"
                + "<AppliedToTxnAdd><TxnID>" + bill + "</TxnID>" + applied
                + "</AppliedToTxnAdd></BillPaymentCheckAdd></BillPaymentCheckAddRq>";
    }

    private int status(String request) {
        return Talk.statuses(talk.ask(request)).getFirst();
    }

    @Test
    void a_bill_is_entered_with_its_total_and_due_date() {
        String answer = talk.ask(bill("<TxnDate>2026-06-01</TxnDate><RefNumber>A-1</RefNumber><Memo>Caf&#233;</Memo>"
                + expense("750.00") + expense("-50.00")));
        assertThat(Talk.statuses(answer)).containsExactly(0);
        Truth.BillTruth entered =
                talk.file.truth().bill(Talk.value(answer, "TxnID")).orElseThrow();
        assertThat(entered.amountDue()).isEqualByComparingTo("700.00");
        assertThat(entered.memo()).isEqualTo("Café");
        assertThat(entered.lines()).hasSize(2);
        assertThat(answer).contains("<EditSequence>1782921600</EditSequence>", "ExpenseLineRet");
    }

    @Test
    void item_lines_work_out_what_is_missing() {
        String item = talk.file.truth().otherLists().stream()
                .filter(entry -> entry.kind().equals("ItemService"))
                .findFirst()
                .orElseThrow()
                .listId();
        String line = "<ItemLineAdd><ItemRef><ListID>" + item + "</ListID></ItemRef>%s</ItemLineAdd>";
        String answer = talk.ask(bill(line.formatted("<Quantity>12.5</Quantity><Cost>20.00</Cost>")
                + line.formatted("<Quantity>3</Quantity><Amount>10.00</Amount>")));
        Truth.BillTruth entered =
                talk.file.truth().bill(Talk.value(answer, "TxnID")).orElseThrow();
        assertThat(entered.lines().getFirst().amount()).isEqualByComparingTo("250.00");
        assertThat(entered.lines().getLast().cost()).isEqualByComparingTo("3.33333");
    }

    @Test
    void wrong_references_empty_bills_and_negative_totals_are_refused() {
        assertThat(status("<BillAddRq><BillAdd><VendorRef><ListID>1-1</ListID></VendorRef></BillAdd></BillAddRq>"))
                .isEqualTo(3140);
        assertThat(status(bill(""))).isEqualTo(3180);
        assertThat(status(bill(expense("-1.00")))).isEqualTo(3210);
        assertThat(status(bill("<ExpenseLineAdd><Amount>1.00</Amount></ExpenseLineAdd>")))
                .isEqualTo(3150);
        assertThat(status(bill("<ExchangeRate>1.5</ExchangeRate>" + expense("1.00"))))
                .isEqualTo(3250);
        assertThat(status(bill("<IsTaxIncluded>1</IsTaxIncluded>" + expense("1.00"))))
                .isEqualTo(3250);
        talk.file.bookkeeper().deactivate(talk.account("Expense 1"));
        assertThat(status(bill(expense("1.00")))).isEqualTo(3140);
    }

    @Test
    void a_closed_period_takes_nothing() {
        talk.file.bookkeeper().administrator().closePeriod(LocalDate.parse("2026-05-31"));
        assertThat(status(bill("<TxnDate>2026-05-31</TxnDate>" + expense("1.00"))))
                .isEqualTo(3171);
        assertThat(status(bill("<TxnDate>2026-06-01</TxnDate>" + expense("1.00"))))
                .isEqualTo(0);
        Truth.BillTruth old = talk.file.truth().bills().stream()
                .filter(bill -> bill.date().isBefore(LocalDate.parse("2026-05-31")))
                .findFirst()
                .orElseThrow();
        assertThat(status("<TxnVoidRq><TxnVoidType>Bill</TxnVoidType><TxnID>" + old.txnId() + "</TxnID></TxnVoidRq>"))
                .isEqualTo(3161);
    }

    @Test
    void a_change_needs_the_current_edit_sequence_and_replaces_a_list_of_lines() {
        String id = Talk.value(talk.ask(bill(expense("10.00") + expense("20.00"))), "TxnID");
        Truth.BillTruth before = talk.file.truth().bill(id).orElseThrow();
        String mod =
                "<BillModRq><BillMod><TxnID>" + id + "</TxnID><EditSequence>%s</EditSequence>%s</BillMod></BillModRq>";
        assertThat(status(mod.formatted("1", "<Memo>x</Memo>"))).isEqualTo(3200);
        talk.clock.advance(Duration.ofSeconds(5));

        assertThat(status(mod.formatted(before.editSequence(), "<Memo>only the memo</Memo>")))
                .isEqualTo(0);
        Truth.BillTruth memo = talk.file.truth().bill(id).orElseThrow();
        assertThat(memo.lines()).isEqualTo(before.lines());
        assertThat(memo.editSequence()).isNotEqualTo(before.editSequence());

        String first = before.lines().getFirst().txnLineId();
        String second = before.lines().getLast().txnLineId();
        String wrongOrder = "<ExpenseLineMod><TxnLineID>" + second
                + "</TxnLineID></ExpenseLineMod><ExpenseLineMod><TxnLineID>" + first + "</TxnLineID></ExpenseLineMod>";
        assertThat(status(mod.formatted(memo.editSequence(), wrongOrder))).isEqualTo(3290);
        String lines = "<ExpenseLineMod><TxnLineID>" + second + "</TxnLineID></ExpenseLineMod>"
                + "<ExpenseLineMod><TxnLineID>-1</TxnLineID><AccountRef><ListID>" + talk.account("Expense 1")
                + "</ListID></AccountRef><Amount>5.00</Amount></ExpenseLineMod>";
        assertThat(status(mod.formatted(memo.editSequence(), lines))).isEqualTo(0);
        Truth.BillTruth after = talk.file.truth().bill(id).orElseThrow();
        assertThat(after.amountDue()).isEqualByComparingTo("25.00");
        assertThat(after.lines())
                .extracting(Truth.LineTruth::txnLineId)
                .contains(second)
                .doesNotContain(first);
    }

    @Test
    void a_payment_takes_money_credit_and_discount_together() {
        String bill = Talk.value(talk.ask(bill(expense("1000.00"))), "TxnID");
        String vendor = talk.vendor().listId();
        String credit = talk.file.bookkeeper().newCredit(vendor, BillDraft.of("CM-1", "100.00"));
        String answer = talk.ask(
                payment(
                        bill,
                        "<PaymentAmount>880.00</PaymentAmount><SetCredit><CreditTxnID>" + credit
                                + "</CreditTxnID><AppliedAmount>100.00</AppliedAmount></SetCredit><DiscountAmount>20.00</DiscountAmount>"));
        assertThat(Talk.statuses(answer)).containsExactly(0);
        assertThat(answer)
                .contains(
                        "<Amount>880.00</Amount>", "<DiscountAmount>20.00</DiscountAmount>", "<BalanceRemaining>0.00<");
        Truth.BillTruth paid = talk.file.truth().bill(bill).orElseThrow();
        assertThat(paid.paid()).isTrue();
        assertThat(paid.links()).extracting(Truth.LinkTruth::kind).containsExactly("VendorCredit", "BillPaymentCheck");
    }

    @Test
    void a_payment_of_credits_alone_makes_no_payment() {
        String bill = Talk.value(talk.ask(bill(expense("100.00"))), "TxnID");
        String credit = talk.file.bookkeeper().newCredit(talk.vendor().listId(), BillDraft.of("CM-1", "60.00"));
        int payments = talk.file.truth().payments().size();
        String answer = talk.ask(
                payment(
                        bill,
                        "<SetCredit><CreditTxnID>" + credit
                                + "</CreditTxnID><AppliedAmount>60.00</AppliedAmount></SetCredit><DiscountAmount>1.00</DiscountAmount>"));
        assertThat(Talk.statuses(answer)).containsExactly(0);
        assertThat(answer).doesNotContain("TxnID");
        assertThat(talk.file.truth().payments()).hasSize(payments);
        assertThat(talk.file.truth().bill(bill).orElseThrow().openAmount()).isEqualByComparingTo("39.00");
    }

    @Test
    void a_payment_must_fit_its_bill() {
        String bill = Talk.value(talk.ask(bill(expense("100.00"))), "TxnID");
        assertThat(status(payment(bill, "<PaymentAmount>100.01</PaymentAmount>")))
                .isEqualTo(3210);
        assertThat(status(payment(bill, ""))).isEqualTo(3150);
        assertThat(status(payment(bill, "<PaymentAmount>100.00</PaymentAmount>")))
                .isEqualTo(0);
        assertThat(status(payment(bill, "<PaymentAmount>1.00</PaymentAmount>"))).isEqualTo(3120);
    }

    @Test
    void a_void_frees_the_bill_and_keeps_the_record() {
        String bill = Talk.value(talk.ask(bill(expense("100.00"))), "TxnID");
        BigDecimal owed = talk.vendor().balance();
        String payment = Talk.value(talk.ask(payment(bill, "<PaymentAmount>100.00</PaymentAmount>")), "TxnID");
        String voidBill = "<TxnVoidRq><TxnVoidType>Bill</TxnVoidType><TxnID>" + bill + "</TxnID></TxnVoidRq>";
        assertThat(status(voidBill)).isEqualTo(3185);
        String voidPayment = "<TxnVoidRq><TxnVoidType>%s</TxnVoidType><TxnID>" + payment + "</TxnID></TxnVoidRq>";
        assertThat(status(voidPayment.formatted("Bill"))).isEqualTo(3120);
        String answer = talk.ask(voidPayment.formatted("BillPaymentCheck"));
        assertThat(answer).contains("<TxnVoidType>BillPaymentCheck</TxnVoidType><TxnID>" + payment, "<TimeModified>");
        assertThat(talk.file.truth().bill(bill).orElseThrow().openAmount()).isEqualByComparingTo("100.00");
        assertThat(talk.vendor().balance()).isEqualByComparingTo(owed);
        assertThat(status(voidBill)).isEqualTo(0);
        Truth.BillTruth voided = talk.file.truth().bill(bill).orElseThrow();
        assertThat(voided.amountDue()).isZero();
        assertThat(voided.memo()).startsWith("VOID:");
    }

    @Test
    void a_record_that_is_open_on_a_screen_cannot_be_changed() {
        String bill = Talk.value(talk.ask(bill(expense("100.00"))), "TxnID");
        talk.file.bookkeeper().onScreen(bill, true);
        assertThat(status("<TxnVoidRq><TxnVoidType>Bill</TxnVoidType><TxnID>" + bill + "</TxnID></TxnVoidRq>"))
                .isEqualTo(3175);
        assertThat(status(payment(bill, "<PaymentAmount>1.00</PaymentAmount>"))).isEqualTo(3176);
        talk.file.bookkeeper().onScreen(bill, false);
        assertThat(status(payment(bill, "<PaymentAmount>1.00</PaymentAmount>"))).isEqualTo(0);
    }

    @Test
    void vendors_and_terms_have_names_of_their_own() {
        Truth.VendorTruth vendor = talk.vendor();
        String mod = "<VendorModRq><VendorMod><ListID>" + vendor.listId() + "</ListID><EditSequence>"
                + vendor.editSequence() + "</EditSequence>%s</VendorMod></VendorModRq>";
        String other = talk.file
                .truth()
                .vendors()
                .getLast()
                .name()
                .replace("&", "&amp;")
                .replace("\"", "&quot;");
        if (other.chars().allMatch(c -> c < 0x7F)) {
            assertThat(status(mod.formatted("<Name>" + other + "</Name>"))).isEqualTo(3100);
        }
        assertThat(status(mod.formatted("<Name></Name>"))).isEqualTo(3190);
        assertThat(status(mod.formatted("<Phone>978-555-0100</Phone><Email></Email>")))
                .isEqualTo(0);
        Truth.VendorTruth after = talk.file.truth().vendor(vendor.listId()).orElseThrow();
        assertThat(after.phone()).isEqualTo("978-555-0100");
        assertThat(after.email()).isEmpty();
        assertThat(after.accountNumber()).isEqualTo(vendor.accountNumber());

        String terms = "<StandardTermsAddRq><StandardTermsAdd><Name>%s</Name><StdDueDays>30</StdDueDays>"
                + "<DiscountPct>2</DiscountPct></StandardTermsAdd></StandardTermsAddRq>";
        assertThat(status(terms.formatted("NET 30"))).isEqualTo(3100);
        assertThat(status(terms.formatted("2% hub"))).isEqualTo(0);
        assertThat(status(
                        "<DateDrivenTermsAddRq><DateDrivenTermsAdd><Name>2% HUB</Name><DayOfMonthDue>15</DayOfMonthDue>"
                                + "</DateDrivenTermsAdd></DateDrivenTermsAddRq>"))
                .isEqualTo(3100);
    }

    @Test
    void a_message_sent_again_with_its_id_runs_once() {
        String request = bill("<RefNumber>R-1</RefNumber>" + expense("10.00"));
        int bills = talk.file.truth().bills().size();
        String with = "onError=\"stopOnError\" newMessageSetID=\"acme-1\"";
        String first = talk.set(with, request).response();
        assertThat(first).contains("newMessageSetID=\"acme-1\" messageSetStatusCode=\"0\"");
        talk.newSession();
        String again = talk.set(with, request).response();
        assertThat(Talk.value(again, "TxnID")).isEqualTo(Talk.value(first, "TxnID"));
        assertThat(talk.file.truth().bills()).hasSize(bills + 1);
        assertThat(talk.set(with, request.replace("10.00", "11.00")).response())
                .contains("messageSetStatusCode=\"9001\"");
        assertThat(talk.file.truth().bills()).hasSize(bills + 1);

        String asked = talk.set("onError=\"stopOnError\" oldMessageSetID=\"acme-1\" newMessageSetID=\"acme-1\"", "")
                .response();
        assertThat(asked).contains("messageSetStatusCode=\"0\"", "<BillAddRs", Talk.value(first, "TxnID"));
        assertThat(talk.set("onError=\"stopOnError\" newMessageSetID=\"acme-2\"", "")
                        .response())
                .contains("messageSetStatusCode=\"9002\"");
        assertThat(talk.set("onError=\"stopOnError\" newMessageSetID=\"123456789012345678901234\"", request)
                        .response())
                .contains("messageSetStatusCode=\"9004\"");
        assertThat(talk.file.truth().bills()).hasSize(bills + 1);

        String clear = "onError=\"stopOnError\" oldMessageSetID=\"acme-1\"";
        assertThat(talk.set(clear, "").response()).contains("messageSetStatusCode=\"0\"");
        assertThat(talk.set(clear, "").response()).contains("messageSetStatusCode=\"600\"");
    }

    @Test
    void another_application_does_not_know_the_id() throws ConnectionFailed {
        talk.set("onError=\"stopOnError\" newMessageSetID=\"acme-1\"", bill(expense("10.00")));
        talk.file.authorise("other");
        QuickBooksSession other = QuickBooks.showing(talk.file).connect("other", "");
        String asked = "<?xml version=\"1.0\"?><?qbxml version=\"13.0\"?><QBXML><QBXMLMsgsRq onError=\"stopOnError\""
                + " newMessageSetID=\"acme-1\"></QBXMLMsgsRq></QBXML>";
        assertThat(other.process(asked).response()).contains("messageSetStatusCode=\"9002\"");
    }

    @Test
    void a_stored_outcome_may_keep_statuses_only() {
        String with = "onError=\"stopOnError\" responseData=\"includeNone\" newMessageSetID=\"acme-3\"";
        assertThat(talk.set(with, bill(expense("10.00"))).response()).contains("<BillRet>");
        assertThat(talk.set("onError=\"stopOnError\" newMessageSetID=\"acme-3\"", "")
                        .response())
                .contains("<BillAddRs statusCode=\"0\"")
                .doesNotContain("<BillRet>");
    }
}
