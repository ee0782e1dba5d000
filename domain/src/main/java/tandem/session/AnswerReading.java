package tandem.session;

import static java.util.stream.Collectors.toCollection;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.reading.Mirror;
import tandem.reading.ReadMark;
import tandem.reading.ReadingPlan;
import tandem.reading.Run;
import tandem.reading.Scrub;
import tandem.reading.Task;
import tandem.wire.Answer;
import tandem.wire.QuickBooksLanguage;
import tandem.wire.Status;
import tandem.wire.UnreadableAnswer;

/**
 * Takes in one answer of QuickBooks piece by piece. What says which file it is comes first; nothing after it is applied
 * unless the file is the right one at the right time.
 */
final class AnswerReading {

    private static final int RECORDS_AT_ONCE = 250;
    private static final Duration PLAUSIBLE_LEAD = Duration.ofHours(38);

    /** How far QuickBooks' wall clock may be behind ours, wherever on earth it stands. */
    private static final Duration ANY_ZONE = Duration.ofHours(14);

    /** The lists of deletions reach back 90 days; what was changed within fewer cannot have been deleted before that. */
    private static final Duration DELETION_IS_TOLD = Duration.ofDays(80);

    /** One or two may be dropped by a repair of the file; a backup lacks everything that came after it. */
    private static final int LACKS_TOO_MUCH = 3;

    private static final Status NOT_TO_BE_CONTINUED =
            new Status(3231, Status.Meaning.REFUSED, "QuickBooks has more and did not say how to go on");

    private final Visit visit;
    private final Mirror mirror;
    private final CompanyId company;
    private final Instant now;
    private final FileJudge judge;
    private final Refusal refusal;
    private final boolean alone;
    private final Map<String, Task> waiting = new LinkedHashMap<>();

    private @Nullable Current current;
    private @Nullable Halt halt;
    private boolean partlyUnreadable;
    private boolean nothingNew = true;

    AnswerReading(Visit visit, Mirror mirror, List<Task> tasks, SyncSettings settings, Instant now) {
        this.visit = visit;
        this.mirror = mirror;
        this.company = visit.guest().company();
        this.now = now;
        this.judge = new FileJudge(visit, settings, now, tasks.stream().anyMatch(Task.File.class::isInstance));
        this.refusal = new Refusal(visit, now);
        this.alone = tasks.size() == 1;
        for (int i = 0; i < tasks.size(); i++) {
            waiting.put(TaskWords.requestId(i, tasks.get(i)), tasks.get(i));
        }
    }

    /** The answer to one question while it comes in. */
    private static final class Current {
        private final Task task;
        private final Answer.Opening opening;
        private final List<QuickBooksRecord> records = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private final Map<Kind, List<Answer.Deleted>> deleted = new LinkedHashMap<>();
        private final List<Answer.OpenBill> openBills = new ArrayList<>();
        private final List<Answer.Outline> outlines = new ArrayList<>();
        private final Map<String, String> unreadable = new LinkedHashMap<>();
        private @Nullable LocalDateTime newest;
        private @Nullable String nameless;
        private @Nullable Integer counted;
        private int count;
        private boolean lacksRecords;

        Current(Task task, Answer.Opening opening) {
            this.task = task;
            this.opening = opening;
            this.lacksRecords = opening.status().meaning() == Status.Meaning.DONE_WITH_WARNING;
        }
    }

    void read(QuickBooksLanguage language, ResponseText text) throws UnreadableAnswer {
        text.read(language, this::accept);
        finishCurrent();
        if (halt == null) {
            judge.judge().ifPresent(this::stop);
        }
        if (halt == null) {
            List.copyOf(waiting.values()).forEach(this::unanswered);
        }
    }

    /** Whether the text is to be kept because a record in it could not be read. */
    boolean isPartlyUnreadable() {
        return partlyUnreadable;
    }

    /** Whether every question was answered in full, and everything in the answers is held already. */
    boolean broughtNothingNew() {
        return nothingNew
                && !partlyUnreadable
                && halt == null
                && visit.rereads().isEmpty();
    }

    /** Why the session cannot go on; empty: it can. */
    Optional<Halt> stopReason() {
        return Optional.ofNullable(halt);
    }

