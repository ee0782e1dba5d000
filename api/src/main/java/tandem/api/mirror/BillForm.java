package tandem.api.mirror;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.api.http.Formats;
import tandem.bill.BillContent;
import tandem.mirror.Kind;
import tandem.payable.BillDesk;

/** What a caller says of a bill. */
@Schema(
        name = "BillDraft",
        description =
                "A draft may lack anything; what posting needs is told when it is posted. Amounts are in the vendor's currency.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BillForm(
        @Nullable String vendorId,

        @Schema(description = "At most 20 characters when it is posted.") @Nullable
        String refNumber,

        @Nullable LocalDate billDate,

        @Schema(description = "Absent: what the terms say, when it is posted.") @Nullable
        LocalDate dueDate,

        @Schema(description = "An account of type accounts_payable, in the vendor's currency.") @Nullable
        String apAccountId,

        @Nullable String termsId,
        @Nullable String memo,

        @Schema(description = "Never leave this side. At most 10000 characters.") @Nullable
        String notes,

        @Schema(
                format = Formats.DECIMAL,
                description = "Home units for one unit of the vendor's currency; absent: QuickBooks' own.")
        @Nullable
        String exchangeRate,

        @Schema(
                format = Formats.DECIMAL,
                description = "Checked against the sum of the lines, never stored.",
                example = "1234.50")
        @Nullable
        String grossAmount,

        @Nullable List<ExpenseLine> expenseLines,
        @Nullable List<ItemLine> itemLines) {

    private static final int LONGEST_NOTES = 10_000;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BillDraftExpenseLine")
    record ExpenseLine(
            @Schema(description = "Of a line that QuickBooks has; absent: a new line.") @Nullable
            String lineId,

            @Nullable String accountId,
            @Schema(format = Formats.DECIMAL) @Nullable String amount,
            @Nullable String description,
            @Nullable String classId,
            @Nullable String jobId,
            @Nullable Boolean billable,

            @Schema(description = "As it was shown; it cannot be changed here.") @Nullable
            Boolean billed) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BillDraftItemLine")
    record ItemLine(
            @Schema(description = "Of a line that QuickBooks has; absent: a new line.") @Nullable
            String lineId,

            @Nullable String itemId,
            @Schema(format = Formats.DECIMAL) @Nullable String quantity,
            @Schema(format = Formats.DECIMAL) @Nullable String cost,

            @Schema(format = Formats.DECIMAL, description = "Quantity times cost, rounded half up to cents.") @Nullable
            String amount,

            @Nullable String description,
            @Nullable String classId,
            @Nullable String jobId,
            @Nullable Boolean billable,

            @Schema(description = "As it was shown; it cannot be changed here.") @Nullable
            Boolean billed) {}

    static BillForm of(BillDesk.Said said) {
        var bill = said.content();
        return new BillForm(
                Ids.maybe(Kind.VENDOR, bill.vendor()),
                bill.refNumber(),
                bill.billDate(),
                bill.dueDate(),
                Ids.maybe(Kind.ACCOUNT, bill.apAccount()),
                Ids.maybe(Kind.STANDARD_TERMS, bill.terms()),
                bill.memo(),
                said.notes(),
                Money.number(bill.exchangeRate()),
                null,
                bill.expenseLines().stream().map(BillForm::shown).toList(),
                bill.itemLines().stream().map(BillForm::shown).toList());
    }

    /** With two decimals, or with as many as it has. */
    private static @Nullable String amount(@Nullable BigDecimal amount) {
        return amount == null
                ? null
                : amount.setScale(Math.max(2, amount.scale())).toPlainString();
    }

    private static ExpenseLine shown(BillContent.ExpenseLine line) {
        return new ExpenseLine(
                line.lineId(),
                Ids.maybe(Kind.ACCOUNT, line.account()),
                amount(line.amount()),
                line.description(),
                Ids.maybe(Kind.CLASS, line.listClass()),
                Ids.maybe(Kind.CUSTOMER_JOB, line.job()),
                line.billable(),
                null);
    }

    private static ItemLine shown(BillContent.ItemLine line) {
        return new ItemLine(
                line.lineId(),
                Ids.maybe(Kind.ITEM, line.item()),
                Money.number(line.quantity()),
                Money.number(line.cost()),
                amount(line.amount()),
                line.description(),
                Ids.maybe(Kind.CLASS, line.listClass()),
                Ids.maybe(Kind.CUSTOMER_JOB, line.job()),
                line.billable(),
                null);
    }

    /** What it says, in our own words; refused where an id or a number cannot be read, or where the sum is another. */
    BillDesk.Said said() {
        return said("");
    }

    /** @param within the pointer of this form in the body */
    BillDesk.Said said(String within) {
        var fields = new FieldReader(within);
        var content = new BillContent(
                fields.id("vendorId", Kind.VENDOR, vendorId),
                refNumber,
                billDate,
                dueDate,
                fields.id("apAccountId", Kind.ACCOUNT, apAccountId),
                fields.id("termsId", Kind.STANDARD_TERMS, termsId),
                memo,
                fields.decimal("exchangeRate", exchangeRate),
                expenses(fields),
                items(fields));
        if (notes != null && notes.length() > LONGEST_NOTES) {
            fields.add("notes", "too_long", "holds more than " + LONGEST_NOTES + " characters");
        }
        sum(fields, content);
        fields.finish();
        return new BillDesk.Said(content, notes == null || notes.isEmpty() ? null : notes);
    }

    private void sum(FieldReader fields, BillContent content) {
        BigDecimal given = fields.decimal("grossAmount", grossAmount);
        if (given != null && given.compareTo(content.gross()) != 0) {
            fields.add(
                    "grossAmount",
                    "sum",
                    "is " + given.toPlainString() + ", and the lines add up to "
                            + content.gross().toPlainString());
        }
    }

    private List<BillContent.ExpenseLine> expenses(FieldReader fields) {
        var lines = new ArrayList<BillContent.ExpenseLine>();
        for (var line : expenseLines == null ? List.<ExpenseLine>of() : expenseLines) {
            var at = "expenseLines/" + lines.size() + '/';
            lines.add(new BillContent.ExpenseLine(
                    line.lineId(),
                    fields.id(at + "accountId", Kind.ACCOUNT, line.accountId()),
                    fields.decimal(at + "amount", line.amount()),
                    line.description(),
                    fields.id(at + "classId", Kind.CLASS, line.classId()),
                    fields.id(at + "jobId", Kind.CUSTOMER_JOB, line.jobId()),
                    Boolean.TRUE.equals(line.billable())));
        }
        return lines;
    }

    private List<BillContent.ItemLine> items(FieldReader fields) {
        var lines = new ArrayList<BillContent.ItemLine>();
        for (var line : itemLines == null ? List.<ItemLine>of() : itemLines) {
            var at = "itemLines/" + lines.size() + '/';
            lines.add(new BillContent.ItemLine(
                    line.lineId(),
                    fields.id(at + "itemId", Kind.ITEM, line.itemId()),
                    fields.decimal(at + "quantity", line.quantity()),
                    fields.decimal(at + "cost", line.cost()),
                    fields.decimal(at + "amount", line.amount()),
                    line.description(),
                    fields.id(at + "classId", Kind.CLASS, line.classId()),
                    fields.id(at + "jobId", Kind.CUSTOMER_JOB, line.jobId()),
                    Boolean.TRUE.equals(line.billable())));
        }
        return lines;
    }
}
