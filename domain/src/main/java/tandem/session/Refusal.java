package tandem.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tandem.mirror.Kind;
import tandem.reading.ReadMark;
import tandem.reading.Run;
import tandem.reading.Task;
import tandem.wire.Status;

/**
 * What follows when QuickBooks refuses: a set is asked again part by part, a part again with less at a time, and a kind
 * that was refused twice for itself is set aside, so that the others go on.
 */
final class Refusal {

    private final Visit visit;
    private final Instant now;

    Refusal(Visit visit, Instant now) {
        this.visit = visit;
        this.now = now;
    }

    /**
     * Why something was not answered.
     *
     * @param reason what happened, in words for people
     * @param advice what helps; may be empty
     * @param lessMayHelp whether asking for less at a time may get it answered
     */
    record Cause(String reason, String advice, boolean lessMayHelp) {}

    /** QuickBooks refused the whole set, and nothing of it was carried out. */
    Optional<Halt> ofSet(List<Task> tasks, QuickBooksTrouble trouble) {
        return ofSet(
                tasks,
                new Cause(trouble.cause(), trouble.advice(), trouble.nature() == QuickBooksTrouble.Nature.TOO_MUCH));
    }

    /** The whole set brought nothing. */
    Optional<Halt> ofSet(List<Task> tasks, Cause cause) {
        if (tasks.size() == 1) {
            return ofOne(tasks.getFirst(), cause);
        }
        if (tasks.getFirst() instanceof Task.Again) {
            visit.agenda().leaveTotalsOut();
            return Optional.empty();
        }
        var parts =
                tasks.stream().flatMap(task -> TaskWords.subject(task).stream()).toList();
        if (parts.isEmpty()) {
            return Optional.of(new Halt(
                    "identity_refused",
                    ("QuickBooks would not say which company file is open. " + cause.reason() + " " + cause.advice())
                            .strip(),
                    false));
        }
        if (!visit.agenda().isProved()) {
            visit.agenda().proveAlone();
        }
        parts.forEach(visit.agenda()::askAlone);
        if (tasks.stream().anyMatch(Task.Sweep.class::isInstance)) {
            visit.agenda().running(Run.sweep(now));
        }
        tasks.forEach(this::putOffVerifying);
        return Optional.empty();
    }

    /** Verifying can wait, and must not be what a set is refused for time and again. */
    private void putOffVerifying(Task task) {
        if (task instanceof Task.Scrub scrub) {
            putOff(scrub);
        } else if (task instanceof Task.Count count) {
            putOff(count);
        }
    }

    private void putOff(Task.Count count) {
        var mark = visit.marks().of(count.kind());
        visit.marks().move(mark.scrubbed(mark.scrub().notCounted(now)));
    }

    private void putOff(Task.Scrub scrub) {
        var mark = visit.marks().of(scrub.kind());
        if (scrub.fits(mark)) {
            visit.marks().move(mark.scrubbed(mark.scrub().refused(scrub.from(), now)));
        }
    }

    /**
     * One question was not answered.
     *
     * @param alone whether it was the only one of its set
     */
    Optional<Halt> ofQuestion(Task task, Status status, boolean alone) {
        if (status.meaning() == Status.Meaning.FEATURE_ABSENT && readsAKind(task)) {
            TaskWords.subject(task).ifPresent(this::absent);
            return Optional.empty();
        }
        if (status.meaning() == Status.Meaning.FEATURE_ABSENT && task instanceof Task.Scrub scrub) {
            var mark = visit.marks().of(scrub.kind());
            visit.marks().move(mark.scrubbed(mark.scrub().compared(null, null, 0, 0, null, now)));
            return Optional.empty();
        }
        if (status.meaning() == Status.Meaning.FEATURE_ABSENT && task instanceof Task.Count count) {
            putOff(count);
            return Optional.empty();
        }
        if (status.meaning() == Status.Meaning.BUSY && !(task instanceof Task.MarkFile)) {
            giveUpForNow(task);
            return Optional.empty();
        }
        var reason = "QuickBooks refused with status " + status.code()
                + (status.message() == null ? "" : ": " + status.message());
        if (!alone && TaskWords.subject(task).isPresent()) {
            visit.agenda().askAlone(TaskWords.subject(task).orElseThrow());
            return Optional.empty();
        }
        return ofOne(task, new Cause(reason, "", status.meaning() == Status.Meaning.REFUSED));
    }

    /** The answer was bigger than allowed. */
    void tooBig(List<Task> tasks) {
        tasks.stream()
                .flatMap(task -> TaskWords.kind(task).stream())
                .distinct()
                .map(this::smallerPages)
                .forEach(visit.marks()::move);
        tasks.stream()
                .filter(Task.NextPage.class::isInstance)
                .map(task -> ((Task.NextPage) task).run())
                .filter(run -> run.purpose() == Run.Purpose.HISTORY || run.isFirstReading())
                .map(run -> narrowed(visit.marks().of(run.kind()), run))
                .forEach(visit.marks()::move);
        tasks.forEach(this::putOffVerifying);
    }

