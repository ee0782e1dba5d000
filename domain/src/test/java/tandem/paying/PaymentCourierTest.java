package tandem.paying;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.paying.Office.BANK;
import static tandem.paying.Office.BILL;
import static tandem.paying.Office.CARD;
import static tandem.paying.Office.CLASS;
import static tandem.paying.Office.COMPANY;
import static tandem.paying.Office.CREDIT;
import static tandem.paying.Office.DISCOUNTS;
import static tandem.paying.Office.OTHER_BILL;
import static tandem.paying.Office.TODAY;
import static tandem.paying.Office.VENDOR;
import static tandem.paying.Office.money;
import static tandem.paying.Office.order;
import static tandem.paying.Office.pays;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tandem.bill.BillStanding;
import tandem.books.BookRules;
import tandem.mirror.BillPayment;
import tandem.mirror.Kind;
import tandem.mirror.Ref;
import tandem.mirror.Version;
import tandem.mirror.view.PaymentMethod;
import tandem.payment.PaymentStanding;
import tandem.request.Courier;
import tandem.request.Courier.Dispatch;
import tandem.request.Courier.Finding;
import tandem.request.Errand;
import tandem.request.Failure;
import tandem.wire.Question;
import tandem.wire.Question.Selection;
import tandem.wire.Write;

class PaymentCourierTest {

    private final Office office = new Office();
    private final Courier courier = new PaymentCourier(office, office);
    private final Courier voids = new VoidCourier(office, office);

    private Dispatch dispatch(OwnPayment payment) {
        return courier.dispatch(COMPANY, new Errand.PaymentRecording(payment.id()));
    }

    private Failure refusal(OwnPayment payment) {
        return ((Dispatch.Refused) dispatch(payment)).why();
    }

    private OwnPayment paysTheBill(String amount) {
        return office.records(order(amount, pays(BILL, amount)));
    }

    @Test
    void a_check_goes_out_with_what_it_does_to_each_bill() {
        var payment = office.records(order(
                "990.00",
                new PaymentOrder.Application(
                        BILL,
                        money("950.00"),
                        money("10.00"),
                        DISCOUNTS,
                        CLASS,
                        List.of(new PaymentOrder.Credit(CREDIT, money("40.00")))),
                pays(OTHER_BILL, "40.00")));

        assertThat(dispatch(payment))
                .isEqualTo(new Dispatch.Go(
                        new Write.AddPayment(
                                Kind.BILL_PAYMENT_CHECK,
                                payment.id(),
                                "V-1",
                                "A-AP",
                                TODAY,
                                "A-BANK",
                                "1043",
                                false,
                                "May",
                                null,
                                List.of(
                                        new Write.Application(
                                                "B-1",
                                                money("950.00"),
                                                List.of(new Write.Credit("K-1", money("40.00"))),
                                                money("10.00"),
                                                "A-DISC",
                                                "C-1"),
                                        new Write.Application("B-2", money("40.00"), List.of(), null, null, null))),
                        null));
    }

    @Test
    void a_payment_by_card_is_one_of_the_card_account() {
        var payment = office.records(order(PaymentMethod.CREDIT_CARD, CARD, null, "5.00", pays(BILL, "5.00")));

        var write = (Write.AddPayment) ((Dispatch.Go) dispatch(payment)).write();

        assertThat(write.kind()).isEqualTo(Kind.BILL_PAYMENT_CREDIT_CARD);
        assertThat(write.accountListId()).isEqualTo("A-CARD");
    }

    @Test
    void one_that_quickbooks_shows_under_our_id_is_not_sent_again() {
        var payment = paysTheBill("5.00");
        office.shows(payment.id(), PaymentStanding.RECORDED);

        assertThat(dispatch(payment)).isEqualTo(new Dispatch.AlreadySo("P-1"));
    }

    @Test
    void a_bill_that_was_paid_meanwhile_is_told_with_both_figures() {
        var payment = paysTheBill("1000.00");
        office.bills.put(BILL, Office.bill(BILL, "B-1", "4711", "400.00"));

        var why = refusal(payment);

        assertThat(why.code()).isEqualTo("bill_not_open_enough");
        assertThat(why.message()).contains("1043", "1000.00", "name of V-1", "4711", "400.00");
        assertThat(why.advice()).contains("stop the money");
    }

    @Test
    void the_payment_s_own_part_in_process_does_not_stand_in_its_way() {
        var payment = paysTheBill("1000.00");
        var b = Office.bill(BILL, "B-1", "4711", "1000.00");
        office.bills.put(BILL, changed(b, b.standing(), false, VENDOR, "1000.00"));

        assertThat(dispatch(payment)).isInstanceOf(Dispatch.Go.class);
    }

