package tandem.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.company.Stamp;
import tandem.mirror.Kind;

/**
 * Decides what a session asks next. The order: who are you; is this our file; what changed, all in one set; what did not
 * fit into it; what must be looked at again; what was never read, newest first.
 *
 * @param confirmed whether a person has confirmed the file; before that only its identity is asked for
 * @param initialSyncFrom history is not wanted before this day; absent: all of it is
 * @param verifiedWithin how long it may take until everything that is held has been verified
 */
public record ReadingPlan(
        boolean confirmed,
        Stamp stamp,
        ReadMarks marks,
        Rereads rereads,
        @Nullable LocalDate initialSyncFrom,
        Duration verifiedWithin,
        Instant now) {

    private static final int BILLS_IN_ONE_SWEEP = 1000;

    /**
     * What is asked in one message set.
     *
     * @param areAllChanges whether these are the questions for all changes, which are asked once in a session
     */
    public record Questions(List<Task> tasks, boolean areAllChanges) {

        /** Whether nothing is left to ask. */
        public boolean isEmpty() {
            return tasks.isEmpty();
        }
    }

    /** The next questions; none: all is read. Asking for them changes nothing. */
    public Questions next(Agenda agenda) {
        var first = beforeWriting(agenda);
        return first.isEmpty() ? remaining(agenda) : first;
    }

    /** What is asked before anything is written: who are you, what changed, what must be looked at again. */
    public Questions beforeWriting(Agenda agenda) {
        boolean changes = confirmed && agenda.isProvedIfItMust(stamp) && !agenda.areChangesAsked();
        return changes && stamp.confirmed() != null
                ? new Questions(allChanges(), true)
                : new Questions(pressing(agenda), false);
    }

    /** What is asked when nothing is due to be written: what was never read. */
    private Questions remaining(Agenda agenda) {
        boolean mayRead = confirmed && stamp.confirmed() != null;
        return new Questions(
                mayRead ? firstReading(agenda).or(() -> history(agenda)).orElse(List.of()) : List.of(), false);
    }

    /** Which file it is, and nothing else. */
    public Questions onlyProof() {
        return new Questions(proof(), false);
    }

    /** The mark with a counter that no older copy of the file has. */
    public Questions raisedCounter(Agenda agenda) {
        return new Questions(List.of(new Task.MarkFile(stamp.next(), agenda.hasMark())), false);
    }

    private List<Task> pressing(Agenda agenda) {
        if (!confirmed) {
            return agenda.isIdentified() ? List.of() : identity();
        }
        if (!agenda.isProvedIfItMust(stamp)) {
            return proof();
        }
        if (stamp.confirmed() == null) {
            return List.of(new Task.MarkFile(stamp.next(), agenda.hasMark()));
        }
        return oneByOne(agenda)
                .or(() -> goingOn(agenda))
                .or(() -> overflow(agenda))
                .or(() -> again(agenda))
                .or(() -> account(agenda))
                .orElse(List.of());
    }

    /** Whether anything is left to be read for the first time. */
    public boolean isLoading() {
        return marks.ofKinds().anyMatch(mark -> !mark.complete() && !mark.isLeftOutOfLoad(now));
    }

    private static List<Task> identity() {
        return List.of(new Task.Host(), new Task.File(), new Task.Activity(), new Task.Preferences());
    }

    private static List<Task> proof() {
        return List.of(new Task.File(), new Task.Activity(), new Task.Preferences());
    }

    private List<Task> allChanges() {
        var tasks = new ArrayList<Task>(proof());
        ReadMarks.subjects().stream()
                .map(marks::of)
                .filter(mark -> !mark.isSetAside(now) && !mark.isSuspect())
                .flatMap(mark -> changesOf(mark).stream())
                .forEach(tasks::add);
        if (bills().initialDone() && bills().sweepIsDue(now) && !bills().isSuspect()) {
            tasks.add(new Task.Sweep(BILLS_IN_ONE_SWEEP, now));
            if (areAccountsRead()) {
                tasks.add(new Task.ControlTotals());
            }
        }
        count().ifPresent(tasks::add);
        scrub().ifPresent(tasks::add);
        return tasks;
    }

    /** One kind a time, once a day each. */
    private Optional<Task> count() {
        return toBeVerified()
                .filter(mark -> mark.scrub().isToBeCounted(now))
                .min(Comparator.comparing(
                        mark -> mark.scrub().countedAt(), Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(mark -> Kind.ofWord(mark.subject()))
                .map(kind -> new Task.Count(kind, verifiedUntil(kind, initialSyncFrom)));
    }

    /** What is not read to the end is not verified yet. */
    private Stream<ReadMark> toBeVerified() {
        return marks.ofKinds().filter(mark -> mark.complete() && !mark.isLeftOutOfLoad(now) && !mark.isSuspect());
    }

    /** One window, of the kind that has waited for its turn the longest. */
    private Optional<Task> scrub() {
        return toBeVerified()
                .filter(mark -> mark.scrub().isDue(verifiedWithin, now))
                .min(Comparator.comparing(mark -> mark.scrub().dueAt(verifiedWithin)))
                .map(mark -> scrub(Kind.ofWord(mark.subject()), mark.scrub()));
    }

    private Task scrub(Kind kind, Scrub scrub) {
        return kind.isList()
                ? new Task.Scrub(kind, null, null, null, now)
                : new Task.Scrub(
                        kind,
                        scrub.nextFrom(today(), verifiedUntil(kind, initialSyncFrom)),
                        scrub.nextTo(),
                        scrub.limit(),
                        now);
    }

    /**
     * The first day whose records are verified; absent: all are. Of lists and of credits everything is read, whatever the first
     * day that is wanted; of older bills the open ones are, which are compared daily.
     */
    public static @Nullable LocalDate verifiedUntil(Kind kind, @Nullable LocalDate initialSyncFrom) {
        return kind.isList() || kind == Kind.VENDOR_CREDIT ? null : initialSyncFrom;
    }

    /** Empty for kinds that are paged and have never been read: their first reading is a run of its own. */
    private Optional<Task> changesOf(ReadMark mark) {
        return switch (mark.subject()) {
            case ReadMark.DELETED_ENTRIES -> Optional.of(new Task.DeletedEntries(mark.changesSince()));
            case ReadMark.DELETED_TRANSACTIONS -> Optional.of(new Task.DeletedTransactions(mark.changesSince()));
            default -> {
                var kind = Kind.ofWord(mark.subject());
                if (!kind.isIterated()) {
                    yield Optional.of(new Task.Changes(kind, mark.changesSince(), null));
                }
                yield mark.initialDone()
                        ? Optional.of(new Task.Changes(
                                kind, mark.changesSince(), mark.page().records()))
                        : Optional.empty();
            }
        };
    }

    /** What was refused in this session, and what was refused in an earlier one, each alone. */
    private Optional<List<Task>> oneByOne(Agenda agenda) {
        return ReadMarks.subjects().stream()
                .map(marks::of)
                .filter(mark -> !mark.isSetAside(now))
                .filter(mark -> agenda.isToBeAskedAlone(mark))
                .flatMap(mark -> changesOf(mark).stream())
                .findFirst()
                .map(List::of);
    }

    private Optional<List<Task>> goingOn(Agenda agenda) {
        return Optional.ofNullable(agenda.run()).map(this::page);
    }

    private Optional<List<Task>> overflow(Agenda agenda) {
        return Optional.ofNullable(agenda.nextOverflowing())
                .map(kind -> page(Run.changes(kind, marks.of(kind).changesSince(), now)));
    }

    /** What moves the balance of a vendor moves the total of all of them; neither touches the time of a record. */
    private Optional<List<Task>> again(Agenda agenda) {
        return rereads.next(agenda, marks, now)
                .map(again -> again.kind() == Kind.VENDOR && areAccountsRead() && !agenda.areTotalsLeftOut()
                        ? List.of(again, new Task.ControlTotals())
                        : List.of(again));
    }

    private boolean areAccountsRead() {
        var accounts = marks.of(Kind.ACCOUNT);
        return !accounts.isSetAside(now) && !accounts.isSuspect();
    }

    /** All deletions that QuickBooks still tells of, and once more which file it is. */
    private Optional<List<Task>> account(Agenda agenda) {
        return agenda.isAccountDue()
                ? Optional.of(Stream.concat(proof().stream(), Stream.of(new Task.DeletedTransactions(null)))
                        .toList())
                : Optional.empty();
    }

    private Optional<List<Task>> firstReading(Agenda agenda) {
        return wanted(agenda)
                .filter(mark ->
                        !mark.initialDone() && Kind.ofWord(mark.subject()).isIterated())
                .filter(mark -> !isPayment(mark))
                .findFirst()
                .map(mark -> page(firstReading(mark)));
    }

    private Run firstReading(ReadMark mark) {
        var kind = Kind.ofWord(mark.subject());
        return mark.isReadInWindows()
                ? Run.first(kind, mark.nextWindowFrom(today(), null), mark.nextWindowTo(), now)
                : Run.first(kind, now);
    }

    /** Newest first: of the kinds that have a history, the one that has been followed back the least. */
    private Optional<List<Task>> history(Agenda agenda) {
        return wanted(agenda)
                .filter(mark -> !mark.complete() && !Kind.ofWord(mark.subject()).isList())
                .filter(mark -> !mark.isHistorySetAside(now))
                .max(Comparator.comparing(mark -> mark.historyBefore() == null ? LocalDate.MAX : mark.historyBefore()))
                .map(mark -> page(Run.history(
                        Kind.ofWord(mark.subject()),
                        mark.nextWindowFrom(today(), initialSyncFrom),
                        mark.nextWindowTo(),
                        now)));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private List<Task> page(Run run) {
        return List.of(new Task.NextPage(run, marks.of(run.kind()).page().records()));
    }

    private Stream<ReadMark> wanted(Agenda agenda) {
        return marks.ofKinds()
                .filter(mark -> !mark.isSetAside(now))
                .filter(mark -> !agenda.isGivenUp(Kind.ofWord(mark.subject())));
    }

    private ReadMark bills() {
        return marks.of(Kind.BILL);
    }

    private static boolean isPayment(ReadMark mark) {
        var kind = Kind.ofWord(mark.subject());
        return kind == Kind.BILL_PAYMENT_CHECK || kind == Kind.BILL_PAYMENT_CREDIT_CARD;
    }
}
