package tandem.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Kind;
import tandem.wire.Question;
import tandem.wire.Question.Page;
import tandem.wire.Question.Selection;

/**
 * The reading of one window page by page. An iterator dies with its session, so a run never outlives one.
 *
 * @param since first moment of QuickBooks' clock, for {@link Purpose#CHANGES}
 * @param from first day of a window, of the date of transactions or of the last change of list entries; absent: no
 *     beginning
 * @param to last day of a window; absent: no end
 * @param startedAt when its first page was asked for
 * @param iteratorId QuickBooks' name for the rest; absent before the first page
 * @param newest the latest time of change among the records so far
 * @param records how many came so far
 * @param remaining how many QuickBooks said were left
 */
public record Run(
        Kind kind,
        Purpose purpose,
        @Nullable LocalDateTime since,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Instant startedAt,
        @Nullable String iteratorId,
        @Nullable LocalDateTime newest,
        int records,
        @Nullable Integer remaining) {

    private static final int PAGES_IN_ONE_PIECE = 10;

    /** What a window is read for. */
    public enum Purpose {
        /** Changes that did not fit into one answer. */
        CHANGES,
        /** All of a kind, for the first time. */
        EVERYTHING,
        /** The bills that are not paid, for the first time. */
        OPEN_ONES,
        /** Transactions of the past. */
        HISTORY,
        /** The daily comparison of open bills. */
        SWEEP
    }

    /** Changes since a moment; absent: everything that the kind holds. */
    public static Run changes(Kind kind, @Nullable LocalDateTime since, Instant now) {
        return new Run(kind, Purpose.CHANGES, since, null, null, now, null, null, 0, null);
    }

    /** All of a kind, or the part of it that work depends on, in one piece. */
    public static Run first(Kind kind, Instant now) {
        return first(kind, null, null, now);
    }

    /** A window of a first reading that is too long for one piece. */
    public static Run first(Kind kind, @Nullable LocalDate from, @Nullable LocalDate to, Instant now) {
        var purpose = kind == Kind.BILL ? Purpose.OPEN_ONES : Purpose.EVERYTHING;
        return new Run(kind, purpose, null, from, to, now, null, null, 0, null);
    }

    /** A window of the past. */
    public static Run history(Kind kind, @Nullable LocalDate from, @Nullable LocalDate to, Instant now) {
        return new Run(kind, Purpose.HISTORY, null, from, to, now, null, null, 0, null);
    }

    /** A comparison of open bills. */
    public static Run sweep(Instant now) {
        return new Run(Kind.BILL, Purpose.SWEEP, null, null, null, now, null, null, 0, null);
    }

    /** The question for the next page. */
    public Question question(int limit) {
        var page = iteratorId == null ? new Page.First() : new Page.Next(iteratorId);
        return switch (purpose) {
            case SWEEP -> new Question.OpenBills(limit, page);
            case OPEN_ONES -> new Question.Records(kind, new Selection.NotPaid(from, to), limit, page);
            case EVERYTHING -> new Question.Records(kind, everything(), limit, page);
            case HISTORY -> new Question.Records(kind, new Selection.Dated(from, to), limit, page);
            case CHANGES ->
                new Question.Records(
                        kind,
                        since == null ? new Selection.Everything() : new Selection.ChangedSince(since),
                        limit,
                        page);
        };
    }

    private Selection everything() {
        if (from == null && to == null) {
            return new Selection.Everything();
        }
        return kind.isList() ? new Selection.ChangedWithin(from, to) : new Selection.Dated(from, to);
    }

    /** The run after a page. */
    public Run paged(
            @Nullable String iterator,
            @Nullable LocalDateTime newestOfPage,
            int recordsOfPage,
            @Nullable Integer left) {
        return new Run(
                kind,
                purpose,
                since,
                from,
                to,
                startedAt,
                iterator == null ? iteratorId : iterator,
                newest == null || (newestOfPage != null && newestOfPage.isAfter(newest)) ? newestOfPage : newest,
                records + recordsOfPage,
                left);
    }

    /** The same window from its beginning. */
    public Run again(Instant now) {
        return new Run(kind, purpose, since, from, to, now, null, null, 0, null);
    }

    /** Whether the window has more pages. */
    public boolean hasMore() {
        return remaining != null && remaining > 0;
    }

    /**
     * Whether a mark still is where the run began. It is not when a person has had the kind read again meanwhile; then the
     * run's records are good, and the mark stays.
     */
    public boolean fits(ReadMark mark) {
        return switch (purpose) {
            case CHANGES -> Objects.equals(since, mark.changesSince());
            case HISTORY -> Objects.equals(to, mark.nextWindowTo()) && (mark.initialDone() || kind != Kind.BILL);
            case EVERYTHING, OPEN_ONES ->
                isWhole() || (mark.isReadInWindows() && Objects.equals(to, mark.nextWindowTo()));
            case SWEEP -> true;
        };
    }

    /** Whether it has no beginning and no end. */
    public boolean isWhole() {
        return from == null && to == null;
    }

    /** Whether it reads a kind for the first time. */
    public boolean isFirstReading() {
        return purpose == Purpose.EVERYTHING || purpose == Purpose.OPEN_ONES;
    }

    /**
     * Whether a first reading turns out so long that a connector which dies should not have to begin it anew: then it is
     * cut into windows.
     *
     * @param limit how many records a page may hold
     */
    public boolean isTooLongForOnePiece(int limit) {
        return isFirstReading() && isWhole() && remaining != null && remaining > PAGES_IN_ONE_PIECE * limit;
    }

    /** How long the run has lasted. */
    public Duration lasted(Instant now) {
        return Duration.between(startedAt, now);
    }
}
