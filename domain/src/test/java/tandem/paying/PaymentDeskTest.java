package tandem.paying;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.paying.Office.BANK;
import static tandem.paying.Office.BILL;
import static tandem.paying.Office.CARD;
import static tandem.paying.Office.CLASS;
import static tandem.paying.Office.COMPANY;
import static tandem.paying.Office.CREDIT;
import static tandem.paying.Office.DISCOUNTS;
import static tandem.paying.Office.EURO_BANK;
import static tandem.paying.Office.NOW;
import static tandem.paying.Office.OTHER_BILL;
import static tandem.paying.Office.OTHER_VENDOR;
import static tandem.paying.Office.PAYABLES;
import static tandem.paying.Office.TODAY;
import static tandem.paying.Office.VENDOR;
import static tandem.paying.Office.id;
import static tandem.paying.Office.money;
import static tandem.paying.Office.order;
import static tandem.paying.Office.pays;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandem.bill.BillStanding;
import tandem.books.BookRules;
import tandem.company.ConnectorId;
import tandem.company.SessionId;
import tandem.mirror.view.PaymentMethod;
import tandem.outcome.Outcome;
import tandem.outcome.Violation;
import tandem.payment.PaymentStanding;
import tandem.request.Failure;
import tandem.request.Mended;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.RequestStatus;
import tandem.request.Sending;

class PaymentDeskTest {

    private final Office office = new Office();

    private static List<String> codes(List<Violation> violations) {
        return violations.stream().map(one -> one.field() + ' ' + one.code()).toList();
    }

    @Test
    void a_payment_of_several_bills_is_kept_as_it_was_given_and_queued() {
        var payment = office.records(order("1200.00", pays(BILL, "1000.00"), pays(OTHER_BILL, "200.00")));

        assertThat(payment.content().amount()).isEqualByComparingTo("1200");
        assertThat(payment.content().currency()).isEqualTo("USD");
        assertThat(payment.content().refNumber()).isEqualTo("1043");
        assertThat(payment.content().applications()).hasSize(2);
        assertThat(office.payments).containsValue(payment);
        assertThat(office.request(payment.request()).status()).isEqualTo(RequestStatus.QUEUED);
    }

    @Test
    void all_that_is_missing_is_named_at_once() {
        var empty = new PaymentOrder(
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                null,
                List.of(new PaymentOrder.Application(
                        null, null, null, null, null, List.of(new PaymentOrder.Credit(null, null)))));

        assertThat(codes(office.refuses(empty)))
                .containsExactlyInAnyOrder(
                        "method missing",
                        "vendorId missing",
                        "paymentAccountId missing",
                        "date missing",
                        "amount missing",
                        "applications/0/billId missing",
                        "applications/0/credits/0/vendorCreditId missing",
                        "applications/0/credits/0/amount missing");
        assertThat(codes(office.refuses(order("10.00")))).contains("applications missing");
        assertThat(office.payments).isEmpty();
        assertThat(office.requests.stored).isEmpty();
    }

    @Test
    void an_amount_that_is_not_the_sum_of_its_parts_is_refused_with_both_sums() {
        var wrong = office.refuses(order("1000.00", pays(BILL, "600.00"), pays(OTHER_BILL, "300.00")));

        assertThat(codes(wrong)).containsExactly("amount sum");
        assertThat(wrong.getFirst().message()).contains("1000.00", "900.00");
    }

    @Test
    void amounts_are_above_zero_and_have_two_decimals() {
        assertThat(codes(office.refuses(order("10.005", pays(BILL, "10.005")))))
                .containsExactlyInAnyOrder("amount number", "applications/0/amount number");
        assertThat(codes(office.refuses(order("-5.00", pays(BILL, "-5.00")))))
                .contains("amount number", "applications/0/amount number");
        assertThat(codes(office.refuses(order("0.00", pays(BILL, "0.00"))))).contains("amount number");
    }

