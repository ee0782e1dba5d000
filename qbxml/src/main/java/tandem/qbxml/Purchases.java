package tandem.qbxml;

import static tandem.qbxml.Values.date;
import static tandem.qbxml.Values.flag;
import static tandem.qbxml.Values.integer;
import static tandem.qbxml.Values.number;
import static tandem.qbxml.Values.ref;
import static tandem.qbxml.Values.required;
import static tandem.qbxml.Values.version;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Bill;
import tandem.mirror.Line;
import tandem.mirror.LinkedTransaction;
import tandem.mirror.VendorCredit;
import tandem.qbxml.RetReader.Surroundings;
import tandem.qbxml.binding.BillRet;
import tandem.qbxml.binding.ExpenseLineRet;
import tandem.qbxml.binding.ItemGroupLineRet;
import tandem.qbxml.binding.ItemLineRet;
import tandem.qbxml.binding.LineRet;
import tandem.qbxml.binding.LinkedTxn;
import tandem.qbxml.binding.Purchase;
import tandem.qbxml.binding.VendorCreditRet;
import tandem.wire.Answer;

/** Bills and vendor credits. */
final class Purchases {
    private Purchases() {}

    static Bill bill(BillRet ret, Surroundings in) throws UnreadableField {
        return new Bill(
                required("TxnID", ret.getTxnID()),
                version(ret),
                integer("TxnNumber", ret.getTxnNumber()),
                ref(ret.getVendorRef()),
                ref(ret.getAPAccountRef()),
                date("TxnDate", ret.getTxnDate()),
                date("DueDate", ret.getDueDate()),
                number("AmountDue", ret.getAmountDue()),
                number("OpenAmount", ret.getOpenAmount()),
                ref(ret.getCurrencyRef()),
                number("ExchangeRate", ret.getExchangeRate()),
                number("AmountDueInHomeCurrency", ret.getAmountDueInHomeCurrency()),
                ret.getRefNumber(),
                ref(ret.getTermsRef()),
                ret.getMemo(),
                flag("IsPaid", ret.getIsPaid()),
                ret.getExternalGUID(),
                links(ret, in.tellsLinks()),
                lines(ret, in.tellsLines()));
    }

    static Answer.OpenBill openBill(BillRet ret) throws UnreadableField {
        return new Answer.OpenBill(
                required("TxnID", ret.getTxnID()),
                required("EditSequence", ret.getEditSequence()),
                number("AmountDue", ret.getAmountDue()),
                number("OpenAmount", ret.getOpenAmount()),
                flag("IsPaid", ret.getIsPaid()));
    }

    static VendorCredit credit(VendorCreditRet ret, Surroundings in) throws UnreadableField {
        return new VendorCredit(
                required("TxnID", ret.getTxnID()),
                version(ret),
                integer("TxnNumber", ret.getTxnNumber()),
                ref(ret.getVendorRef()),
                ref(ret.getAPAccountRef()),
                date("TxnDate", ret.getTxnDate()),
                number("CreditAmount", ret.getCreditAmount()),
                number("OpenAmount", ret.getOpenAmount()),
                ref(ret.getCurrencyRef()),
                number("ExchangeRate", ret.getExchangeRate()),
                ret.getRefNumber(),
                ret.getMemo(),
                ret.getExternalGUID(),
                links(ret, in.tellsLinks()),
                lines(ret, in.tellsLines()));
    }

    private static @Nullable List<LinkedTransaction> links(Purchase ret, boolean told) throws UnreadableField {
        if (ret.getLinkedTxn().isEmpty() && !told) {
            return null;
        }
        var links = new ArrayList<LinkedTransaction>(ret.getLinkedTxn().size());
        for (LinkedTxn link : ret.getLinkedTxn()) {
            links.add(link(link));
        }
        return List.copyOf(links);
    }

    private static LinkedTransaction link(LinkedTxn link) throws UnreadableField {
        BigDecimal amount = number("LinkedTxn/Amount", link.getAmount());
        if (amount == null) {
            throw UnreadableField.missing("LinkedTxn/Amount");
        }
        return new LinkedTransaction(
                required("LinkedTxn/TxnID", link.getTxnID()),
                required("LinkedTxn/TxnType", link.getTxnType()),
                date("LinkedTxn/TxnDate", link.getTxnDate()),
                link.getRefNumber(),
                link.getLinkType(),
                amount);
    }

    private static @Nullable List<Line> lines(Purchase ret, boolean told) throws UnreadableField {
        if (ret.getLines().isEmpty() && !told) {
            return null;
        }
        var lines = new ArrayList<Line>(ret.getLines().size());
        for (LineRet line : ret.getLines()) {
            switch (line) {
                case ExpenseLineRet expense -> lines.add(expense(expense));
                case ItemLineRet item -> lines.add(item(item, null));
                case ItemGroupLineRet group -> {
                    String groupId = required("ItemGroupLineRet/TxnLineID", group.getTxnLineID());
                    for (ItemLineRet member : group.getItemLineRet()) {
                        lines.add(item(member, groupId));
                    }
                }
                default -> throw new IllegalStateException("no such line in the schema: " + line.getClass());
            }
        }
        return List.copyOf(lines);
    }

    private static Line.Expense expense(ExpenseLineRet line) throws UnreadableField {
        return new Line.Expense(
                required("ExpenseLineRet/TxnLineID", line.getTxnLineID()),
                ref(line.getAccountRef()),
                number("ExpenseLineRet/Amount", line.getAmount()),
                line.getMemo(),
                ref(line.getCustomerRef()),
                ref(line.getClassRef()),
                line.getBillableStatus());
    }

    private static Line.ItemLine item(ItemLineRet line, @Nullable String groupLineId) throws UnreadableField {
        return new Line.ItemLine(
                required("ItemLineRet/TxnLineID", line.getTxnLineID()),
                groupLineId,
                ref(line.getItemRef()),
                number("ItemLineRet/Quantity", line.getQuantity()),
                number("ItemLineRet/Cost", line.getCost()),
                number("ItemLineRet/Amount", line.getAmount()),
                line.getDesc(),
                ref(line.getCustomerRef()),
                ref(line.getClassRef()),
                line.getBillableStatus());
    }
}
