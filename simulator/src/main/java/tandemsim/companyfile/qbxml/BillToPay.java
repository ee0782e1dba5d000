package tandemsim.companyfile.qbxml;

import java.util.List;
import java.util.Optional;
import tandemsim.companyfile.books.Account;
import tandemsim.companyfile.books.Bill;
import tandemsim.companyfile.books.Document;
import tandemsim.companyfile.books.Vendor;
import tandemsim.companyfile.books.VendorCredit;

/** What QuickBooks would offer in its window for paying bills: a vendor's open bills and credits. */
record BillToPay() implements Answerer {

    @Override
    public String kind() {
        return "BillToPayQuery";
    }

    @Override
    public Status answer(Call call) {
        Element request = call.request();
        if (request.has("CurrencyFilter")) {
            References.multiCurrency(call, "CurrencyFilter");
        }
        Vendor vendor = References.find(call, request, "PayeeEntityRef", call.books().vendors)
                .orElseThrow(() -> new Refusal(3150, "There is a missing element: \"PayeeEntityRef\"."));
        Optional<Account> payable = References.find(call, request, "APAccountRef", call.books().accounts);
        Optional<Integer> due =
                request.value("DueDate").filter(text -> !text.isEmpty()).map(Numbers::epochDay);
        List<Document> open = call.books()
                .documents()
                .filter(document -> document.entity == vendor.id && document.openCents() != 0)
                .filter(document -> payable.isEmpty() || document.payable == payable.get().id)
                .filter(document -> !(document instanceof Bill bill)
                        || due.isEmpty()
                        || bill.dueEpochDay == Bill.NO_DAY
                        || bill.dueEpochDay <= due.get())
                .toList();
        return call.counted(open, BillToPay::write);
    }

    private static void write(Xml out, Document document) {
        out.open("BillToPayRet");
        switch (document) {
            case Bill bill -> bill(out, bill);
            case VendorCredit credit -> credit(out, credit);
        }
        out.close("BillToPayRet");
    }

    private static void bill(Xml out, Bill bill) {
        out.open("BillToPay");
        head(out, bill);
        if (bill.dueEpochDay != Bill.NO_DAY) {
            out.date("DueDate", bill.dueEpochDay);
        }
        out.amount("AmountDue", bill.openCents()).close("BillToPay");
    }

    private static void credit(Xml out, VendorCredit credit) {
        out.open("CreditToApply");
        head(out, credit);
        out.amount("CreditRemaining", credit.openCents()).close("CreditToApply");
    }

    private static void head(Xml out, Document document) {
        out.id("TxnID", document.id)
                .always("TxnType", document.type())
                .ref("APAccountRef", document.payable)
                .date("TxnDate", document.epochDay)
                .text("RefNumber", document.refNumber);
    }
}
