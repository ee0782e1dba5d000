package tandem.qbxml;

import static tandem.qbxml.Values.flag;
import static tandem.qbxml.Values.number;
import static tandem.qbxml.Values.required;

import org.jspecify.annotations.Nullable;
import tandem.qbxml.binding.BillPaymentRet;
import tandem.qbxml.binding.BillRet;
import tandem.qbxml.binding.ListEntry;
import tandem.qbxml.binding.VendorCreditRet;
import tandem.wire.Answer;

/** Records in outline. */
final class Outlines {
    private Outlines() {}

    /** The outline of what was bound; {@code null} for what is no record. */
    static @Nullable Answer of(Object ret) throws UnreadableField {
        return switch (ret) {
            case BillRet bill ->
                new Answer.Outline(
                        required("TxnID", bill.getTxnID()),
                        required("EditSequence", bill.getEditSequence()),
                        number("AmountDue", bill.getAmountDue()),
                        number("OpenAmount", bill.getOpenAmount()),
                        flag("IsPaid", bill.getIsPaid()));
            case VendorCreditRet credit ->
                new Answer.Outline(
                        required("TxnID", credit.getTxnID()),
                        required("EditSequence", credit.getEditSequence()),
                        number("CreditAmount", credit.getCreditAmount()),
                        number("OpenAmount", credit.getOpenAmount()),
                        null);
            case BillPaymentRet payment ->
                new Answer.Outline(
                        required("TxnID", payment.getTxnID()),
                        required("EditSequence", payment.getEditSequence()),
                        number("Amount", payment.getAmount()),
                        null,
                        null);
            case ListEntry entry ->
                new Answer.Outline(
                        required("ListID", entry.getListID()),
                        required("EditSequence", entry.getEditSequence()),
                        null,
                        null,
                        null);
            default -> null;
        };
    }
}
