package tandem.reading;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Kind;

/** Something that a session asks of QuickBooks: the meaning of a question, kept until its answer has come. */
public sealed interface Task {

    /** Which QuickBooks it is. */
    record Host() implements Task {}

    /** Which company file it is, and which mark it carries. */
    record File() implements Task {}

    /** When the file was restored or condensed. */
    record Activity() implements Task {}

    /** Closing date and currency. */
    record Preferences() implements Task {}

    /** What was deleted from the lists. */
    record DeletedEntries(@Nullable LocalDateTime since) implements Task {}

    /** What transactions were deleted. */
    record DeletedTransactions(@Nullable LocalDateTime since) implements Task {}

    /**
     * What changed in a kind, in one answer.
     *
     * @param since absent: everything
     * @param limit absent for kinds that come whole; an answer that reaches the limit is asked again page by page
     */
    record Changes(
            Kind kind,
            @Nullable LocalDateTime since,
            @Nullable Integer limit) implements Task {}

    /** The next page of the session's run. */
    record NextPage(Run run, int limit) implements Task {}

    /** All open bills, in one answer if they fit. */
    record Sweep(int limit, Instant startedAt) implements Task {}

    /**
     * Everything that QuickBooks has of a kind in a window, in outline and in one answer, to be compared with what is held.
     *
     * @param from first day of the window, of the date of transactions; absent: no beginning
     * @param to its last day; absent: no end
     * @param limit an answer that reaches it is not the whole window, and so many differences are not put right at once; absent:
     *     there is no less to ask for
     */
    record Scrub(
            Kind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Integer limit,
            Instant askedAt) implements Task {

        /** Whether so many records, shown or differing, are more than one window may have. */
        public boolean isTooMuch(int records) {
            return limit != null && records >= limit;
        }

        /** Whether the mark still waits for this window. */
        public boolean fits(ReadMark mark) {
            return mark.complete() && Objects.equals(to, mark.scrub().nextTo());
        }
    }

    /**
     * How many records QuickBooks has of a kind, to be compared with how many are held.
     *
     * @param from of transactions those dated before are not counted; absent: all are
     */
    record Count(Kind kind, @Nullable LocalDate from) implements Task {}

    /** What QuickBooks has on the accounts that payables stand on. */
    record ControlTotals() implements Task {}

    /** Records that are looked at again because something else said that they have moved. */
    record Again(Kind kind, Set<String> ids) implements Task {}

    /**
     * Puts the hub's stamp into the file.
     *
     * @param exists whether the file holds a value already
     */
    record MarkFile(long counter, boolean exists) implements Task {}
}
