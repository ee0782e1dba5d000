package tandem.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Kind;

/**
 * How far one kind has been read. Its steps are taken only when a whole window has been applied.
 *
 * @param subject the word of a {@link Kind}, or {@link #DELETED_ENTRIES} or {@link #DELETED_TRANSACTIONS}
 * @param syncedThrough every change up to this moment of QuickBooks' own clock has been read; absent: nobody knows yet
 * @param initialDone what work depends on is in: the list, the open bills, the credits
 * @param historyBefore history has been read from this day on; absent: not begun
 * @param historyDays width of the next window of history
 * @param complete everything is in, history too
 * @param refusals how often in a row QuickBooks refused this kind when it was asked for alone
 * @param setAsideAt when it was set aside; it is tried again a day later
 */
public record ReadMark(
        String subject,
        @Nullable LocalDateTime syncedThrough,
        boolean initialDone,
        @Nullable LocalDate historyBefore,
        @Nullable Integer historyDays,
        boolean complete,
        @Nullable Integer pageSize,
        int easyPages,
        int refusals,
        @Nullable Instant setAsideAt,
        @Nullable String setAsideReason,
        @Nullable Instant lastReadAt,
        @Nullable Instant lastSweptAt) {

    /** The list of deleted list entries. */
    public static final String DELETED_ENTRIES = "deleted_entries";

    /** The list of deleted transactions. */
    public static final String DELETED_TRANSACTIONS = "deleted_transactions";

    /**
     * How far back of the mark a question for changes begins. It covers the hour that is repeated in autumn, clocks of
     * several workstations that differ, and changes within one second.
     */
    public static final Duration OVERLAP = Duration.ofMinutes(90);

    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofDays(1);
    private static final Duration BETWEEN_SWEEPS = Duration.ofDays(1);
    private static final Duration PLAUSIBLE_LEAD = Duration.ofHours(38);
    private static final int REFUSALS_BEFORE_SET_ASIDE = 2;
    private static final int FIRST_WINDOW_DAYS = 31;
    private static final int WIDEST_WINDOW_DAYS = 3653;
    private static final int NARROWEST_WINDOW_DAYS = 1;
    private static final LocalDate BEFORE_ALL_BOOKS = LocalDate.of(1990, 1, 1);

    /** Nothing has been read yet. */
    public static ReadMark unread(String subject) {
        return new ReadMark(subject, null, false, null, null, false, null, 0, 0, null, null, null, null);
    }

    /** From when on changes are to be asked for; absent: everything. */
    public @Nullable LocalDateTime changesSince() {
        return syncedThrough == null ? null : syncedThrough.minus(OVERLAP);
    }

    /** The size of the next page. */
    public PageSize page() {
        return PageSize.stored(Kind.ofWord(subject), pageSize, easyPages);
    }

    /** Whether the kind is set aside now and not due for another try. */
    public boolean isSetAside(Instant now) {
        return setAsideAt != null && now.isBefore(setAsideAt.plus(BEFORE_ANOTHER_TRY));
    }

    /** Whether it must be asked for alone, because it was refused before. */
    public boolean isSuspect() {
        return refusals > 0 || setAsideAt != null;
    }

    /** Whether the daily comparison of open bills is due. */
    public boolean sweepIsDue(Instant now) {
        return lastSweptAt == null || !now.isBefore(lastSweptAt.plus(BETWEEN_SWEEPS));
    }

    /**
     * All changes up to a moment are in.
     *
     * @param newest the latest time of change among them; absent when there were none, which moves nothing
     * @param took how long the reading lasted, from its first question to its last answer: what changed meanwhile may be
     *     missing, so the mark stays that far behind
     */
    public ReadMark changesRead(@Nullable LocalDateTime newest, Duration took, Instant now) {
        return copy(later(syncedThrough, safe(newest, took, now)), true, historyBefore, historyDays, complete, now);
    }

    /** Everything is in, in one go; afterwards only changes are asked for. */
    public ReadMark everythingRead(@Nullable LocalDateTime newest, Duration took, Instant now) {
        return copy(later(syncedThrough, safe(newest, took, now)), true, historyBefore, historyDays, true, now);
    }

    /** What work depends on is in; history is not. */
    public ReadMark openOnesRead(@Nullable LocalDateTime newest, Duration took, Instant now) {
        return copy(later(syncedThrough, safe(newest, took, now)), true, historyBefore, historyDays, complete, now);
    }

    /**
     * A window of history is in.
     *
     * @param from its first day; absent: it had no beginning, so history is complete
     * @param until history is not wanted before this day; absent: all of it is
     * @param records how many there were, for the width of the next window
     */
    public ReadMark windowRead(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            int records,
            @Nullable LocalDateTime newest,
            Duration took,
            Instant now) {
        boolean done = from == null || (until != null && !from.isAfter(until));
        var through = initialDone ? syncedThrough : later(syncedThrough, safe(newest, took, now));
        return copy(through, true, from == null ? historyBefore : from, nextWidth(records), done, now);
    }

    /** The file does not have this kind: nothing is missing. */
    public ReadMark absent(Instant now) {
        return copy(syncedThrough, true, historyBefore, historyDays, true, now);
    }

    /** The first day of the next window of history; absent: the window has no beginning. */
    public @Nullable LocalDate nextWindowFrom(LocalDate today, @Nullable LocalDate until) {
        var end = historyBefore == null ? today : historyBefore;
        int width = historyDays == null ? FIRST_WINDOW_DAYS : historyDays;
        var from = end.minusDays(width);
        if (until != null && from.isBefore(until)) {
            return until;
        }
        return from.isBefore(BEFORE_ALL_BOOKS) ? null : from;
    }

    /** The last day of the next window of history; absent: the window has no end, because later dates have not been read. */
    public @Nullable LocalDate nextWindowTo() {
        return historyBefore == null ? null : historyBefore.minusDays(1);
    }

    /** The window failed: the next try takes half of it. */
    public ReadMark windowHalved() {
        int width = historyDays == null ? FIRST_WINDOW_DAYS : historyDays;
        return with(Math.max(NARROWEST_WINDOW_DAYS, width / 2), pageSize, easyPages, lastSweptAt);
    }

    /** A new page size was chosen. */
    public ReadMark paged(PageSize size) {
        return with(historyDays, size.records(), size.easyPages(), lastSweptAt);
    }

    /** The open bills have been compared. */
    public ReadMark swept(Instant when) {
        return with(historyDays, pageSize, easyPages, when);
    }

    /** QuickBooks refused this kind when it was asked for alone. */
    public ReadMark refused(String reason, Instant now) {
        boolean aside = setAsideAt != null || refusals + 1 >= REFUSALS_BEFORE_SET_ASIDE;
        return new ReadMark(
                subject,
                syncedThrough,
                initialDone,
                historyBefore,
                historyDays,
                complete,
                pageSize,
                easyPages,
                refusals + 1,
                aside ? now : null,
                aside ? reason : null,
                lastReadAt,
                lastSweptAt);
    }

    private int nextWidth(int records) {
        int width = historyDays == null ? FIRST_WINDOW_DAYS : historyDays;
        int size = page().records();
        if (records < size) {
            return Math.min(WIDEST_WINDOW_DAYS, width * 2);
        }
        return records > 20 * size ? Math.max(NARROWEST_WINDOW_DAYS, width / 2) : width;
    }

    /** A workstation whose clock is far ahead must not carry the mark past everything that comes after. */
    private static @Nullable LocalDateTime safe(@Nullable LocalDateTime newest, Duration took, Instant now) {
        if (newest == null) {
            return null;
        }
        var latestPlausible = LocalDateTime.ofInstant(now.plus(PLAUSIBLE_LEAD), java.time.ZoneOffset.UTC);
        return newest.isAfter(latestPlausible) ? null : newest.minus(took);
    }

    private static @Nullable LocalDateTime later(@Nullable LocalDateTime held, @Nullable LocalDateTime read) {
        if (held == null || read == null) {
            return held == null ? read : held;
        }
        return read.isAfter(held) ? read : held;
    }

    private ReadMark copy(
            @Nullable LocalDateTime through,
            boolean initial,
            @Nullable LocalDate before,
            @Nullable Integer days,
            boolean all,
            Instant readAt) {
        return new ReadMark(
                subject, through, initial, before, days, all, pageSize, easyPages, 0, null, null, readAt, lastSweptAt);
    }

    private ReadMark with(@Nullable Integer days, @Nullable Integer size, int easy, @Nullable Instant swept) {
        return new ReadMark(
                subject,
                syncedThrough,
                initialDone,
                historyBefore,
                days,
                complete,
                size,
                easy,
                refusals,
                setAsideAt,
                setAsideReason,
                lastReadAt,
                swept);
    }
}
