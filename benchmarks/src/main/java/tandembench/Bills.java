package tandembench;

import java.nio.charset.StandardCharsets;

/** Bills of four lines as QuickBooks writes them; each second one is partly paid. */
final class Bills {

    private Bills() {}

    /** The records of a page, without the element around them. */
    static String page(int from, int count, boolean changed) {
        var text = new StringBuilder(count * 2800);
        for (int i = from; i < from + count; i++) {
            bill(text, i, changed);
        }
        return text.toString();
    }

    /** A text as the content of an element. */
    static byte[] escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void bill(StringBuilder out, int number, boolean changed) {
        String id = Integer.toHexString(0x10000 + number).toUpperCase(java.util.Locale.ROOT);
        boolean paid = number % 2 == 0;
        String billed = changed ? "1003.00" : "1000.00";
        out.append("<BillRet>\n");
        element(out, "TxnID", id + "-1771950011");
        element(out, "TimeCreated", "2026-02-24T11:20:11-05:00");
        element(out, "TimeModified", changed ? "2026-03-06T10:12:40-05:00" : "2026-03-05T09:02:40-05:00");
        element(out, "EditSequence", changed ? "1772809960" : "1772719360");
        element(out, "TxnNumber", String.valueOf(number));
        reference(out, "VendorRef", "800000" + (10 + number % 90) + "-1700000001", "Northwind Timber");
        reference(out, "APAccountRef", "8000002A-1700000002", "Accounts Payable");
        element(out, "TxnDate", "2026-02-24");
        element(out, "DueDate", "2026-03-26");
        element(out, "AmountDue", billed);
        element(out, "RefNumber", "INV-" + number);
        reference(out, "TermsRef", "80000004-1700000003", "2% 10 Net 30");
        element(out, "Memo", changed ? "Fit-out, phase 1, checked" : "Fit-out, phase 1");
        element(out, "IsPaid", "false");
        if (paid) {
            out.append("<LinkedTxn>\n");
            element(out, "TxnID", "P" + id + "-1772700000");
            element(out, "TxnType", "BillPaymentCheck");
            element(out, "TxnDate", "2026-03-05");
            element(out, "RefNumber", "ACH000187");
            element(out, "LinkType", "AMTTYPE");
            element(out, "Amount", "-400.00");
            out.append("</LinkedTxn>\n");
        }
        for (int line = 0; line < 2; line++) {
            out.append("<ExpenseLineRet>\n");
            element(out, "TxnLineID", id + "E" + line + "-1771950011");
            reference(out, "AccountRef", "8000003" + line + "-1700000004", "Repairs and Maintenance:Building Repairs");
            element(out, "Amount", changed && line == 0 ? "253.00" : "250.00");
            element(out, "Memo", "Labour and material, unit " + number);
            reference(out, "ClassRef", "80000002-1700000006", "North");
            element(out, "BillableStatus", "NotBillable");
            out.append("</ExpenseLineRet>\n");
        }
        for (int line = 0; line < 2; line++) {
            out.append("<ItemLineRet>\n");
            element(out, "TxnLineID", id + "F" + line + "-1771950011");
            reference(out, "ItemRef", "8000004" + line + "-1700000007", "Timber:Oak board");
            element(out, "Desc", "Oak board, planed, unit " + number);
            element(out, "Quantity", "10");
            element(out, "Cost", "25.00");
            element(out, "Amount", "250.00");
            reference(out, "CustomerRef", "80000055-1700000005", "Harbour House:Fit-out");
            element(out, "BillableStatus", "Billable");
            out.append("</ItemLineRet>\n");
        }
        element(out, "OpenAmount", openAmount(paid, changed));
        out.append("</BillRet>\n");
    }

    private static String openAmount(boolean paid, boolean changed) {
        int open = 1000 - (paid ? 400 : 0) + (changed ? 3 : 0);
        return open + ".00";
    }

    private static void reference(StringBuilder out, String name, String id, String fullName) {
        out.append('<').append(name).append(">\n");
        element(out, "ListID", id);
        element(out, "FullName", fullName);
        out.append("</").append(name).append(">\n");
    }

    private static void element(StringBuilder out, String name, String value) {
        out.append('<')
                .append(name)
                .append('>')
                .append(value)
                .append("</")
                .append(name)
                .append(">\n");
    }
}
