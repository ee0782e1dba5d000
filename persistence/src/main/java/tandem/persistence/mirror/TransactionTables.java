package tandem.persistence.mirror;

import static tandem.persistence.mirror.Column.bytes;
import static tandem.persistence.mirror.Column.date;
import static tandem.persistence.mirror.Column.flag;
import static tandem.persistence.mirror.Column.integer;
import static tandem.persistence.mirror.Column.number;
import static tandem.persistence.mirror.Column.ref;
import static tandem.persistence.mirror.Column.remark;
import static tandem.persistence.mirror.Column.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Bill;
import tandem.mirror.BillPayment;
import tandem.mirror.Line;
import tandem.mirror.LinkedTransaction;
import tandem.mirror.VendorCredit;
import tandem.persistence.mirror.MirrorTable.Settlement;

/** The tables of QuickBooks' transactions. */
final class TransactionTables {

    static final String LINES_HASH = "lines_hash";
    static final String LINKS_HASH = "links_hash";
    static final String APPLICATIONS_HASH = "applications_hash";

    static final List<Column<Bill>> BILL_CONTENT = List.of(
            integer("txn_number", Bill::txnNumber),
            ref("vendor_list_id", Bill::vendor),
            ref("ap_account_list_id", Bill::apAccount),
            date("txn_date", Bill::txnDate),
            date("due_date", Bill::dueDate),
            number("amount_due", Bill::amountDue),
            number("open_amount", Bill::openAmount),
            ref("currency_list_id", Bill::currency),
            number("exchange_rate", Bill::exchangeRate),
            number("amount_due_home", Bill::amountDueInHomeCurrency),
            text("ref_number", Bill::refNumber),
            ref("terms_list_id", Bill::terms),
            text("memo", Bill::memo),
            flag("is_paid", Bill::isPaid),
            text("external_guid", Bill::externalGuid));

    static final MirrorTable<FiguredBill> BILL = new MirrorTable<>(
            "bill",
            "txn_id",
            MirrorTable.around(
                    BILL_CONTENT,
                    FiguredBill::bill,
                    bytes(LINES_HASH, FiguredBill::linesHash),
                    flag("lines_carry_money", FiguredBill::linesCarryMoney),
                    bytes(LINKS_HASH, FiguredBill::linksHash),
                    number("linked_payments", FiguredBill::linkedPayments),
                    number("linked_credits", FiguredBill::linkedCredits),
                    number("open_balance", bill -> bill.figures().openBalance()),
                    number("credits_applied", bill -> bill.figures().creditsApplied()),
                    number("discounts_applied", bill -> bill.figures().discountsApplied()),
                    number("paid_amount", bill -> bill.figures().paidAmount()),
                    text("standing", bill -> bill.figures().standing().word())),
            List.of(LINES_HASH, LINKS_HASH),
            Settlement.of(
                            "vendor_list_id",
                            "ap_account_list_id",
                            "txn_date",
                            "due_date",
                            "amount_due",
                            "currency_list_id",
                            "exchange_rate",
                            "ref_number",
                            "terms_list_id",
                            "memo")
                    .withLines("bill_line", "bill_id"));

    static final List<Column<VendorCredit>> CREDIT_CONTENT = List.of(
            integer("txn_number", VendorCredit::txnNumber),
            ref("vendor_list_id", VendorCredit::vendor),
            ref("ap_account_list_id", VendorCredit::apAccount),
            date("txn_date", VendorCredit::txnDate),
            number("credit_amount", VendorCredit::creditAmount),
            number("open_amount", VendorCredit::openAmount),
            ref("currency_list_id", VendorCredit::currency),
            number("exchange_rate", VendorCredit::exchangeRate),
            text("ref_number", VendorCredit::refNumber),
            text("memo", VendorCredit::memo),
            text("external_guid", VendorCredit::externalGuid));