    @Test
    void a_bill_that_is_gone_or_voided_or_went_to_another_vendor_is_not_paid() {
        var payment = paysTheBill("5.00");
        var b = Office.bill(BILL, "B-1", "4711", "1000.00");
        office.bills.put(BILL, changed(b, b.standing(), true, VENDOR, "0"));
        assertThat(refusal(payment).code()).isEqualTo("bill_gone");
        office.bills.put(BILL, changed(b, BillStanding.VOIDED, false, VENDOR, "0"));
        assertThat(refusal(payment).message()).contains("4711", "voided");
        office.bills.put(BILL, changed(b, b.standing(), false, Office.OTHER_VENDOR, "0"));
        assertThat(refusal(payment).code()).isEqualTo("bill_of_another_vendor");
    }

    @Test
    void a_credit_that_was_used_meanwhile_is_not_set() {
        var payment = office.records(order(
                "5.00",
                new PaymentOrder.Application(
                        BILL,
                        money("5.00"),
                        null,
                        null,
                        null,
                        List.of(new PaymentOrder.Credit(CREDIT, money("40.00"))))));
        office.credits.put(CREDIT, Office.credit("10.00"));

        assertThat(refusal(payment).code()).isEqualTo("credit_not_open_enough");
        assertThat(refusal(payment).message()).contains("40.00", "CM-9", "10.00");
    }

    @Test
    void books_that_were_closed_meanwhile_and_accounts_that_went_are_told() {
        var payment = paysTheBill("5.00");
        office.changes(BANK, false, false);
        assertThat(refusal(payment).message()).contains("account name of A-BANK", "inactive");
        office.changes(BANK, true, false);
        office.rules = new BookRules("USD", true, TODAY);
        assertThat(refusal(payment).code()).isEqualTo("period_closed");
    }

    @Test
    void a_lost_one_is_looked_up_by_its_number_and_by_vendor_and_day() {
        var payment = paysTheBill("5.00");

        assertThat(courier.lookUp(COMPANY, new Errand.PaymentRecording(payment.id())))
                .containsExactly(
                        new Question.Records(Kind.BILL_PAYMENT_CHECK, new Selection.Numbered("1043"), null, null),
                        new Question.Records(
                                Kind.BILL_PAYMENT_CHECK, new Selection.OfVendor("V-1", TODAY, TODAY), null, null));
    }

    @Test
    void what_carries_our_id_is_ours_whatever_else_was_changed() {
        var payment = paysTheBill("5.00");
        var guid = '{' + payment.id().toString().toUpperCase(Locale.ROOT) + '}';

        assertThat(judge(payment, found("P-7", guid, "99.00", TODAY.minusDays(3))))
                .isEqualTo(new Finding.CarriedOut("P-7"));
    }

    @Test
    void one_that_looks_the_same_and_carries_no_id_is_for_a_person_to_decide() {
        var payment = paysTheBill("5.00");

        assertThat(judge(payment, found("P-7", null, "5.00", TODAY)))
                .isInstanceOfSatisfying(
                        Finding.Unclear.class,
                        unclear -> assertThat(unclear.what()).contains("1043", "5.00", TODAY.toString(), "P-7"));
    }

    @Test
    void others_are_not_ours() {
        var payment = paysTheBill("5.00");

        assertThat(judge(
                        payment,
                        found("P-1", UUID.randomUUID().toString(), "5.00", TODAY),
                        found("P-2", null, "5.01", TODAY),
                        found("P-3", null, "5.00", TODAY.plusDays(1))))
                .isEqualTo(new Finding.NotCarriedOut());
        assertThat(judge(payment)).isEqualTo(new Finding.NotCarriedOut());
    }

    @Test
    void bills_credits_and_vendor_are_read_again() {
        var payment = office.records(order(
                "5.00",
                new PaymentOrder.Application(
                        BILL,
                        money("5.00"),
                        null,
                        null,
                        null,
                        List.of(new PaymentOrder.Credit(CREDIT, money("1.00"))))));
        var moved = Map.of(Kind.BILL, Set.of("B-1"), Kind.VENDOR_CREDIT, Set.of("K-1"), Kind.VENDOR, Set.of("V-1"));

        assertThat(courier.moves(COMPANY, new Errand.PaymentRecording(payment.id())))
                .isEqualTo(moved);
        assertThat(voids.moves(COMPANY, new Errand.PaymentVoiding(payment.id())))
                .isEqualTo(moved);
    }

