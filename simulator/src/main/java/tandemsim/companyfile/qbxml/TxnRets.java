package tandemsim.companyfile.qbxml;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import tandemsim.companyfile.books.Application;
import tandemsim.companyfile.books.Bill;
import tandemsim.companyfile.books.Document;
import tandemsim.companyfile.books.Ids;
import tandemsim.companyfile.books.Line;
import tandemsim.companyfile.books.Payment;
import tandemsim.companyfile.books.Txn;
import tandemsim.companyfile.books.Vendor;
import tandemsim.companyfile.books.VendorCredit;

/** Bills, credits and payments as qbXML shows them. */
final class TxnRets {

    private final Habits habits;

    TxnRets(Habits habits) {
        this.habits = habits;
    }

    void bill(Xml out, Bill bill, boolean lines, boolean links) {
        out.open("BillRet");
        head(out, bill, "VendorRef");
        out.date("TxnDate", bill.epochDay);
        if (bill.dueEpochDay != Bill.NO_DAY) {
            out.date("DueDate", bill.dueEpochDay);
        }
        out.amount("AmountDue", bill.totalCents);
        currency(out, bill, "AmountDueInHomeCurrency", bill.totalCents);
        out.text("RefNumber", bill.refNumber)
                .ref("TermsRef", bill.terms)
                .text("Memo", bill.memo)
                .flag("IsPaid", bill.paid());
        guid(out, bill);
        if (links) {
            bill.applications.forEach(application -> billLink(out, application));
        }
        if (lines) {
            lines(out, bill);
        }
        openAmount(out, bill);
        out.close("BillRet");
    }

    void credit(Xml out, VendorCredit credit, boolean lines, boolean links) {
        out.open("VendorCreditRet");
        head(out, credit, "VendorRef");
        out.date("TxnDate", credit.epochDay).amount("CreditAmount", credit.totalCents);
        currency(out, credit, "CreditAmountInHomeCurrency", credit.totalCents);
        out.text("RefNumber", credit.refNumber).text("Memo", credit.memo);
        guid(out, credit);
        if (links) {
            for (Application application : credit.applications) {
                link(out, application.bill(), application.cents());
            }
        }
        if (lines) {
            lines(out, credit);
        }
        out.amount("OpenAmount", credit.openCents()).close("VendorCreditRet");
    }

    void payment(Xml out, Payment payment, boolean lines) {
        String ret = payment.type() + "Ret";
        out.open(ret);
        head(out, payment, "PayeeEntityRef");
        out.date("TxnDate", payment.epochDay)
                .ref(payment.card ? "CreditCardAccountRef" : "BankAccountRef", payment.account)
                .amount("Amount", payment.amountCents);
        currency(out, payment, "AmountInHomeCurrency", payment.amountCents);
        out.text("RefNumber", payment.refNumber).text("Memo", payment.memo);
        if (!payment.card) {
            out.flag("IsToBePrinted", payment.toBePrinted);
        }
        guid(out, payment);
        if (lines) {
            payment.applications.stream().filter(Application::paid).forEach(application -> applied(out, application));
        }
        out.close(ret);
    }

    private void applied(Xml out, Application application) {
        Bill bill = application.bill();
        long amount = habits.discountInLinks() ? application.total() : application.cents();
        out.open("AppliedToTxnRet")
                .id("TxnID", bill.id)
                .always("TxnType", bill.type())
                .date("TxnDate", bill.epochDay)
                .text("RefNumber", bill.refNumber)
                .amount("BalanceRemaining", bill.openCents())
                .amount("Amount", amount);
        if (application.discountCents() != 0) {
            out.amount("DiscountAmount", application.discountCents())
                    .ref("DiscountAccountRef", application.discountAccount());
            if (out.knows(11, 0)) {
                out.ref("DiscountClassRef", application.discountClass());
            }
        }
        out.close("AppliedToTxnRet");
    }

    private void head(Xml out, Txn txn, String entityName) {
        out.head("TxnID", txn)
                .number("TxnNumber", txn.number)
                .ref(entityName, txn.entity)
                .ref("APAccountRef", txn.payable);
    }