    @Test
    void one_payment_goes_with_one_vendor_one_payables_account_and_one_currency() {
        var b = bill(OTHER_BILL);
        office.bills.put(
                OTHER_BILL,
                new PayableBill(
                        b.id(),
                        b.txnId(),
                        b.refNumber(),
                        b.date(),
                        OTHER_VENDOR,
                        "V-2",
                        "A-AP-2",
                        "EUR",
                        b.standing(),
                        false,
                        b.open(),
                        b.inProcess(),
                        null));

        assertThat(codes(office.refuses(order("20.00", pays(BILL, "10.00"), pays(OTHER_BILL, "10.00")))))
                .containsExactlyInAnyOrder(
                        "applications/1/billId other_vendor",
                        "applications/1/billId other_ap_account",
                        "applications/1/billId wrong_currency");
    }

    @Test
    void a_bill_is_named_once() {
        assertThat(codes(office.refuses(order("20.00", pays(BILL, "10.00"), pays(BILL, "10.00")))))
                .containsExactly("applications/1/billId named_twice");
    }

    @Test
    void no_more_is_paid_than_is_open_less_what_is_in_process() {
        var b = bill(BILL);
        office.bills.put(BILL, with(b, b.standing(), false, "400.00", null));

        var wrong = office.refuses(order("600.01", pays(BILL, "600.01")));

        assertThat(codes(wrong)).containsExactly("applications/0/amount exceeds_open");
        assertThat(wrong.getFirst().message()).contains("600.01", "600.00", "1000.00", "400.00");
        assertThat(office.records(order("600.00", pays(BILL, "600.00")))
                        .content()
                        .amount())
                .isEqualByComparingTo("600");
    }

    @Test
    void a_bill_that_nobody_knows_or_that_is_gone_or_voided_cannot_be_paid() {
        assertThat(codes(office.refuses(order("10.00", pays(id(99), "10.00")))))
                .containsExactly("applications/0/billId unknown");
        office.bills.put(BILL, with(bill(BILL), BillStanding.OPEN, true, "0", null));
        assertThat(codes(office.refuses(order("10.00", pays(BILL, "10.00")))))
                .containsExactly("applications/0/billId removed");
        office.bills.put(BILL, with(bill(BILL), BillStanding.VOIDED, false, "0", null));
        assertThat(codes(office.refuses(order("10.00", pays(BILL, "10.00")))))
                .containsExactly("applications/0/billId voided");
    }

    @Test
    @Tag("S105")
    void a_discount_comes_with_an_account_that_is_no_payables_account_and_counts_as_settled() {
        assertThat(codes(office.refuses(order("990.00", discounted("990.00", "10.00", null, null)))))
                .containsExactly("applications/0/discountAccountId missing");
        assertThat(codes(office.refuses(order("990.00", discounted("990.00", "10.00", PAYABLES, null)))))
                .containsExactly("applications/0/discountAccountId wrong_type");
        assertThat(codes(office.refuses(order("990.00", discounted("990.00", "10.01", DISCOUNTS, null)))))
                .containsExactly("applications/0/amount exceeds_open");

        var payment = office.records(order("990.00", discounted("990.00", "10.00", DISCOUNTS, CLASS)));

        assertThat(payment.content().applications().getFirst().settles()).isEqualByComparingTo("1000");
    }

    @Test
    void credits_are_of_the_same_vendor_and_account_and_go_no_further_than_what_is_left_of_them() {
        var twice = order(
                "260.00",
                new PaymentOrder.Application(BILL, money("10.00"), null, null, null, List.of(credit("30.00"))),
                new PaymentOrder.Application(OTHER_BILL, money("250.00"), null, null, null, List.of(credit("10.01"))));
        assertThat(codes(office.refuses(twice))).containsExactly("applications/1/credits/0/amount exceeds_open");

        office.credits.put(
                CREDIT,
                new OpenCredit(
                        CREDIT, "K-1", "CM-9", OTHER_VENDOR, "A-AP-2", "USD", false, money("40.00"), BigDecimal.ZERO));
        assertThat(codes(office.refuses(withCredit("10.00", "40.00"))))
                .containsExactlyInAnyOrder(
                        "applications/0/credits/0/vendorCreditId other_vendor",
                        "applications/0/credits/0/vendorCreditId other_ap_account");

        office.credits.put(CREDIT, Office.credit("40.00"));
        assertThat(office.records(withCredit("10.00", "40.00"))
                        .content()
                        .applications()
                        .getFirst()
                        .settles())
                .isEqualByComparingTo("50");
    }