    @Test
    void a_void_names_the_transaction_and_one_that_is_void_or_gone_is_as_it_is_to_be() {
        var payment = paysTheBill("5.00");
        courier.arrived(COMPANY, new Errand.PaymentRecording(payment.id()), "P-1");
        var errand = new Errand.PaymentVoiding(payment.id());
        assertThat(voids.record(COMPANY, errand)).contains("P-1");
        assertThat(voids.dispatch(COMPANY, errand))
                .isEqualTo(new Dispatch.Go(new Write.VoidPayment(Kind.BILL_PAYMENT_CHECK, "P-1"), null));

        office.shows(payment.id(), PaymentStanding.RECORDED);
        assertThat(voids.dispatch(COMPANY, errand)).isInstanceOf(Dispatch.Go.class);
        office.shows(payment.id(), PaymentStanding.VOIDED);
        assertThat(voids.dispatch(COMPANY, errand)).isEqualTo(new Dispatch.AlreadySo("P-1"));
        office.shown.put(payment.id(), new ShownPayment("P-1", PaymentStanding.RECORDED, true));
        assertThat(voids.dispatch(COMPANY, errand)).isEqualTo(new Dispatch.AlreadySo("P-1"));
    }

    @Test
    void a_payment_that_quickbooks_does_not_have_is_not_voided() {
        var payment = paysTheBill("5.00");

        assertThat(voids.dispatch(COMPANY, new Errand.PaymentVoiding(payment.id())))
                .isInstanceOfSatisfying(
                        Dispatch.Refused.class,
                        refused -> assertThat(refused.why().code()).isEqualTo("payment_not_recorded"));
    }

    @Test
    void a_payment_of_a_period_that_was_closed_meanwhile_is_not_voided() {
        var payment = paysTheBill("5.00");
        courier.arrived(COMPANY, new Errand.PaymentRecording(payment.id()), "P-1");
        office.rules = new BookRules("USD", true, TODAY);

        assertThat(voids.dispatch(COMPANY, new Errand.PaymentVoiding(payment.id())))
                .isInstanceOfSatisfying(
                        Dispatch.Refused.class,
                        refused -> assertThat(refused.why().code()).isEqualTo("period_closed"));
    }

    @Test
    void a_void_whose_answer_was_lost_is_told_by_the_payment_itself() {
        var payment = paysTheBill("5.00");
        courier.arrived(COMPANY, new Errand.PaymentRecording(payment.id()), "P-1");
        var errand = new Errand.PaymentVoiding(payment.id());

        assertThat(voids.lookUp(COMPANY, errand))
                .containsExactly(
                        new Question.Records(Kind.BILL_PAYMENT_CHECK, new Selection.Named(Set.of("P-1")), null, null));
        assertThat(voids.judge(COMPANY, errand, List.of(found("P-1", null, "5.00", TODAY))))
                .isEqualTo(new Finding.NotCarriedOut());
        assertThat(voids.judge(COMPANY, errand, List.of(found("P-1", null, "0.00", TODAY))))
                .isEqualTo(new Finding.CarriedOut("P-1"));
        assertThat(voids.judge(COMPANY, errand, List.of()))
                .as("deleted by hand")
                .isEqualTo(new Finding.CarriedOut("P-1"));
    }

    private Finding judge(OwnPayment payment, BillPayment... found) {
        return courier.judge(COMPANY, new Errand.PaymentRecording(payment.id()), List.of(found));
    }

    private static BillPayment found(String txnId, @Nullable String guid, String amount, LocalDate date) {
        boolean isVoid = money(amount).signum() == 0;
        return new BillPayment(
                txnId,
                new Version(null, TODAY.atStartOfDay(), "then", "1"),
                Kind.BILL_PAYMENT_CHECK,
                null,
                new Ref("V-1", null),
                new Ref("A-AP", null),
                date,
                new Ref("A-BANK", null),
                money(amount),
                null,
                null,
                "1043",
                isVoid ? "VOID: May" : "May",
                false,
                guid,
                isVoid
                        ? List.of()
                        : List.of(new BillPayment.Application(
                                "B-1", "Bill", null, null, null, money(amount), null, null)));
    }

    private static PayableBill changed(
            PayableBill b, BillStanding standing, boolean removed, UUID vendor, String inProcess) {
        return new PayableBill(
                b.id(),
                b.txnId(),
                b.refNumber(),
                b.date(),
                vendor,
                b.vendorListId(),
                b.apAccountListId(),
                b.currency(),
                standing,
                removed,
                b.open(),
                new BigDecimal(inProcess),
                null);
    }
}
