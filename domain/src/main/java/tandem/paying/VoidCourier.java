package tandem.paying;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tandem.books.Books;
import tandem.books.Money;
import tandem.company.CompanyId;
import tandem.mirror.BillPayment;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.payment.PaymentStanding;
import tandem.request.Courier;
import tandem.request.Errand;
import tandem.request.Failure;
import tandem.request.Operation;
import tandem.wire.Question;
import tandem.wire.Question.Selection;
import tandem.wire.Write;

/** Voids payments of ours in QuickBooks. One that has been voided or deleted there by hand is as it is to be. */
public final class VoidCourier implements Courier {

    private final PaymentBook payments;
    private final Books books;

    /** Compares with what the mirror holds. */
    public VoidCourier(PaymentBook payments, Books books) {
        this.payments = payments;
        this.books = books;
    }

    @Override
    public Operation operation() {
        return Operation.PAYMENT_VOID;
    }

    @Override
    public String name(CompanyId company, Errand errand) {
        var payment = payment(company, errand).content();
        return "The void of the payment" + (payment.refNumber() == null ? "" : " " + payment.refNumber()) + " of "
                + Money.text(payment.amount());
    }

    @Override
    public Dispatch dispatch(CompanyId company, Errand errand) {
        var payment = payment(company, errand);
        if (payment.txnId() == null) {
            return new Dispatch.Refused(Failure.forBookkeeper(
                    "payment_not_recorded",
                    "The payment of " + Money.text(payment.content().amount())
                            + " is not in QuickBooks, so there is nothing to void.",
                    "Void the payment here, which calls it off if it has not gone out; once QuickBooks has it, re-queue this"
                            + " request. If the payment stands, cancel this request."));
        }
        var txnId = txnId(payment);
        if (payments.shown(company, payment.id()).filter(ShownPayment::isUndone).isPresent()) {
            return new Dispatch.AlreadySo(txnId);
        }
        var rules = books.rules(company);
        var date = payment.content().date();
        if (rules.isClosed(date)) {
            return new Dispatch.Refused(Failure.forBookkeeper(
                    "period_closed",
                    "The payment of " + Money.text(payment.content().amount()) + " is dated " + date
                            + ", and the books are closed through " + rules.closingDate() + ", so it was not voided.",
                    "Have the period opened in QuickBooks and re-queue this request, or correct the payment there with a"
                            + " later date and cancel this request."));
        }
        return new Dispatch.Go(new Write.VoidPayment(payment.content().method().kind(), txnId), null);
    }

    private OwnPayment payment(CompanyId company, Errand errand) {
        var id = errand.subject().id();
        return payments.payment(company, id)
                .orElseThrow(() -> new IllegalStateException("the payment " + id + " is gone"));
    }

    private static String txnId(OwnPayment payment) {
        var txnId = payment.txnId();
        if (txnId == null) {
            throw new IllegalStateException("a void of a payment that QuickBooks never had");
        }
        return txnId;
    }

    @Override
    public Optional<String> record(CompanyId company, Errand errand) {
        return Optional.of(txnId(payment(company, errand)));
    }

    @Override
    public List<Question> lookUp(CompanyId company, Errand errand) {
        var payment = payment(company, errand);
        return List.of(new Question.Records(
                payment.content().method().kind(), new Selection.Named(Set.of(txnId(payment))), null, null));
    }

    @Override
    public Finding judge(CompanyId company, Errand errand, List<QuickBooksRecord> found) {
        var txnId = txnId(payment(company, errand));
        return found.stream()
                        .filter(BillPayment.class::isInstance)
                        .map(BillPayment.class::cast)
                        .filter(payment -> payment.id().equals(txnId))
                        .anyMatch(VoidCourier::movesMoney)
                ? new Finding.NotCarriedOut()
                : new Finding.CarriedOut(txnId);
    }

    private static boolean movesMoney(BillPayment payment) {
        var settles = payment.applications() == null
                ? null
                : (Boolean) !payment.applications().isEmpty();
        return PaymentStanding.of(payment.amount(), payment.memo(), settles) != PaymentStanding.VOIDED;
    }

    @Override
    public Map<Kind, Set<String>> moves(CompanyId company, Errand errand) {
        return Moved.by(payment(company, errand).content(), company, payments);
    }
}
