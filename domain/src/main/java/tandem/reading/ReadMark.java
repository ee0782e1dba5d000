package tandem.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Kind;

/**
 * How far one kind has been read. Its steps are taken only when a whole window has been applied.
 *
 * @param subject the word of a {@link Kind}, or {@link #DELETED_ENTRIES} or {@link #DELETED_TRANSACTIONS}
 * @param syncedThrough every change up to this moment of QuickBooks' own clock has been read; absent: nobody knows yet
 * @param initialDone what work depends on is in: the list, the open bills, the credits
 * @param historyBefore windows have been read from this day on: of history, or before {@code initialDone} of the first
 *     reading; absent: not begun
 * @param historyDays width of the next window; absent before {@code initialDone}: the first reading goes in one piece
 * @param complete everything is in, history too
 * @param refusals how often in a row QuickBooks refused this kind when it was asked for alone
 * @param setAsideAt when the kind was set aside; it is tried again a day later
 * @param historyAsideAt when its history alone was set aside; changes go on, and a day later history is tried again
 * @param setAsideReason why it, or its history, was set aside
 * @param scrub how far what is held has been verified
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
        @Nullable Instant historyAsideAt,
        @Nullable String setAsideReason,
        @Nullable Instant lastReadAt,
        @Nullable Instant lastSweptAt,
        Scrub scrub) {

    /** A mark that was stored by an earlier version of the hub knows nothing of its verification. */
    public ReadMark {
        scrub = Objects.requireNonNullElse(scrub, Scrub.NONE);
    }

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
    private static final int EMPTY_WINDOW_GROWS_BY = 4;
    private static final LocalDate BEFORE_ALL_BOOKS = LocalDate.of(1990, 1, 1);

    /** Nothing has been read yet. */
    public static ReadMark unread(String subject) {
        return new ReadMark(
                subject, null, false, null, null, false, null, 0, 0, null, null, null, null, null, Scrub.NONE);
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

    /** Whether its history is set aside now and not due for another try; changes are read meanwhile. */
    public boolean isHistorySetAside(Instant now) {
        return historyAsideAt != null && now.isBefore(historyAsideAt.plus(BEFORE_ANOTHER_TRY));
    }

    /** Whether its windows need not be waited for: it is set aside, or its history is. */
    public boolean isLeftOutOfLoad(Instant now) {
        return isSetAside(now) || isHistorySetAside(now);
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
     * The same, where everything that is asked for together was read at this time with nothing new in it, which moves no mark. What was not
     * asked for then, since it had not been read yet or had been refused, stays as it was.
     */
    public ReadMark alsoReadAt(@Nullable Instant when) {
        return when == null || !initialDone || isSuspect() || lastReadAt == null || !when.isAfter(lastReadAt)
                ? this
                : copy(syncedThrough, true, historyBefore, historyDays, complete, when);
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
     * A window of the first reading is in; the last one makes the kind as good as read in one piece.
     *
     * @param from its first day; absent: it had no beginning, so it was the last one
     * @param openOnly whether history remains to be read
     * @param records how many there were, for the width of the next window
     */
    public ReadMark firstWindowRead(
            @Nullable LocalDate from,
            boolean openOnly,
            int records,
            @Nullable LocalDateTime newest,
            Duration took,
            Instant now) {
        if (isEmptyFirstWindow(from, records)) {
            return copy(syncedThrough, false, null, widened(), false, now);
        }
        var through = historyBefore == null ? later(syncedThrough, safe(newest, took, now)) : syncedThrough;
        return from == null
                ? copy(through, true, null, null, !openOnly, now)
                : copy(through, false, from, nextWidth(records), false, now);
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
        boolean givesMark = syncedThrough == null && historyBefore == null;
        if (!done && givesMark && isEmptyFirstWindow(from, records)) {
            return copy(null, initialDone, null, widened(), false, now);
        }
        var through = givesMark ? safe(newest, took, now) : syncedThrough;
        return copy(through, true, from == null ? historyBefore : from, nextWidth(records), done, now)
                .historyGoesOn();
    }

    /**
     * The first window of a kind tells from when on changes have to be asked for, so it must hold a record: an empty one is
     * made wider until it does, or has no beginning.
     */
    private boolean isEmptyFirstWindow(@Nullable LocalDate from, int records) {
        return from != null && historyBefore == null && records == 0;
    }

    private int widened() {
        return width() * EMPTY_WINDOW_GROWS_BY;
    }

    /** The file does not have this kind: nothing is missing. */
    public ReadMark absent(Instant now) {
        return copy(syncedThrough, true, historyBefore, historyDays, true, now).historyGoesOn();
    }

    /** The first day of the next window of history; absent: the window has no beginning. */
    public @Nullable LocalDate nextWindowFrom(LocalDate today, @Nullable LocalDate until) {
        var end = historyBefore == null ? today : historyBefore;
        var from = end.minusDays(width());
        if (until != null && from.isBefore(until)) {
            return historyBefore == null || until.isBefore(historyBefore) ? until : historyBefore.minusDays(1);
        }
        return from.isBefore(BEFORE_ALL_BOOKS) ? null : from;
    }

    /** The last day of the next window of history; absent: the window has no end, because later dates have not been read. */
    public @Nullable LocalDate nextWindowTo() {
        return historyBefore == null ? null : historyBefore.minusDays(1);
    }

    /** Whether the first reading goes window by window, because it is too long for one piece. */
    public boolean isReadInWindows() {
        return !initialDone && historyDays != null;
    }

    /** Whether less can be asked for at a time: windows instead of one piece, or narrower windows. */
    public boolean canBeNarrowed() {
        return width() > NARROWEST_WINDOW_DAYS;
    }

    /** The first reading is too long for one piece: it goes window by window from now on. */
    public ReadMark inWindows() {
        return with(width(), pageSize, easyPages, lastSweptAt);
    }

    /** The window failed: the next try takes half of it. */
    public ReadMark windowHalved() {
        return with(Math.max(NARROWEST_WINDOW_DAYS, width() / 2), pageSize, easyPages, lastSweptAt);
    }

    /** A new page size was chosen. */
    public ReadMark paged(PageSize size) {
        return with(historyDays, size.records(), size.easyPages(), lastSweptAt);
    }

    /** The open bills have been compared. */
    public ReadMark swept(Instant when) {
        return with(historyDays, pageSize, easyPages, when);
    }

    /** What is held has been verified so far. */
    public ReadMark scrubbed(Scrub next) {
        return new ReadMark(
                subject,
                syncedThrough,
                initialDone,
                historyBefore,
                historyDays,
                complete,
                pageSize,
                easyPages,
                refusals,
                setAsideAt,
                historyAsideAt,
                setAsideReason,
                lastReadAt,
                lastSweptAt,
                next);
    }

    /** QuickBooks refused this kind when it was asked for alone. */
    public ReadMark refused(String reason, Instant now) {
        boolean aside = setAsideAt != null || refusals + 1 >= REFUSALS_BEFORE_SET_ASIDE;
        return refused(refusals + 1, aside ? now : null, historyAsideAt, aside ? reason : setAsideReason);
    }

    /** QuickBooks refused this kind as often as it takes to set it aside. */
    public ReadMark setAside(String reason, Instant now) {
        return refused(Math.max(refusals + 1, REFUSALS_BEFORE_SET_ASIDE), now, historyAsideAt, reason);
    }

    /** QuickBooks refused a window of history however little was asked for: changes go on without it. */
    public ReadMark historySetAside(String reason, Instant now) {
        return refused(refusals, setAsideAt, now, reason);
    }

    private ReadMark refused(
            int times, @Nullable Instant aside, @Nullable Instant historyAside, @Nullable String reason) {
        return new ReadMark(
                subject,
                syncedThrough,
                initialDone,
                historyBefore,
                historyDays,
                complete,
                pageSize,
                easyPages,
                times,
                aside,
                historyAside,
                reason,
                lastReadAt,
                lastSweptAt,
                scrub);
    }

    private int nextWidth(int records) {
        int size = page().records();
        if (records < size) {
            return Math.min(WIDEST_WINDOW_DAYS, width() * 2);
        }
        return records > 20 * size ? Math.max(NARROWEST_WINDOW_DAYS, width() / 2) : width();
    }

    private int width() {
        return historyDays == null ? FIRST_WINDOW_DAYS : historyDays;
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

    /** Something of the kind has been read: it is suspect no longer. */
    private ReadMark copy(
            @Nullable LocalDateTime through,
            boolean initial,
            @Nullable LocalDate before,
            @Nullable Integer days,
            boolean all,
            Instant readAt) {
        return new ReadMark(
                subject,
                through,
                initial,
                before,
                days,
                all,
                pageSize,
                easyPages,
                0,
                null,
                historyAsideAt,
                historyAsideAt == null ? null : setAsideReason,
                readAt,
                lastSweptAt,
                scrub);
    }

    private ReadMark historyGoesOn() {
        return refused(refusals, setAsideAt, null, setAsideAt == null ? null : setAsideReason);
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
                historyAsideAt,
                setAsideReason,
                lastReadAt,
                swept,
                scrub);
    }
}
