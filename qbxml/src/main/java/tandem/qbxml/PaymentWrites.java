package tandem.qbxml;

import static tandem.qbxml.ValueWriter.refuseUnless;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Kind;
import tandem.wire.QbXmlVersion;
import tandem.wire.TextField;
import tandem.wire.Write;

/**
 * Writes of bill payments. Before version 9.0 of qbXML a payment has no ExternalGUID: it is left out, since the books are the
 * same without it and only the payment is harder to recognise. Before version 11.0 a discount has no class: one that has is
 * refused, since the books would differ.
 */
final class PaymentWrites {
    private static final QbXmlVersion WITH_DISCOUNT_CLASSES = new QbXmlVersion(11, 0);

    private final RequestWriter out;
    private final ValueWriter values;
    private final QbXmlVersion version;

    PaymentWrites(RequestWriter out, QbXmlVersion version) {
        this.out = out;
        this.values = ValueWriter.adding(out);
        this.version = version;
    }

    void add(String id, Write.AddPayment payment) {
        refuseUnless(!payment.applications().isEmpty(), "a payment pays at least one bill");
        boolean byCheck = payment.kind() == Kind.BILL_PAYMENT_CHECK;
        String element = type(payment.kind()) + "Add";
        out.open(element + "Rq", "requestID", id).open(element);
        values.required("PayeeEntityRef", payment.vendorListId())
                .required("APAccountRef", payment.apAccountListId())
                .day("TxnDate", payment.date())
                .required(byCheck ? "BankAccountRef" : "CreditCardAccountRef", payment.accountListId());
        if (byCheck && (payment.refNumber() == null || payment.refNumber().isBlank())) {
            values.flag("IsToBePrinted", payment.toBePrinted());
        } else {
            values.text("RefNumber", TextField.PAYMENT_NUMBER, payment.refNumber());
        }
        values.text("Memo", TextField.MEMO, payment.memo()).number("ExchangeRate", payment.exchangeRate());
        if (version.compareTo(BillWrites.WITH_GUIDS) >= 0) {
            values.guid("ExternalGUID", payment.externalGuid());
        }
        payment.applications().forEach(this::application);
        out.close().close();
    }

    void voided(String id, Write.VoidPayment payment) {
        out.open("TxnVoidRq", "requestID", id);
        values.word("TxnVoidType", type(payment.kind())).id("TxnID", payment.txnId());
        out.close();
    }

    /** Amounts of zero are left out: they do nothing. */
    private void application(Write.Application application) {
        BigDecimal payment = aboveZero("a payment", application.payment());
        BigDecimal discount = aboveZero("a discount", application.discount());
        refuseUnless(
                payment != null || discount != null || !application.credits().isEmpty(),
                "nothing is applied to " + application.billTxnId());
        out.open("AppliedToTxnAdd");
        values.id("TxnID", application.billTxnId()).amount("PaymentAmount", payment);
        application.credits().forEach(this::credit);
        if (discount != null) {
            refuseUnless(
                    application.discountClassListId() == null || version.compareTo(WITH_DISCOUNT_CLASSES) >= 0,
                    "a discount has no class in qbXML " + version);
            values.amount("DiscountAmount", discount)
                    .reference("DiscountAccountRef", application.discountAccountListId())
                    .reference("DiscountClassRef", application.discountClassListId());
        }
        out.close();
    }

    private void credit(Write.Credit credit) {
        refuseUnless(credit.amount().signum() > 0, "a credit that is set against a bill is above zero");
        out.open("SetCredit");
        values.id("CreditTxnID", credit.creditTxnId()).amount("AppliedAmount", credit.amount());
        out.close();
    }

    private static @Nullable BigDecimal aboveZero(String what, @Nullable BigDecimal amount) {
        if (amount == null || amount.signum() == 0) {
            return null;
        }
        refuseUnless(amount.signum() > 0, what + " is not below zero");
        return amount;
    }

    private static String type(Kind kind) {
        return kind == Kind.BILL_PAYMENT_CHECK ? "BillPaymentCheck" : "BillPaymentCreditCard";
    }
}
