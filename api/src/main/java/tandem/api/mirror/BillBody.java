package tandem.api.mirror;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.api.http.Formats;
import tandem.approval.ApprovalState;
import tandem.bill.BillFigures;
import tandem.mirror.Kind;
import tandem.mirror.view.BillLine;
import tandem.mirror.view.BillLink;
import tandem.mirror.view.BillStatus;
import tandem.mirror.view.BillView;
import tandem.mirror.view.EntityId;
import tandem.outcome.Violation;
import tandem.request.RequestId;

@Schema(name = "Bill", description = "Amounts are in the bill's currency.")
record BillBody(
        String id,

        @Schema(description = "Null while QuickBooks does not have it.") @Nullable
        String txnId,

        Origin origin,
        BillStatus status,

        @Schema(description = "Null once QuickBooks has it. How it came about is told by …/approval.") @Nullable
        ApprovalState approval,

        @Nullable String vendorId,
        @Nullable String refNumber,
        @Nullable LocalDate billDate,
        @Nullable LocalDate dueDate,
        @Nullable String apAccountId,
        String homeCurrency,
        String currency,

        @Schema(format = Formats.DECIMAL, description = "Home units for one unit of the bill's currency.") @Nullable
        String exchangeRate,

        @Nullable String termsId,
        @Nullable String memo,

        @Schema(description = "Never leave this side.") @Nullable
        String notes,

        @Schema(format = Formats.DECIMAL) String grossAmount,
        @Schema(format = Formats.DECIMAL) String discountsAvailable,
        @Schema(format = Formats.DECIMAL) String creditsAvailable,
        @Schema(format = Formats.DECIMAL) String creditsApplied,
        @Schema(format = Formats.DECIMAL) String discountsApplied,
        @Schema(format = Formats.DECIMAL) String inProcessPayments,
        @Schema(format = Formats.DECIMAL) String paidAmount,

        @Schema(format = Formats.DECIMAL, description = "What QuickBooks shows as owed.")
        String openBalance,

        @Schema(format = Formats.DECIMAL, description = "openBalance less inProcessPayments.")
        String remainingAmount,

        List<ExpenseLine> expenseLines,
        List<ItemLine> itemLines,
        List<Link> linkedTransactions,

        @Schema(description = "The latest request that carries it to QuickBooks; null where there was none.") @Nullable
        String requestId,

        @Schema(description = "In the answer to a posting: what a person may want to look at.") @Nullable
        List<Warning> warnings,

        long version,
        Instant updatedAt,

        @Schema(description = "Since when QuickBooks does not have it any more.") @Nullable
        Instant removedAt)
        implements Shown {

    static BillBody of(BillView bill) {
        BillFigures figures = bill.figures();
        String currency = bill.currency();
        return new BillBody(
                EntityId.of(Kind.BILL, bill.state().id()),
                bill.txnId(),
                bill.isOurs() ? Origin.MINERALTREE : Origin.QUICKBOOKS,
                bill.status(),
                bill.approval(),
                Ids.maybe(Kind.VENDOR, bill.vendorId()),
                bill.refNumber(),
                bill.billDate(),
                bill.dueDate(),
                Ids.maybe(Kind.ACCOUNT, bill.apAccountId()),
                bill.homeCurrency(),
                currency,
                Money.number(bill.exchangeRate()),
                Ids.maybe(Kind.STANDARD_TERMS, bill.termsId()),
                bill.memo(),
                bill.notes() == null || bill.notes().isEmpty() ? null : bill.notes(),
                Money.text(bill.grossAmount(), currency),
                Money.text(bill.discountsAvailable(), currency),
                Money.text(bill.creditsAvailable(), currency),
                Money.text(figures.creditsApplied(), currency),
                Money.text(figures.discountsApplied(), currency),
                Money.text(bill.inProcessPayments(), currency),
                Money.text(figures.paidAmount(), currency),
                Money.text(figures.openBalance(), currency),
                Money.text(figures.openBalance().subtract(bill.inProcessPayments()), currency),
                lines(bill, BillLine.Expense.class)
                        .map(line -> ExpenseLine.of(line, currency))
                        .toList(),
                lines(bill, BillLine.Item.class)
                        .map(line -> ItemLine.of(line, currency))
                        .toList(),
                bill.links().stream().map(link -> Link.of(link, currency)).toList(),
                bill.requestId() == null ? null : new RequestId(bill.requestId()).toString(),
                null,
                bill.state().version(),
                bill.state().updatedAt(),
                bill.state().removedAt());
    }

    private static <L extends BillLine> Stream<L> lines(BillView bill, Class<L> type) {
        return bill.lines().stream().filter(type::isInstance).map(type::cast);
    }

    /** The same, with these warnings. */
    BillBody with(List<Warning> its) {
        return new BillBody(
                id,
                txnId,
                origin,
                status,
                approval,
                vendorId,
                refNumber,
                billDate,
                dueDate,
                apAccountId,
                homeCurrency,
                currency,
                exchangeRate,
                termsId,
                memo,
                notes,
                grossAmount,
                discountsAvailable,
                creditsAvailable,
                creditsApplied,
                discountsApplied,
                inProcessPayments,
                paidAmount,
                openBalance,
                remainingAmount,
                expenseLines,
                itemLines,
                linkedTransactions,
                requestId,
                its.isEmpty() ? null : its,
                version,
                updatedAt,
                removedAt);
    }

    @Schema(name = "Warning", description = "Nothing stands in the way, but a person may want to look.")
    record Warning(String pointer, String code, String message) {

        static Warning of(Violation violation) {
            return new Warning(
                    '/' + violation.field(), violation.code(), violation.field() + ' ' + violation.message() + '.');
        }
    }

    @Schema(name = "BillExpenseLine")
    record ExpenseLine(
            @Schema(description = "Unique within the bill; null while QuickBooks does not have it.") @Nullable
            String lineId,

            @Nullable String accountId,
            @Schema(format = Formats.DECIMAL) @Nullable String amount,
            @Nullable String description,
            @Nullable String classId,
            @Nullable String jobId,
            boolean billable,

            @Schema(description = "Charged to the customer already: not to be changed.")
            boolean billed) {

        static ExpenseLine of(BillLine.Expense line, String currency) {
            return new ExpenseLine(
                    line.lineId(),
                    Ids.maybe(Kind.ACCOUNT, line.accountId()),
                    Money.maybe(line.amount(), currency),
                    line.description(),
                    Ids.maybe(Kind.CLASS, line.classId()),
                    Ids.maybe(Kind.CUSTOMER_JOB, line.jobId()),
                    line.billing() != BillLine.Billing.NOT_BILLABLE,
                    line.billing() == BillLine.Billing.BILLED);
        }
    }

    @Schema(name = "BillItemLine")
    record ItemLine(
            @Schema(description = "Unique within the bill; null while QuickBooks does not have it.") @Nullable
            String lineId,

            @Nullable String itemId,

            @Schema(format = Formats.DECIMAL, description = "Null on old lines, which means 1.", example = "12.5")
            @Nullable
            String quantity,

            @Schema(format = Formats.DECIMAL, description = "Of one, up to five decimals.", example = "33.335")
            @Nullable
            String cost,

            @Schema(format = Formats.DECIMAL) @Nullable String amount,
            @Nullable String description,
            @Nullable String classId,
            @Nullable String jobId,
            boolean billable,

            @Schema(description = "Charged to the customer already: not to be changed.")
            boolean billed) {

        static ItemLine of(BillLine.Item line, String currency) {
            return new ItemLine(
                    line.lineId(),
                    Ids.maybe(Kind.ITEM, line.itemId()),
                    Money.number(line.quantity()),
                    Money.number(line.cost()),
                    Money.maybe(line.amount(), currency),
                    line.description(),
                    Ids.maybe(Kind.CLASS, line.classId()),
                    Ids.maybe(Kind.CUSTOMER_JOB, line.jobId()),
                    line.billing() != BillLine.Billing.NOT_BILLABLE,
                    line.billing() == BillLine.Billing.BILLED);
        }
    }

    @Schema(
            name = "LinkedTransaction",
            description = "A tie to another transaction, as the bill shows it in QuickBooks.")
    record Link(
            @Schema(description = "The payment or vendor credit here; null for anything else.") @Nullable
            String id,

            String txnId,
            @Schema(example = "bill_payment_check") String txnType,
            @Nullable LocalDate date,
            @Nullable String refNumber,

            @Schema(format = Formats.DECIMAL, description = "Negative where it reduces the bill.", example = "-400.00")
            String amount,

            @Schema(description = "False for ties of quantities, as to purchase orders.")
            boolean tiesMoney) {

        static Link of(BillLink link, String currency) {
            return new Link(
                    link.paymentId() == null
                            ? Ids.maybe(Kind.VENDOR_CREDIT, link.vendorCreditId())
                            : Ids.maybe(Kind.BILL_PAYMENT_CHECK, link.paymentId()),
                    link.txnId(),
                    Words.snake(link.txnType()),
                    link.date(),
                    link.refNumber(),
                    Money.text(link.amount(), currency),
                    link.tiesMoney());
        }
    }
}