    private void accept(Answer piece) {
        if (halt != null) {
            return;
        }
        if (piece instanceof Answer.Opening opening) {
            finishCurrent();
            open(opening);
            return;
        }
        var open = current;
        if (open == null) {
            return;
        }
        switch (piece) {
            case Answer.Opening o -> {}
            case Answer.Host host -> judge.host(host);
            case Answer.Company file -> judge.file(file);
            case Answer.Activity activity -> judge.activity(activity);
            case Answer.Preferences preferences -> judge.preferences(preferences);
            case Answer.Record record -> take(open, record.record());
            case Answer.UnreadableRecord unreadable -> unreadable(open, unreadable);
            case Answer.OpenBill bill -> open.openBills.add(bill);
            case Answer.Outline outline -> open.outlines.add(outline);
            case Answer.Counted counted -> open.counted = counted.records();
            case Answer.Deleted deleted -> {
                open.deleted
                        .computeIfAbsent(deleted.kind(), kind -> new ArrayList<>())
                        .add(deleted);
                open.newest = later(open.newest, deleted.timeDeleted());
            }
            // What became of a write; the questions that are read here write nothing but the stamp, whose status says
            // it all.
            case Answer.SetOutcome o -> {}
            case Answer.Voided v -> {}
            case Answer.Recovered r -> {}
        }
    }

    /** The others are not held up by it. One that has an id is asked for by it until it can be read. */
    private void unreadable(Current open, Answer.UnreadableRecord record) {
        partlyUnreadable = true;
        open.count++;
        var told = "A record could not be read (" + record.element() + " "
                + (record.id() == null ? "without an id" : record.id()) + "): " + record.reason();
        if (record.id() == null) {
            open.lacksRecords = true;
            open.nameless = told;
        } else {
            open.seen.add(record.id());
            open.unreadable.put(record.id(), told);
        }
        visit.file().failed("record_unreadable", told, now);
    }

    private void open(Answer.Opening opening) {
        var requestId = opening.requestId() == null ? nextInOrder(opening) : opening.requestId();
        var task = requestId == null ? null : waiting.remove(requestId);
        if (task == null) {
            return;
        }
        if (!judge.isAboutIdentity(task)) {
            judge.judge().ifPresent(this::stop);
        }
        if (halt == null) {
            current = new Current(task, opening);
        }
    }

