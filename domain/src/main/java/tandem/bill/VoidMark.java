package tandem.bill;

import org.jspecify.annotations.Nullable;

/** The mark that QuickBooks puts at the start of a voided transaction's memo. */
public final class VoidMark {

    private static final String MARK = "VOID:";

    private VoidMark() {}

    /** Whether the memo begins with the mark, in whatever case. */
    public static boolean isIn(@Nullable String memo) {
        return memo != null && memo.stripLeading().regionMatches(true, 0, MARK, 0, MARK.length());
    }
}