    static final MirrorTable<FiguredCredit> CREDIT = new MirrorTable<>(
            "vendor_credit",
            "txn_id",
            MirrorTable.around(
                    CREDIT_CONTENT,
                    FiguredCredit::credit,
                    bytes(LINES_HASH, FiguredCredit::linesHash),
                    bytes(LINKS_HASH, FiguredCredit::linksHash),
                    number("linked_amount", FiguredCredit::linkedAmount),
                    number("open_balance", FiguredCredit::openBalance)),
            List.of(LINES_HASH, LINKS_HASH),
            Settlement.of(
                            "vendor_list_id",
                            "ap_account_list_id",
                            "txn_date",
                            "credit_amount",
                            "currency_list_id",
                            "exchange_rate",
                            "ref_number",
                            "memo")
                    .withLines("credit_line", "credit_id"));

    static final List<Column<BillPayment>> PAYMENT_CONTENT = List.of(
            text("kind", payment -> payment.kind().word()),
            integer("txn_number", BillPayment::txnNumber),
            ref("vendor_list_id", BillPayment::payee),
            ref("ap_account_list_id", BillPayment::apAccount),
            date("txn_date", BillPayment::txnDate),
            ref("payment_account_list_id", BillPayment::paymentAccount),
            number("amount", BillPayment::amount),
            ref("currency_list_id", BillPayment::currency),
            number("exchange_rate", BillPayment::exchangeRate),
            text("ref_number", BillPayment::refNumber),
            text("memo", BillPayment::memo),
            flag("is_to_be_printed", BillPayment::isToBePrinted),
            text("external_guid", BillPayment::externalGuid));

    static final MirrorTable<StandingPayment> PAYMENT = new MirrorTable<>(
            "bill_payment",
            "txn_id",
            MirrorTable.around(
                    PAYMENT_CONTENT,
                    StandingPayment::payment,
                    bytes(APPLICATIONS_HASH, StandingPayment::applicationsHash),
                    flag("settles_something", StandingPayment::settlesSomething),
                    text("standing", payment -> payment.standing().word())),
            List.of(APPLICATIONS_HASH),
            Settlement.of(
                    "vendor_list_id",
                    "ap_account_list_id",
                    "txn_date",
                    "payment_account_list_id",
                    "amount",
                    "currency_list_id",
                    "exchange_rate",
                    "ref_number",
                    "memo"));

    static final List<Column<Line>> LINE = List.of(
            text("type", line -> line instanceof Line.Expense ? "expense" : "item"),
            text("txn_line_id", Line::txnLineId),
            remark("group_line_id", line -> line instanceof Line.ItemLine item ? item.groupLineId() : null),
            ref("account_list_id", line -> line instanceof Line.Expense expense ? expense.account() : null),
            ref("item_list_id", line -> line instanceof Line.ItemLine item ? item.item() : null),
            number("quantity", line -> line instanceof Line.ItemLine item ? item.quantity() : null),
            number("cost", line -> line instanceof Line.ItemLine item ? item.cost() : null),
            number("amount", Line::amount),
            remark("description", TransactionTables::description),
            ref("customer_job_list_id", Line::customerJob),
            ref("class_list_id", Line::listClass),
            remark("billable_status", Line::billableStatus));

    static final List<Column<LinkedTransaction>> LINK = List.of(
            text("txn_id", LinkedTransaction::txnId),
            text("txn_type", LinkedTransaction::txnType),
            date("txn_date", LinkedTransaction::date),
            remark("ref_number", LinkedTransaction::refNumber),
            remark("link_type", LinkedTransaction::linkType),
            number("amount", LinkedTransaction::amount));

    static final List<Column<BillPayment.Application>> APPLICATION = List.of(
            text("txn_id", BillPayment.Application::txnId),
            remark("txn_type", BillPayment.Application::txnType),
            date("txn_date", BillPayment.Application::date),
            remark("ref_number", BillPayment.Application::refNumber),
            number("balance_remaining", BillPayment.Application::balanceRemaining),
            number("amount", BillPayment.Application::amount),
            number("discount_amount", BillPayment.Application::discountAmount),
            ref("discount_account_list_id", BillPayment.Application::discountAccount));

    private TransactionTables() {}

    private static @Nullable String description(Line line) {
        return switch (line) {
            case Line.Expense expense -> expense.memo();
            case Line.ItemLine item -> item.description();
        };
    }
}