    /**
     * QuickBooks echoes the ids of the questions. Where it does not, an answer belongs to the first question that is still
     * waiting for one of its name; one that fits none is passed over.
     */
    private @Nullable String nextInOrder(Answer.Opening opening) {
        return waiting.entrySet().stream()
                .filter(entry -> TaskWords.answerName(entry.getValue()).test(opening.name()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private void take(Current open, QuickBooksRecord record) {
        open.records.add(record);
        open.seen.add(record.id());
        open.count++;
        open.newest = later(open.newest, record.version().timeModified());
        if (open.records.size() >= RECORDS_AT_ONCE) {
            flush(open);
        }
    }

    private void flush(Current open) {
        if (open.records.isEmpty()) {
            return;
        }
        var kind = open.records.getFirst().kind();
        boolean followsUp = followsUp(open.task);
        var heldFromBefore = followsUp || kind.isList() ? Map.<Kind, Set<String>>of() : heldFromBefore(open.records);
        var applied = mirror.apply(company, kind, open.records, now);
        visit.read(applied.received());
        visit.rereads()
                .settle(kind, open.records.stream().map(QuickBooksRecord::id).toList());
        visit.rereads().moved(followsUp ? applied.moved() : heldFromBefore, now);
        nothingNew &= applied.changed() == 0;
        open.records.clear();
    }

    /** What was entered after a person had confirmed the file may have moved what was read before. */
    private Map<Kind, Set<String>> heldFromBefore(List<QuickBooksRecord> records) {
        var confirmed = visit.guest().fileConfirmedAt();
        if (confirmed == null) {
            return Map.of();
        }
        var since = LocalDateTime.ofInstant(confirmed.minus(ANY_ZONE), ZoneOffset.UTC);
        var entered = records.stream()
                .filter(record -> record.version().timeModified().isAfter(since))
                .toList();
        return entered.isEmpty() ? Map.of() : mirror.heldFromBefore(company, entered);
    }

    private void moved(Mirror.Applied applied) {
        visit.rereads().moved(applied.moved(), now);
        nothingNew &= applied.changed() == 0;
    }

    /**
     * A first reading names every vendor and every bill there is, which have been read, or will be, for themselves; only what was
     * read before somebody entered what moves it is read again.
     */
    private boolean followsUp(Task task) {
        return switch (task) {
            case Task.Changes changes -> visit.marks().of(changes.kind()).initialDone();
            case Task.NextPage page -> page.run().purpose() == Run.Purpose.CHANGES;
            case Task.Again again -> again.kind() != Kind.VENDOR;
            case Task.Host h -> false;
            case Task.File f -> false;
            case Task.Activity a -> false;
            case Task.Preferences p -> false;
            case Task.DeletedEntries d -> false;
            case Task.DeletedTransactions d -> true;
            case Task.Sweep s -> false;
            case Task.Scrub s -> false;
            case Task.Count c -> false;
            case Task.ControlTotals c -> false;
            case Task.MarkFile m -> false;
        };
    }

    private void finishCurrent() {
        var done = current;
        current = null;
        if (done == null || halt != null) {
            return;
        }
        if (!done.opening.status().isAnswered()) {
            refused(done.task, done.opening.status());
            return;
        }
        flush(done);
        done.deleted.forEach((kind, records) -> moved(mirror.remove(company, kind, records, now)));
        var missing = noteUnreadable(done);
        if (missing != null && !judge.isAboutIdentity(done.task)) {
            refused(done.task, new Status(3231, Status.Meaning.REFUSED, missing));
            return;
        }
        switch (done.task) {
            case Task.Host h -> {}
            case Task.File f -> {}
            case Task.Activity a -> {}
            case Task.Preferences p -> {}
            case Task.ControlTotals c -> {}
            case Task.DeletedEntries d -> deleted(done, ReadMark.DELETED_ENTRIES, d.since());
            case Task.DeletedTransactions d -> {
                deleted(done, ReadMark.DELETED_TRANSACTIONS, d.since());
                if (d.since() == null) {
                    account(done.deleted);
                }
            }
            case Task.Changes changes -> changes(done, changes);
            case Task.NextPage page -> page(done, page);
            case Task.Sweep sweep -> sweep(done, sweep);
            case Task.Scrub scrub -> scrub(done, scrub);
            case Task.Count count -> count(done.counted, count);
            case Task.Again again -> again(done, again);
            case Task.MarkFile mark -> {
                visit.file().marked();
                visit.agenda().marked();
            }
        }
    }

    private void refused(Task task, Status status) {
        nothingNew &= isWithoutItAsBefore(task, status);
        refusal.ofQuestion(task, status, alone).ifPresent(this::stop);
        if (task instanceof Task.DeletedTransactions && status.meaning() != Status.Meaning.BUSY) {
            visit.agenda().accounted().forEach(this::forget);
        }
    }

    /**
     * Records that could not be read are asked for by their ids.
     *
     * @return what is the matter with one that cannot be asked for, so that the answer is not a whole one
     */
    private @Nullable String noteUnreadable(Current done) {
        var kind = TaskWords.kind(done.task);
        kind.ifPresent(
                known -> done.unreadable.forEach((id, why) -> visit.rereads().unreadable(known, id, why, now)));
        return done.nameless != null || kind.isPresent()
                ? done.nameless
                : done.unreadable.values().stream().findFirst().orElse(null);
    }

    /** A kind that the file did not have when it was asked for last, and does not have now. */
    private boolean isWithoutItAsBefore(Task task, Status status) {
        return status.meaning() == Status.Meaning.FEATURE_ABSENT
                && task instanceof Task.Changes changes
                && visit.marks().of(changes.kind()).complete();
    }

    private void deleted(Current done, String subject, @Nullable LocalDateTime since) {
        var mark = visit.marks().of(subject);
        if (Objects.equals(since, mark.changesSince())) {
            visit.marks().move(mark.everythingRead(done.newest, Duration.ZERO, now));
        }
        visit.agenda().askedAlone(subject);
    }

    private void changes(Current done, Task.Changes changes) {
        var kind = changes.kind();
        visit.agenda().askedAlone(kind.word());
        if (changes.limit() != null && done.count >= changes.limit()) {
            visit.agenda().overflows(kind);
            nothingNew = false;
            return;
        }
        var mark = visit.marks().of(kind);
        if (!Objects.equals(changes.since(), mark.changesSince())) {
            return;
        }
        visit.marks()
                .move(
                        kind.isIterated() && changes.since() != null
                                ? mark.changesRead(done.newest, Duration.ZERO, now)
                                : mark.everythingRead(done.newest, Duration.ZERO, now));
    }

    private void page(Current done, Task.NextPage page) {
        if (page.run().purpose() == Run.Purpose.SWEEP) {
            compare(done, page.run().startedAt());
        }
        int records = done.count + done.openBills.size();
        var run = page.run().paged(done.opening.iteratorId(), done.newest, records, done.opening.remaining());
        var mark = visit.marks().of(run.kind());
        if (run.isTooLongForOnePiece(page.limit()) && !mark.isReadInWindows()) {
            visit.agenda().runDone();
            visit.marks().move(mark.inWindows());
            return;
        }
        if (run.hasMore() && run.iteratorId() == null) {
            refusal.ofQuestion(page, NOT_TO_BE_CONTINUED, alone).ifPresent(this::stop);
            return;
        }
        if (run.hasMore()) {
            visit.agenda().running(run);
            return;
        }
        visit.agenda().runDone();
        if (run.purpose() == Run.Purpose.SWEEP) {
            swept(run.startedAt());
        } else if (run.fits(mark)) {
            visit.marks().move(moved(run));
        }
    }

    private ReadMark moved(Run run) {
        var mark = visit.marks().of(run.kind());
        var took = run.lasted(now);
        return switch (run.purpose()) {
            case CHANGES ->
                run.since() == null
                        ? mark.everythingRead(run.newest(), took, now)
                        : mark.changesRead(run.newest(), took, now);
            case EVERYTHING ->
                mark.isReadInWindows()
                        ? mark.firstWindowRead(run.from(), false, run.records(), run.newest(), took, now)
                        : mark.everythingRead(run.newest(), took, now);
            case OPEN_ONES ->
                mark.isReadInWindows()
                        ? mark.firstWindowRead(run.from(), true, run.records(), run.newest(), took, now)
                        : mark.openOnesRead(run.newest(), took, now);
            case HISTORY ->
                mark.windowRead(run.from(), visit.guest().initialSyncFrom(), run.records(), run.newest(), took, now);
            case SWEEP -> mark;
        };
    }

    private void sweep(Current done, Task.Sweep sweep) {
        if (done.count + done.openBills.size() >= sweep.limit()) {
            visit.agenda().running(Run.sweep(now));
            return;
        }
        compare(done, sweep.startedAt());
        swept(sweep.startedAt());
    }

    private void compare(Current done, Instant started) {
        movedBills(mirror.compareOpenBills(company, done.openBills, started));
    }

    private void swept(Instant started) {
        movedBills(mirror.openBillsMissedBy(company, started));
        visit.rereads().moved(Map.of(Kind.VENDOR, mirror.vendorsThatDoNotAddUp(company)), now);
        visit.marks().move(visit.marks().of(Kind.BILL).swept(started));
    }

    private void movedBills(Set<String> ids) {
        visit.rereads().moved(Map.of(Kind.BILL, ids), now);
    }

    /**
     * What changed meanwhile is no difference, so a window counts only where all changes of its kind have just come in. One that
     * holds too much, or in which too much differs, is compared in smaller pieces, each of which is put right before the next.
     */
    private void scrub(Current done, Task.Scrub scrub) {
        var kind = scrub.kind();
        var mark = visit.marks().of(kind);
        if (!scrub.fits(mark) || !now.equals(mark.lastReadAt())) {
            return;
        }
        int shown = done.outlines.size() + done.count;
        var next = scrub.isTooMuch(shown) ? mark.scrub().narrowed() : compare(done, scrub, shown);
        visit.marks().move(mark.scrubbed(next));
    }

    private Scrub compare(Current done, Task.Scrub scrub, int shown) {
        var kind = scrub.kind();
        var held = visit.marks().of(kind).scrub();
        var compared = mirror.compareOutlines(company, kind, scrub.from(), scrub.to(), done.outlines, scrub.askedAt());
        if (!compared.older().isEmpty()) {
            stop(judge.goneBack(kind, compared.older()));
            return held;
        }
        var differing = new HashSet<>(compared.differing());
        differing.removeAll(done.unreadable.keySet());
        if (scrub.isTooMuch(differing.size())) {
            return held.narrowed();
        }
        visit.rereads().moved(Map.of(kind, differing), now);
        var until = ReadingPlan.verifiedUntil(kind, visit.guest().initialSyncFrom());
        int records = Math.max(shown, differing.size());
        return held.compared(scrub.from(), until, records, differing.size(), compared.oldest(), now);
    }

    /** As a window, a number counts only where all changes of its kind have just come in. */
    private void count(@Nullable Integer records, Task.Count count) {
        var mark = visit.marks().of(count.kind());
        if (!mark.complete() || !now.equals(mark.lastReadAt())) {
            return;
        }
        var next = records == null
                ? mark.scrub().notCounted(now)
                : mark.scrub().counted(records - mirror.count(company, count.kind(), count.from()), now);
        visit.marks().move(mark.scrubbed(next));
    }

    private void again(Current done, Task.Again again) {
        var gone = new LinkedHashSet<>(again.ids());
        gone.removeAll(done.seen);
        if (done.lacksRecords) {
            gone.forEach(id -> visit.rereads().unreadable(again.kind(), id, withheld(done.opening.status()), now));
        } else if (!gone.isEmpty()) {
            var unaccounted = deletionIsTold(again.kind(), gone);
            visit.agenda().unaccounted(again.kind(), unaccounted);
            gone.removeAll(unaccounted);
            forget(again.kind(), gone);
        }
    }

    /**
     * Those that can only be gone by a deletion of which QuickBooks still tells, if nothing is wrong with the file. Not so entries of
     * lists, of which one may be merged into another, and no records of a file that is being compared anyway.
     */
    private Set<String> deletionIsTold(Kind kind, Set<String> gone) {
        return kind.isList()
                        || visit.guest().comparesFile()
                        || visit.marks().of(ReadMark.DELETED_TRANSACTIONS).isSuspect()
                ? Set.of()
                : mirror.changedWithin(company, kind, gone, changedLately(), changedUntil());
    }

    private LocalDateTime changedLately() {
        return LocalDateTime.ofInstant(now.minus(DELETION_IS_TOLD), ZoneOffset.UTC);
    }

    private LocalDateTime changedUntil() {
        return LocalDateTime.ofInstant(now.plus(PLAUSIBLE_LEAD), ZoneOffset.UTC);
    }

    /**
     * QuickBooks has told of every deletion after it did not know some records any more. Those that it calls deleted are, whatever
     * the times say; where others are too many, together with those that were found missing before, the file is not what it was.
     */
    private void account(Map<Kind, List<Answer.Deleted>> deleted) {
        var gone = visit.agenda().accounted();
        var told = deleted.values().stream().flatMap(List::stream).toList();
        var lost = gone.values().stream().flatMap(Set::stream).collect(toCollection(TreeSet::new));
        told.forEach(one -> lost.remove(one.id()));
        if (!lost.isEmpty()
                && lost.size() + mirror.missingOf(company, changedLately(), changedUntil()) >= LACKS_TOO_MUCH) {
            stop(judge.lacks(lost));
            return;
        }
        gone.forEach(this::forget);
        gone.forEach((kind, ids) -> mirror.remove(
                company,
                kind,
                told.stream().filter(one -> ids.contains(one.id())).toList(),
                now));
    }

    private void forget(Kind kind, Set<String> gone) {
        moved(mirror.forget(company, kind, gone, now));
        visit.rereads().settle(kind, gone);
    }

    private static String withheld(Status status) {
        return "QuickBooks has the record and did not show it, with status " + status.code()
                + (status.message() == null ? "" : ": " + status.message());
    }

    /** The answer ended before this question was answered. */
    private void unanswered(Task task) {
        nothingNew = false;
        refusal.ofQuestion(
                        task,
                        new Status(3231, Status.Meaning.REFUSED, "QuickBooks did not answer this question"),
                        alone)
                .ifPresent(this::stop);
    }

    private void stop(Halt reason) {
        if (halt == null) {
            halt = reason;
        }
    }

    private @Nullable LocalDateTime later(@Nullable LocalDateTime held, LocalDateTime read) {
        if (read.isAfter(changedUntil())) {
            return held;
        }
        return held == null || read.isAfter(held) ? read : held;
    }
}