    @Test
    @Tag("S51")
    void a_card_is_paid_with_from_a_card_account_and_everything_else_from_a_bank_account() {
        for (var method : PaymentMethod.values()) {
            var right = method == PaymentMethod.CREDIT_CARD ? CARD : BANK;
            var wrong = method == PaymentMethod.CREDIT_CARD ? BANK : CARD;
            assertThat(codes(office.refuses(order(method, wrong, null, "1.00", pays(BILL, "1.00")))))
                    .as(method.name())
                    .containsExactly("paymentAccountId wrong_type");
            assertThat(office.records(order(method, right, null, "1.00", pays(BILL, "1.00")))
                            .content()
                            .method())
                    .isEqualTo(method);
        }
    }

    @Test
    void the_account_is_active_and_in_the_company_s_currency_or_in_that_of_the_bills() {
        assertThat(codes(office.refuses(order(PaymentMethod.ACH, EURO_BANK, null, "1.00", pays(BILL, "1.00")))))
                .containsExactly("paymentAccountId wrong_currency");
        office.changes(BANK, false, false);
        assertThat(codes(office.refuses(order("1.00", pays(BILL, "1.00")))))
                .containsExactly("paymentAccountId inactive");
    }

    @Test
    @Tag("S108")
    void a_number_has_eleven_characters_at_most_is_used_once_and_is_not_printed() {
        office.usedNumbers.put("1043", id(99));
        var used = office.refuses(order("1.00", pays(BILL, "1.00")));
        assertThat(codes(used)).containsExactly("refNumber number_used");
        assertThat(used.getFirst().message()).contains("1043");
        office.usedNumbers.clear();

        assertThat(codes(office.refuses(order(PaymentMethod.ACH, BANK, "123456789012", "1.00", pays(BILL, "1.00")))))
                .containsExactly("refNumber too_long");
        assertThat(codes(office.refuses(printed(PaymentMethod.CHECK, "1043"))))
                .containsExactly("toBePrinted has_number");
        assertThat(codes(office.refuses(printed(PaymentMethod.ACH, null)))).containsExactly("toBePrinted not_a_check");
        assertThat(office.records(printed(PaymentMethod.CHECK, null)).content().toBePrinted())
                .isTrue();
    }

    @Test
    void the_day_of_the_payment_is_open_and_that_of_its_bill_need_not_be() {
        office.rules = new BookRules("USD", true, TODAY);
        var wrong = office.refuses(order("1.00", pays(BILL, "1.00")));
        assertThat(codes(wrong)).containsExactly("date closed_period");
        assertThat(wrong.getFirst().message()).contains(TODAY.toString());

        office.rules = new BookRules("USD", true, TODAY.minusDays(1));
        office.records(order("1.00", pays(BILL, "1.00")));
    }

    @Test
    void an_inactive_vendor_is_still_paid_and_one_that_is_gone_is_not() {
        office.changes(VENDOR, false, false);
        office.records(order("1.00", pays(BILL, "1.00")));

        office.changes(VENDOR, false, true);
        assertThat(codes(office.refuses(order("1.00", pays(BILL, "1.00"))))).containsExactly("vendorId removed");
    }

    @Test
    void an_exchange_rate_goes_with_another_currency_alone() {
        var o = order("1.00", pays(BILL, "1.00"));
        var rated = new PaymentOrder(
                o.method(),
                o.vendor(),
                o.paymentAccount(),
                o.date(),
                o.amount(),
                o.refNumber(),
                false,
                null,
                money("1.08"),
                o.applications());

        assertThat(codes(office.refuses(rated))).containsExactly("exchangeRate wrong_currency");
    }

    @Test
    void a_payment_of_a_bill_that_is_still_on_its_way_waits_for_it() {
        var posting = new RequestId(id(70));
        office.bills.put(BILL, with(bill(BILL), BillStanding.OPEN, false, "0", posting));

        var payment = office.records(order("2.00", pays(BILL, "1.00"), pays(OTHER_BILL, "1.00")));

        assertThat(office.request(payment.request()).dependsOn()).containsExactly(posting);
        assertThat(office.request(payment.request()).status()).isEqualTo(RequestStatus.BLOCKED);
    }

