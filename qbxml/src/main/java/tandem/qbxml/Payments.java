package tandem.qbxml;

import static tandem.qbxml.Values.date;
import static tandem.qbxml.Values.flag;
import static tandem.qbxml.Values.integer;
import static tandem.qbxml.Values.number;
import static tandem.qbxml.Values.ref;
import static tandem.qbxml.Values.required;
import static tandem.qbxml.Values.version;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.mirror.BillPayment;
import tandem.mirror.Kind;
import tandem.qbxml.RetReader.Surroundings;
import tandem.qbxml.binding.AppliedToTxnRet;
import tandem.qbxml.binding.BillPaymentRet;

/** Bill payments by check and by credit card. */
final class Payments {
    private Payments() {}

    static BillPayment payment(Kind kind, BillPaymentRet ret, Surroundings in) throws UnreadableField {
        return new BillPayment(
                required("TxnID", ret.getTxnID()),
                version(ret),
                kind,
                integer("TxnNumber", ret.getTxnNumber()),
                ref(ret.getPayeeEntityRef()),
                ref(ret.getAPAccountRef()),
                date("TxnDate", ret.getTxnDate()),
                ref(kind == Kind.BILL_PAYMENT_CHECK ? ret.getBankAccountRef() : ret.getCreditCardAccountRef()),
                number("Amount", ret.getAmount()),
                ref(ret.getCurrencyRef()),
                number("ExchangeRate", ret.getExchangeRate()),
                ret.getRefNumber(),
                ret.getMemo(),
                flag("IsToBePrinted", ret.getIsToBePrinted()),
                ret.getExternalGUID(),
                applications(ret, in.tellsLinks()));
    }

    private static @Nullable List<BillPayment.Application> applications(BillPaymentRet ret, boolean told)
            throws UnreadableField {
        if (ret.getAppliedToTxnRet().isEmpty() && !told) {
            return null;
        }
        var applications =
                new ArrayList<BillPayment.Application>(ret.getAppliedToTxnRet().size());
        for (AppliedToTxnRet applied : ret.getAppliedToTxnRet()) {
            applications.add(application(applied));
        }
        return List.copyOf(applications);
    }

    private static BillPayment.Application application(AppliedToTxnRet applied) throws UnreadableField {
        return new BillPayment.Application(
                required("AppliedToTxnRet/TxnID", applied.getTxnID()),
                applied.getTxnType(),
                date("AppliedToTxnRet/TxnDate", applied.getTxnDate()),
                applied.getRefNumber(),
                number("AppliedToTxnRet/BalanceRemaining", applied.getBalanceRemaining()),
                number("AppliedToTxnRet/Amount", applied.getAmount()),
                number("AppliedToTxnRet/DiscountAmount", applied.getDiscountAmount()),
                ref(applied.getDiscountAccountRef()));
    }
}
