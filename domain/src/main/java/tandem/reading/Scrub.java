package tandem.reading;

import static java.time.temporal.ChronoUnit.DAYS;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far the records of one kind have been verified. Round after round, QuickBooks is asked in outline for every record that
 * it has of the kind: of transactions one window of their dates after the other, newest first, of a list all at once. The
 * windows of a round are spread over the time that it may take.
 *
 * @param roundBegan when the first window of this round was compared; absent: none ever was
 * @param before from this day on this round has compared; absent between two rounds
 * @param days width of the next window
 * @param oldest date of the oldest record held when last compared
 * @param notBefore QuickBooks refused a window, and is left alone with it until then
 * @param found how many records the last round that found any found missing, different or left over
 * @param foundAt when it last found one
 * @param verifiedAt when a round was last complete
 * @param countedAt when the records were last counted
 * @param offBy how many more QuickBooks had then than were held; a count is approximate, so a number that stays says nothing
 * @param hurried whether this round goes on with each update, since the count had moved away from what is held
 */
public record Scrub(
        @Nullable Instant roundBegan,
        @Nullable LocalDate before,
        @Nullable Integer days,
        @Nullable LocalDate oldest,
        @Nullable Instant notBefore,
        int found,
        @Nullable Instant foundAt,
        @Nullable Instant verifiedAt,
        @Nullable Instant countedAt,
        int offBy,
        boolean hurried) {

    /** Nothing has been verified yet. */
    public static final Scrub NONE = new Scrub(null, null, null, null, null, 0, null, null, null, 0, false);

    private static final int MOST_RECORDS = 1000;
    private static final int FIRST_WINDOW_DAYS = 31;
    private static final int WIDEST_WINDOW_DAYS = 3653;
    private static final int NARROWEST_WINDOW_DAYS = 1;
    private static final int WIDENING = 8;
    private static final Duration BETWEEN_COUNTS = Duration.ofDays(1);
    private static final Duration AFTER_REFUSAL = Duration.ofDays(1);
    private static final Duration LONG_WEEKEND = Duration.ofDays(3);
    private static final LocalDate BEFORE_ALL_BOOKS = LocalDate.of(1990, 1, 1);

    /**
     * When the next window is to be compared: as late as the round allows, with a tenth of it to spare.
     *
     * @param round how long a round may take
     */
    Instant dueAt(Duration round) {
        var planned = plannedAt(round);
        return notBefore == null || notBefore.isBefore(planned) ? planned : notBefore;
    }

    private Instant plannedAt(Duration round) {
        return hurried || roundBegan == null ? Instant.EPOCH : roundBegan.plus(shareOf(round, roundBegan));
    }

    private Duration shareOf(Duration round, Instant began) {
        if (before == null) {
            return round;
        }
        var firstDay = LocalDate.ofInstant(began, ZoneOffset.UTC);
        long all = oldest == null ? 0 : DAYS.between(oldest, firstDay);
        long compared = DAYS.between(before, firstDay);
        return compared >= all
                ? Duration.ZERO
                : round.multipliedBy(9 * Math.max(0, compared)).dividedBy(10 * all);
    }

    /**
     * Since when the records have not been verified, where that is longer than a round may take, and the next window is late as
     * well: by a tenth of the round, or by the days of a long weekend, for which computers may be off.
     *
     * @param completeSince since when there is something to verify
     * @return absent: they were verified in time
     */
    public @Nullable Instant lateSince(Duration round, Instant completeSince, Instant now) {
        var margin = Stream.of(round.dividedBy(10), LONG_WEEKEND)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        var last = Stream.of(verifiedAt, roundBegan, completeSince)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .findFirst()
                .orElseThrow();
        boolean isLate = now.isAfter(last.plus(round).plus(margin))
                && now.isAfter(plannedAt(round).plus(margin));
        return isLate ? last : null;
    }

    boolean isDue(Duration round, Instant now) {
        return !now.isBefore(dueAt(round));
    }

    boolean isToBeCounted(Instant now) {
        return countedAt == null || !now.isBefore(countedAt.plus(BETWEEN_COUNTS));
    }

    /**
     * QuickBooks has said how many records it has. Where that has moved away from what is held since it was last counted, something
     * has come or gone without being told: a new round begins at once and goes on with each update, unless one is doing so already.
     *
     * @param more how many more than are held
     */
    public Scrub counted(int more, Instant now) {
        boolean goesOn = hurried || more == offBy;
        return new Scrub(
                goesOn ? roundBegan : null,
                goesOn ? before : null,
                goesOn ? days : null,
                oldest,
                notBefore,
                found,
                foundAt,
                verifiedAt,
                now,
                more,
                hurried || more != offBy);
    }

    /** QuickBooks would not count; it is asked again a day later. */
    public Scrub notCounted(Instant now) {
        return counted(offBy, now);
    }

    /**
     * The first day of the next window; absent: it has no beginning.
     *
     * @param until earlier records are not wanted; absent: all are
     */
    @Nullable
    LocalDate nextFrom(LocalDate today, @Nullable LocalDate until) {
        var from = (before == null ? today : before).minusDays(width());
        boolean nothingOlder = oldest != null && width() >= FIRST_WINDOW_DAYS && !from.isAfter(oldest);
        boolean isLast = nothingOlder || from.isBefore(BEFORE_ALL_BOOKS) || (until != null && from.isBefore(until));
        return isLast ? notAfter(nextTo(), until) : from;
    }

    /** The first day that is wanted may have been moved past what is compared already: then one day is left, and the round ends. */
    private static @Nullable LocalDate notAfter(@Nullable LocalDate to, @Nullable LocalDate until) {
        return to != null && until != null && until.isAfter(to) ? to : until;
    }

    /** The last day of the next window; absent: it has no end. */
    @Nullable
    LocalDate nextTo() {
        return before == null ? null : before.minusDays(1);
    }

    /** The most records that an answer may hold; absent: as many as there are, since less cannot be asked for. */
    @Nullable
    Integer limit() {
        return canBeNarrowed() ? MOST_RECORDS : null;
    }

    private boolean canBeNarrowed() {
        return width() > NARROWEST_WINDOW_DAYS;
    }

    private int width() {
        return days == null ? FIRST_WINDOW_DAYS : days;
    }

    /**
     * A window has been compared.
     *
     * @param from its first day; absent: it had no beginning
     * @param until earlier records are not wanted; absent: all are
     * @param records how many QuickBooks has in it, or differ where these are more
     * @param differing how many of them were not held, or were another one here, or are held and not in QuickBooks
     * @param oldestHeld date of the oldest record held
     */
    public Scrub compared(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            int records,
            int differing,
            @Nullable LocalDate oldestHeld,
            Instant now) {
        var began = before == null || roundBegan == null ? now : roundBegan;
        boolean foundBefore = foundAt != null && !foundAt.isBefore(began);
        boolean complete = from == null || (until != null && !from.isAfter(until));
        return new Scrub(
                began,
                complete ? null : from,
                complete ? null : nextWidth(records),
                oldestHeld,
                null,
                differing == 0 ? found : (foundBefore ? found : 0) + differing,
                differing == 0 ? foundAt : now,
                complete ? now : verifiedAt,
                countedAt,
                offBy,
                hurried && !complete);
    }

    private int nextWidth(int records) {
        if (records * WIDENING < MOST_RECORDS) {
            return Math.min(WIDEST_WINDOW_DAYS, width() * WIDENING);
        }
        return records * 2 < MOST_RECORDS ? Math.min(WIDEST_WINDOW_DAYS, width() * 2) : width();
    }

    /** The window holds more than one answer may: the next try takes less of it. */
    public Scrub narrowed() {
        return with(before, Math.max(NARROWEST_WINDOW_DAYS, Math.min(FIRST_WINDOW_DAYS, width()) / 2), notBefore);
    }

    /**
     * QuickBooks refused the window, and is left alone with it for a day; then less of it is asked for. What cannot be narrowed
     * is asked for once more, since it may have been refused for something else, and then passed over.
     *
     * @param from the window's first day; absent: it had no beginning
     */
    public Scrub refused(@Nullable LocalDate from, Instant now) {
        var later = now.plus(AFTER_REFUSAL);
        boolean isPassedOver = !canBeNarrowed() && from != null && notBefore != null;
        return isPassedOver
                ? with(from, width(), later)
                : with(before, narrowed().width(), later);
    }

    private Scrub with(@Nullable LocalDate comparedFrom, int nextDays, @Nullable Instant leftAloneUntil) {
        return new Scrub(
                roundBegan,
                comparedFrom,
                nextDays,
                oldest,
                leftAloneUntil,
                found,
                foundAt,
                verifiedAt,
                countedAt,
                offBy,
                hurried);
    }
}