    @Test
    void a_payment_that_has_not_gone_out_is_called_off_and_nothing_is_ever_sent() {
        var payment = office.records(order("1.00", pays(BILL, "1.00")));

        assertThat(undo(payment)).isEqualTo(payment.request());
        assertThat(undo(payment)).as("again").isEqualTo(payment.request());

        assertThat(office.request(payment.request()).status()).isEqualTo(RequestStatus.CANCELLED);
        assertThat(office.requests.stored).hasSize(1);
    }

    @Test
    void while_nobody_knows_whether_quickbooks_has_it_it_cannot_be_voided() {
        var payment = office.records(order("1.00", pays(BILL, "1.00")));
        office.moves(payment.request(), PaymentDeskTest::sent);
        assertThat(refusal(payment.id())).isInstanceOf(PaymentRefusal.UnderWay.class);
        office.moves(payment.request(), Request::doubted);
        assertThat(refusal(payment.id())).isInstanceOf(PaymentRefusal.UnderWay.class);
        office.moves(payment.request(), request -> request.failed(failure(Request.OUTCOME_UNKNOWN)));
        assertThat(refusal(payment.id())).isInstanceOf(PaymentRefusal.UnderWay.class);
    }

    @Test
    void one_that_quickbooks_refused_is_called_off() {
        var payment = office.records(order("1.00", pays(BILL, "1.00")));
        office.moves(payment.request(), PaymentDeskTest::sent);
        office.moves(payment.request(), request -> request.failed(failure("period_closed")));

        undo(payment);

        assertThat(office.request(payment.request()).status()).isEqualTo(RequestStatus.CANCELLED);
    }

    @Test
    @Tag("S98")
    void one_that_quickbooks_has_is_voided_there_once_however_often_somebody_asks() {
        var payment = recorded();

        var first = undo(payment);
        assertThat(undo(payment)).isEqualTo(first);
        office.moves(first, PaymentDeskTest::sent);
        office.moves(first, request -> request.succeeded("P-1"));
        assertThat(undo(payment)).isEqualTo(first);

        assertThat(office.requests.stored).hasSize(2);
    }

    @Test
    void a_void_that_failed_is_tried_again_and_one_that_was_called_off_is_made_anew() {
        var payment = recorded();
        var first = undo(payment);
        office.moves(first, request -> request.failed(failure("record_in_use")));

        assertThat(undo(payment)).isEqualTo(first);
        assertThat(office.request(first).status()).isEqualTo(RequestStatus.QUEUED);

        office.moves(first, Request::cancelled);
        assertThat(undo(payment)).isNotEqualTo(first);
    }

    @Test
    void no_payment_of_a_closed_period_is_voided() {
        var payment = recorded();
        office.rules = new BookRules("USD", true, TODAY);

        assertThat(refusal(payment.id())).isEqualTo(new PaymentRefusal.PeriodClosed(TODAY, TODAY));
    }

    @Test
    void a_payment_made_in_quickbooks_is_not_voided_here_and_an_unknown_one_is_not_found() {
        office.shows(id(80), PaymentStanding.RECORDED);

        assertThat(refusal(id(80))).isInstanceOf(PaymentRefusal.NotOurs.class);
        assertThat(refusal(id(81))).isInstanceOf(PaymentRefusal.NotFound.class);
    }

    private PayableBill bill(UUID id) {
        var bill = office.bills.get(id);
        if (bill == null) {
            throw new AssertionError("no bill " + id);
        }
        return bill;
    }

    private static PayableBill with(
            PayableBill b, BillStanding standing, boolean removed, String inProcess, @Nullable RequestId postedBy) {
        return new PayableBill(
                b.id(),
                b.txnId(),
                b.refNumber(),
                b.date(),
                b.vendor(),
                b.vendorListId(),
                b.apAccountListId(),
                b.currency(),
                standing,
                removed,
                b.open(),
                money(inProcess),
                postedBy);
    }

    private static PaymentOrder.Application discounted(
            String amount, String discount, @Nullable UUID account, @Nullable UUID listClass) {
        return new PaymentOrder.Application(BILL, money(amount), money(discount), account, listClass, List.of());
    }

    private static PaymentOrder.Credit credit(String amount) {
        return new PaymentOrder.Credit(CREDIT, money(amount));
    }

