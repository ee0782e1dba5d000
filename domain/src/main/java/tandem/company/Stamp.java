package tandem.company;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The hub's mark in a company file: whose file it is, and a counter that only goes forward. A file whose counter is
 * behind has gone back in time.
 *
 * @param confirmed the last counter that QuickBooks confirmed; absent before the first
 * @param sent a later counter that was sent and not confirmed; it may be in the file or not, and both are right
 * @param floor the highest counter that any file of the company may carry; every new one is above it, so that a copy of the file
 *     from another course of time is never taken for this one
 */
public record Stamp(@Nullable Long confirmed, @Nullable Long sent, long floor) {

    /** A stamp of a company whose file has never been changed for another. */
    public Stamp(@Nullable Long confirmed, @Nullable Long sent) {
        this(confirmed, sent, 0);
    }

    /** The name under which the mark stands in the file. */
    public static final String NAME = "TandemStamp";

    /** No stamp yet. */
    public static final Stamp NONE = new Stamp(null, null);

    /** What a file's mark says about the file. */
    public enum Judgement {
        /** The file is the company's, at the right time. */
        RIGHT,
        /** No mark was ever confirmed and there is none: a file that waits for its first. */
        NOT_YET,
        /** The mark is gone. */
        MISSING,
        /** The mark is another company's. */
        FOREIGN,
        /** The file is older than what QuickBooks confirmed: a backup or a copy. */
        BEHIND,
        /** The file is newer than what is known here: the hub's own database went back. */
        AHEAD
    }

    /** Compares with the mark that a file carries. */
    public Judgement judge(CompanyId company, @Nullable String markInFile) {
        var found = markInFile == null ? Optional.<Value>empty() : Value.parse(markInFile);
        if (found.isEmpty()) {
            return confirmed == null && markInFile == null ? Judgement.NOT_YET : Judgement.MISSING;
        }
        var value = found.orElseThrow();
        if (!value.company().equals(company)) {
            return Judgement.FOREIGN;
        }
        boolean adopted = confirmed == null && sent == null;
        if (adopted || equals(value.counter(), confirmed) || equals(value.counter(), sent)) {
            return Judgement.RIGHT;
        }
        return value.counter() < (confirmed == null ? highest() : confirmed) ? Judgement.BEHIND : Judgement.AHEAD;
    }

    /** Whether a mark belongs to some other company. */
    public static boolean isOfAnother(CompanyId company, @Nullable String markInFile) {
        return markInFile != null
                && Value.parse(markInFile)
                        .map(value -> !value.company().equals(company))
                        .orElse(false);
    }

    /**
     * The stamp once a file has been judged right: a counter on its way that stands in the file has arrived. A mark of the
     * same company that an earlier pairing left behind is taken over.
     */
    public Stamp seen(@Nullable String markInFile) {
        return markInFile == null
                ? this
                : Value.parse(markInFile)
                        .filter(value -> !equals(value.counter(), confirmed))
                        .map(value -> new Stamp(value.counter(), null, floor))
                        .orElse(this);
    }

    /** The stamp while a counter is on its way. */
    public Stamp sending(long counter) {
        return new Stamp(confirmed, counter, floor);
    }

    /** The stamp after QuickBooks has confirmed the counter on its way. */
    public Stamp confirmedSent() {
        return sent == null ? this : new Stamp(sent, null, floor);
    }

    /** The next counter to write, once the file has been read and judged right: above any that may be in a file already. */
    public long next() {
        return Math.max(highest(), floor) + 1;
    }

    /** The counter in a mark of this company; nothing where there is none. */
    public static Optional<Long> counterIn(CompanyId company, @Nullable String markInFile) {
        return markInFile == null
                ? Optional.empty()
                : Value.parse(markInFile)
                        .filter(value -> value.company().equals(company))
                        .map(Value::counter);
    }

    private long highest() {
        return Math.max(confirmed == null ? 0 : confirmed, sent == null ? 0 : sent);
    }

    /** The text that stands in the file. */
    public static String text(CompanyId company, long counter) {
        return company + ":" + counter;
    }

    private static boolean equals(long counter, @Nullable Long other) {
        return other != null && other == counter;
    }

    private record Value(CompanyId company, long counter) {
        static Optional<Value> parse(String text) {
            int colon = text.indexOf(':');
            if (colon < 0) {
                return Optional.empty();
            }
            try {
                long counter = Long.parseLong(text.substring(colon + 1));
                return CompanyId.parse(text.substring(0, colon)).map(company -> new Value(company, counter));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }
}
