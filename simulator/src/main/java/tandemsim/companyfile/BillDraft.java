package tandemsim.companyfile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bill or credit that a bookkeeper types in.
 *
 * @param date today when absent
 * @param dueDate from the vendor's terms when absent
 * @param lines one expense line at least
 */
public record BillDraft(
        String refNumber,
        @Nullable LocalDate date,
        @Nullable LocalDate dueDate,
        String memo,
        List<DraftLine> lines) {

    /**
     * An expense line.
     *
     * @param accountListId the first expense account when empty
     */
    public record DraftLine(String accountListId, BigDecimal amount, String memo) {}

    /** One expense line of this amount. */
    public static BillDraft of(String refNumber, String amount) {
        return new BillDraft(refNumber, null, null, "", List.of(new DraftLine("", new BigDecimal(amount), "")));
    }

    public BillDraft dated(LocalDate day) {
        return new BillDraft(refNumber, day, dueDate, memo, lines);
    }

    public BillDraft due(LocalDate day) {
        return new BillDraft(refNumber, date, day, memo, lines);
    }

    public BillDraft withMemo(String text) {
        return new BillDraft(refNumber, date, dueDate, text, lines);
    }

    public BillDraft andLine(String amount) {
        List<DraftLine> more = new ArrayList<>(lines);
        more.add(new DraftLine("", new BigDecimal(amount), ""));
        return new BillDraft(refNumber, date, dueDate, memo, List.copyOf(more));
    }
}