    private void guid(Xml out, Txn txn) {
        if (out.knows(9, 0)) {
            out.text("ExternalGUID", txn.externalGuid.toUpperCase(Locale.ROOT));
        }
    }

    private void currency(Xml out, Txn txn, String homeName, long cents) {
        Vendor vendor = out.books().vendors.get(txn.entity);
        long currency = vendor == null ? Ids.NONE : ListRets.currency(out, vendor.currency);
        if (currency != Ids.NONE) {
            out.ref("CurrencyRef", currency)
                    .always("ExchangeRate", rate(out, txn, currency).toPlainString())
                    .amount(homeName, home(rate(out, txn, currency), cents));
        }
    }

    private static BigDecimal rate(Xml out, Txn txn, long currency) {
        BigDecimal given = txn.rate;
        if (given != null) {
            return given;
        }
        var entry = out.books().currencies.get(currency);
        return entry == null ? BigDecimal.ONE : entry.rate;
    }

    private static long home(BigDecimal rate, long cents) {
        return BigDecimal.valueOf(cents)
                .multiply(rate)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private void billLink(Xml out, Application application) {
        Payment payment = application.payment();
        VendorCredit credit = application.credit();
        if (credit != null) {
            link(out, credit, application.cents());
        } else if (payment != null) {
            link(out, payment, habits.discountInLinks() ? application.total() : application.cents());
        }
    }

    private void link(Xml out, Txn other, long cents) {
        out.open("LinkedTxn")
                .id("TxnID", other.id)
                .always("TxnType", other.type())
                .date("TxnDate", other.epochDay)
                .text("RefNumber", other.refNumber)
                .always("LinkType", "AMTTYPE")
                .amount("Amount", -cents)
                .close("LinkedTxn");
    }

    private void lines(Xml out, Document document) {
        document.lines.stream().filter(line -> !line.item).forEach(line -> expenseLine(out, line));
        for (Line line : document.lines) {
            if (line.group()) {
                groupLine(out, line);
            } else if (line.item) {
                itemLine(out, line);
            }
        }
    }

    private void groupLine(Xml out, Line line) {
        out.open("ItemGroupLineRet")
                .id("TxnLineID", line.id)
                .ref("ItemGroupRef", line.target)
                .text("Desc", line.memo);
        if (line.quantity != Line.ABSENT) {
            out.always("Quantity", Numbers.number(line.quantity));
        }
        out.amount("TotalAmount", line.cents);
        line.parts.forEach(part -> itemLine(out, part));
        out.close("ItemGroupLineRet");
    }

    private void expenseLine(Xml out, Line line) {
        out.open("ExpenseLineRet")
                .id("TxnLineID", line.id)
                .ref("AccountRef", line.target)
                .amount("Amount", line.cents)
                .text("Memo", line.memo)
                .ref("CustomerRef", line.customer)
                .ref("ClassRef", line.lineClass);
        billable(out, line);
        out.close("ExpenseLineRet");
    }

    private void itemLine(Xml out, Line line) {
        out.open("ItemLineRet")
                .id("TxnLineID", line.id)
                .ref("ItemRef", line.target)
                .text("Desc", line.memo);
        if (line.quantity != Line.ABSENT) {
            out.always("Quantity", Numbers.number(line.quantity));
        }
        if (line.cost != Line.ABSENT) {
            out.always("Cost", Numbers.price(line.cost));
        }
        out.amount("Amount", line.cents).ref("CustomerRef", line.customer).ref("ClassRef", line.lineClass);
        billable(out, line);
        out.close("ItemLineRet");
    }

    private void billable(Xml out, Line line) {
        if (line.billable != Line.Billable.None) {
            out.always("BillableStatus", line.billable.name());
        }
    }

    private void openAmount(Xml out, Bill bill) {
        switch (habits.openAmount()) {
            case EXACT -> out.amount("OpenAmount", bill.openCents());
            case MISSING -> {}
            case VENDOR_BALANCE -> {
                Vendor vendor = out.books().vendors.get(bill.entity);
                out.amount("OpenAmount", vendor == null ? bill.openCents() : vendor.balanceCents);
            }
        }
    }
}
