package tandem.qbxml;

import static tandem.qbxml.ValueWriter.refuseUnless;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.wire.QbXmlVersion;
import tandem.wire.TextField;
import tandem.wire.Write;
import tandem.wire.Write.LineChange;
import tandem.wire.Write.LineContent;

/**
 * Writes of bills. Before version 9.0 of qbXML a bill has no ExternalGUID: it is left out, since the books are the same without
 * it and only the bill is harder to recognise.
 */
final class BillWrites {

    /** Bills and payments have an ExternalGUID since this version. */
    static final QbXmlVersion WITH_GUIDS = new QbXmlVersion(9, 0);

    private static final String NEW_LINE = "-1";

    private final RequestWriter out;
    private final QbXmlVersion version;

    BillWrites(RequestWriter out, QbXmlVersion version) {
        this.out = out;
        this.version = version;
    }

    void add(String id, Write.AddBill bill) {
        refuseUnless(!bill.expenseLines().isEmpty() || !bill.itemLines().isEmpty(), "a bill has at least one line");
        ValueWriter values = ValueWriter.adding(out);
        out.open("BillAddRq", "requestID", id).open("BillAdd");
        values.required("VendorRef", bill.vendorListId())
                .required("APAccountRef", bill.apAccountListId())
                .day("TxnDate", bill.date())
                .day("DueDate", bill.dueDate())
                .text("RefNumber", TextField.BILL_NUMBER, bill.refNumber())
                .reference("TermsRef", bill.termsListId())
                .text("Memo", TextField.MEMO, bill.memo())
                .number("ExchangeRate", bill.exchangeRate());
        if (version.compareTo(WITH_GUIDS) >= 0) {
            values.guid("ExternalGUID", bill.externalGuid());
        }
        for (LineContent.Expense line : bill.expenseLines()) {
            out.open("ExpenseLineAdd");
            content(values, line);
            out.close();
        }
        for (LineContent.ItemLine line : bill.itemLines()) {
            out.open("ItemLineAdd");
            content(values, line);
            out.close();
        }
        out.close().close();
    }

    void change(String id, Write.ChangeBill bill) {
        refuseUnless(!isEmpty(bill.expenseLines()) || !isEmpty(bill.itemLines()), "a bill has at least one line");
        ValueWriter values = ValueWriter.changing(out);
        out.open("BillModRq", "requestID", id).open("BillMod");
        values.id("TxnID", bill.txnId())
                .editSequence(bill.editSequence())
                .day("TxnDate", bill.date())
                .day("DueDate", bill.dueDate())
                .text("RefNumber", TextField.BILL_NUMBER, bill.refNumber())
                .reference("TermsRef", bill.termsListId())
                .text("Memo", TextField.MEMO, bill.memo())
                .number("ExchangeRate", bill.exchangeRate());
        lines("ClearExpenseLines", "ExpenseLineMod", bill.expenseLines());
        lines("ClearItemLines", "ItemLineMod", bill.itemLines());
        out.close().close();
    }

    private static boolean isEmpty(@Nullable List<?> lines) {
        return lines != null && lines.isEmpty();
    }

    /** The list becomes exactly what is named; one that is not named at all is not touched. */
    private <C extends LineContent> void lines(String clear, String element, @Nullable List<LineChange<C>> changes) {
        if (changes == null) {
            return;
        }
        if (changes.isEmpty()) {
            out.element(clear, "true");
        }
        for (LineChange<C> change : changes) {
            line(element, change);
        }
    }

    private <C extends LineContent> void line(String element, LineChange<C> change) {
        switch (change) {
            case LineChange.Kept<C> kept -> kept(element, kept.txnLineId());
            case LineChange.KeptGroup<C> group -> {
                refuseUnless(element.equals("ItemLineMod"), "only item lines come in groups");
                kept("ItemGroupLineMod", group.txnLineId());
            }
            case LineChange.Changed<C> changed -> {
                ValueWriter values = ValueWriter.changing(out);
                out.open(element);
                values.id("TxnLineID", changed.txnLineId());
                content(values, changed.content());
                out.close();
            }
            case LineChange.Added<C> added -> {
                out.open(element).element("TxnLineID", NEW_LINE);
                content(ValueWriter.adding(out), added.content());
                out.close();
            }
        }
    }

    /** A line with nothing but its id stays as it is. */
    private void kept(String element, String txnLineId) {
        out.open(element);
        ValueWriter.changing(out).id("TxnLineID", txnLineId);
        out.close();
    }

    private static void content(ValueWriter values, LineContent content) {
        switch (content) {
            case LineContent.Expense expense -> {
                values.required("AccountRef", expense.accountListId())
                        .amount("Amount", expense.amount())
                        .text("Memo", TextField.MEMO, expense.memo());
                dimensions(values, expense.jobListId(), expense.classListId(), expense.billable());
            }
            case LineContent.ItemLine item -> {
                values.required("ItemRef", item.itemListId())
                        .text("Desc", TextField.DESCRIPTION, item.description())
                        .number("Quantity", item.quantity())
                        .number("Cost", item.cost())
                        .amount("Amount", item.amount());
                dimensions(values, item.jobListId(), item.classListId(), item.billable());
            }
        }
    }

    /** Only what was bought for a job can be billed to somebody. */
    private static void dimensions(
            ValueWriter values, @Nullable String job, @Nullable String listClass, @Nullable Boolean billable) {
        boolean hasJob = job != null && !job.isEmpty();
        refuseUnless(hasJob || !Boolean.TRUE.equals(billable), "a line that is billable has a job");
        values.reference("CustomerRef", job).reference("ClassRef", listClass);
        if (hasJob && billable != null) {
            values.word("BillableStatus", billable ? "Billable" : "NotBillable");
        }
    }
}