    private Optional<Halt> ofOne(Task task, Cause cause) {
        var reason = cause.reason();
        return switch (task) {
            case Task.NextPage page -> ofPage(page, cause);
            case Task.Changes changes -> ofSubject(changes.kind().word(), reason);
            case Task.DeletedEntries d -> ofSubject(TaskWords.subject(task).orElseThrow(), reason);
            case Task.DeletedTransactions d -> ofSubject(TaskWords.subject(task).orElseThrow(), reason);
            case Task.Again again -> ofAgain(again, cause);
            case Task.Sweep sweep -> {
                visit.marks().move(visit.marks().of(Kind.BILL).swept(now));
                visit.file().failed("sweep_refused", reason, now);
                yield Optional.empty();
            }
            case Task.Scrub scrub -> {
                putOff(scrub);
                visit.file().failed("scrub_refused", reason, now);
                yield Optional.empty();
            }
            case Task.Count count -> {
                putOff(count);
                visit.file().failed("scrub_refused", reason, now);
                yield Optional.empty();
            }
            case Task.ControlTotals c -> {
                visit.agenda().leaveTotalsOut();
                visit.file().failed("totals_refused", reason, now);
                yield Optional.empty();
            }
            case Task.MarkFile mark ->
                Optional.of(new Halt(
                        "stamp_not_written",
                        "The hub could not put its mark into the company file, so nothing was read. " + reason
                                + ". In QuickBooks, under Edit, Preferences, Integrated Applications, allow this "
                                + "application to read and modify the file.",
                        false));
            case Task.Host h -> Optional.of(identity(reason));
            case Task.File f -> Optional.of(identity(reason));
            case Task.Activity a -> Optional.of(identity(reason));
            case Task.Preferences p -> Optional.of(identity(reason));
        };
    }

    /** Several are asked for one by one, until one is found that QuickBooks cannot show, so that it does not hide the others. */
    private Optional<Halt> ofAgain(Task.Again again, Cause cause) {
        var kind = again.kind();
        visit.file().failed("reread_refused", cause.reason(), now);
        if (!cause.lessMayHelp()) {
            visit.agenda().rereadLater(kind);
        } else if (again.ids().size() > 1) {
            visit.agenda().rereadSingly(kind);
        } else {
            again.ids().forEach(id -> visit.rereads().unreadable(kind, id, cause.reason(), now));
            visit.agenda().rereadTogether(kind);
        }
        return Optional.empty();
    }

    /** Once more with smaller pages; then narrower windows, where that may help; then without what is refused. */
    private Optional<Halt> ofPage(Task.NextPage page, Cause cause) {
        var run = page.run();
        var kind = run.kind();
        visit.marks().move(smallerPages(kind));
        if (visit.agenda().mayBeginAgain()) {
            visit.agenda().running(run.again(now));
            return Optional.empty();
        }
        var mark = visit.marks().of(kind);
        switch (run.purpose()) {
            case SWEEP -> {
                visit.marks().move(mark.swept(now));
                visit.file().failed("sweep_refused", cause.reason(), now);
            }
            case CHANGES -> visit.marks().move(mark.setAside(cause.reason(), now));
            case EVERYTHING, OPEN_ONES, HISTORY -> {
                if (cause.lessMayHelp() && canBeNarrowed(mark, run)) {
                    visit.marks().move(narrowed(mark, run));
                    visit.agenda().runDone();
                    return Optional.empty();
                }
                visit.marks()
                        .move(
                                mark.initialDone()
                                        ? mark.historySetAside(cause.reason(), now)
                                        : mark.setAside(cause.reason(), now));
            }
        }
        visit.agenda().giveUp(kind);
        return Optional.empty();
    }

    /** Not so a window that has no bounds since all narrower ones were empty: it would be made wide again. */
    private static boolean canBeNarrowed(ReadMark mark, Run run) {
        return mark.canBeNarrowed() && !(run.isWhole() && mark.isReadInWindows());
    }

    private static ReadMark narrowed(ReadMark mark, Run run) {
        return run.isFirstReading() && !mark.isReadInWindows() ? mark.inWindows() : mark.windowHalved();
    }

    private ReadMark smallerPages(Kind kind) {
        var mark = visit.marks().of(kind);
        return mark.paged(mark.page().halved());
    }

    private Optional<Halt> ofSubject(String subject, String reason) {
        var mark = visit.marks().of(subject).refused(reason, now);
        visit.marks().move(mark);
        if (mark.isSetAside(now)) {
            visit.agenda().askedAlone(subject);
        } else {
            visit.agenda().askAlone(subject);
            if (isKind(subject)) {
                visit.marks().move(smallerPages(Kind.ofWord(subject)));
            }
        }
        return Optional.empty();
    }

    private void absent(String subject) {
        visit.marks().move(visit.marks().of(subject).absent(now));
        visit.agenda().askedAlone(subject);
        if (isKind(subject)) {
            visit.agenda().giveUp(Kind.ofWord(subject));
        }
    }

    private void giveUpForNow(Task task) {
        TaskWords.subject(task).ifPresent(subject -> {
            visit.agenda().askedAlone(subject);
            if (isKind(subject)) {
                visit.agenda().giveUp(Kind.ofWord(subject));
            }
        });
        if (task instanceof Task.Again again) {
            visit.agenda().rereadLater(again.kind());
        }
    }

    /** Not so a comparison of open bills, which moves no mark. */
    private static boolean readsAKind(Task task) {
        return TaskWords.subject(task).isPresent() && !isComparison(task);
    }

    private static boolean isComparison(Task task) {
        return task instanceof Task.Sweep
                || (task instanceof Task.NextPage page && page.run().purpose() == Run.Purpose.SWEEP);
    }

    private static boolean isKind(String subject) {
        return !subject.startsWith("deleted_");
    }

    private static Halt identity(String reason) {
        return new Halt(
                "identity_refused",
                "QuickBooks would not say enough about the company file to be sure that it is the right one. " + reason,
                false);
    }
}