    private static PaymentOrder withCredit(String amount, String credit) {
        return order(
                amount, new PaymentOrder.Application(BILL, money(amount), null, null, null, List.of(credit(credit))));
    }

    private static PaymentOrder printed(PaymentMethod method, @Nullable String number) {
        return new PaymentOrder(
                method, VENDOR, BANK, TODAY, money("1.00"), number, true, null, null, List.of(pays(BILL, "1.00")));
    }

    private OwnPayment recorded() {
        var payment = office.records(order("1.00", pays(BILL, "1.00")));
        office.moves(payment.request(), PaymentDeskTest::sent);
        office.moves(payment.request(), request -> request.succeeded("P-1"));
        office.arrived(COMPANY, payment.id(), "P-1");
        return payment;
    }

    private static Request sent(Request request) {
        return request.sent(new Sending("set", new ConnectorId(id(90)), new SessionId(id(91)), 1, NOW), null);
    }

    private static Failure failure(String code) {
        return new Failure(code, Failure.Severity.ERROR, "It failed.", "Mend it.", Failure.Who.BOOKKEEPER, true);
    }

    private RequestId undo(OwnPayment payment) {
        return office.desk()
                .undo(COMPANY, payment.id(), Office.somebody())
                .orElseThrow(refusal -> new IllegalStateException(String.valueOf(refusal)));
    }

    private PaymentRefusal refusal(UUID payment) {
        return switch (office.desk().undo(COMPANY, payment, Office.somebody())) {
            case Outcome.Done<RequestId, PaymentRefusal> done -> throw new AssertionError("done: " + done.value());
            case Outcome.Refused<RequestId, PaymentRefusal> refused -> refused.why();
        };
    }

    private OwnPayment failedPayment() {
        var payment = office.records(order("900.00", pays(BILL, "900.00")));
        office.usedNumbers.put("1043", payment.id());
        inProcess(BILL, "900.00");
        office.moves(payment.request(), request -> sent(request).failed(failure("bill_not_open_enough")));
        return payment;
    }

    private void inProcess(UUID bill, String amount) {
        office.bills.put(bill, with(bill(bill), BillStanding.OPEN, false, amount, null));
    }

    private Outcome<Mended, PaymentRefusal> amended(OwnPayment payment, PaymentOrder order) {
        return office.desk().amend(office.request(payment.request()), order);
    }

    @Test
    void a_payment_that_failed_becomes_another_one_and_does_not_stand_in_its_own_way() {
        var payment = failedPayment();

        var outcome = amended(payment, order("1000.00", pays(BILL, "1000.00")));

        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(office.payments.get(payment.id()))
                .isNotNull()
                .satisfies(now -> assertThat(now.content().amount()).isEqualByComparingTo("1000"));
        assertThat(office.desk()
                        .contents(List.of(office.request(payment.request())))
                        .values())
                .singleElement()
                .satisfies(content -> assertThat(content.amount()).isEqualByComparingTo("1000"));
    }

    @Test
    void a_payment_that_becomes_another_one_is_judged_like_the_first_time() {
        var payment = failedPayment();
        office.usedNumbers.put("1044", id(99));
        inProcess(OTHER_BILL, "50.00");

        var refused = (Outcome.Refused<Mended, PaymentRefusal>) amended(
                payment,
                order(PaymentMethod.CHECK, BANK, "1044", "1300.01", pays(BILL, "1000.01"), pays(OTHER_BILL, "300.00")));

        assertThat(codes(((PaymentRefusal.Invalid) refused.why()).violations()))
                .containsExactlyInAnyOrder(
                        "refNumber number_used",
                        "applications/0/amount exceeds_open",
                        "applications/1/amount exceeds_open");
        assertThat(office.payments.get(payment.id())).isEqualTo(payment);
    }

    @Test
    void a_payment_that_becomes_another_one_waits_for_the_bills_that_it_pays_now() {
        var payment = failedPayment();
        var posting = new RequestId(id(99));
        office.bills.put(OTHER_BILL, with(bill(OTHER_BILL), BillStanding.OPEN, false, "0.00", posting));

        var mended = amended(payment, order("300.00", pays(OTHER_BILL, "300.00")))
                .orElseThrow(refusal -> new IllegalStateException(String.valueOf(refusal)));

        assertThat(mended.dependsOn()).containsExactly(posting);
    }
}
