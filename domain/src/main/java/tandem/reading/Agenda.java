package tandem.reading;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.company.Stamp;
import tandem.mirror.Kind;
import tandem.request.RequestId;

/** What one session has done and still has to do. It lives in the session's row between two calls. */
public final class Agenda {

    private boolean alone;
    private boolean identified;
    private boolean proved;
    private boolean changesAsked;
    private boolean finished;
    private boolean markInFile;
    private boolean counterRaised;
    private @Nullable Run run;
    private boolean runBegunAgain;
    private final Set<String> oneByOne = new LinkedHashSet<>();
    private final Set<String> askedAlone = new LinkedHashSet<>();
    private final Set<Kind> overflowing = new LinkedHashSet<>();
    private final Set<Kind> givenUp = new LinkedHashSet<>();
    private final Set<Kind> rereadLater = new LinkedHashSet<>();
    private final Set<Kind> rereadSingly = new LinkedHashSet<>();
    private final Set<RequestId> outcomeAsked = new LinkedHashSet<>();
    private final Set<RequestId> lookedInto = new LinkedHashSet<>();
    private final Set<Rereads.Name> unaccounted = new LinkedHashSet<>();
    private boolean accountAsked;
    private boolean totalsLeftOut;

    /** The agenda of a new session. */
    public Agenda() {}

    /** Takes a stored agenda up again. */
    public Agenda(Snapshot stored) {
        alone = stored.alone();
        identified = stored.identified();
        proved = stored.proved();
        changesAsked = stored.changesAsked();
        finished = stored.finished();
        markInFile = stored.markInFile();
        counterRaised = stored.counterRaised();
        run = stored.run();
        runBegunAgain = stored.runBegunAgain();
        oneByOne.addAll(stored.oneByOne());
        askedAlone.addAll(stored.askedAlone());
        overflowing.addAll(stored.overflowing());
        givenUp.addAll(stored.givenUp());
        rereadLater.addAll(stored.rereadLater());
        rereadSingly.addAll(stored.rereadSingly());
        outcomeAsked.addAll(stored.outcomeAsked());
        lookedInto.addAll(stored.lookedInto());
        unaccounted.addAll(stored.unaccounted());
        accountAsked = stored.accountAsked();
        totalsLeftOut = stored.totalsLeftOut();
    }

    /** What is stored of an agenda. */
    public record Snapshot(
            boolean alone,
            boolean identified,
            boolean proved,
            boolean changesAsked,
            boolean finished,
            boolean markInFile,
            boolean counterRaised,
            @Nullable Run run,
            boolean runBegunAgain,
            List<String> oneByOne,
            List<String> askedAlone,
            List<Kind> overflowing,
            List<Kind> givenUp,
            List<Kind> rereadLater,
            List<Kind> rereadSingly,
            List<RequestId> outcomeAsked,
            List<RequestId> lookedInto,
            List<Rereads.Name> unaccounted,
            boolean accountAsked,
            boolean totalsLeftOut) {

        /** A list that is not stored is empty: an earlier version of the hub did not know it, or a later one leaves it out. */
        public Snapshot {
            oneByOne = Objects.requireNonNullElse(oneByOne, List.of());
            askedAlone = Objects.requireNonNullElse(askedAlone, List.of());
            overflowing = Objects.requireNonNullElse(overflowing, List.of());
            givenUp = Objects.requireNonNullElse(givenUp, List.of());
            rereadLater = Objects.requireNonNullElse(rereadLater, List.of());
            rereadSingly = Objects.requireNonNullElse(rereadSingly, List.of());
            outcomeAsked = Objects.requireNonNullElse(outcomeAsked, List.of());
            lookedInto = Objects.requireNonNullElse(lookedInto, List.of());
            unaccounted = Objects.requireNonNullElse(unaccounted, List.of());
        }
    }

    /** The agenda in the form in which it is stored. */
    public Snapshot snapshot() {
        return new Snapshot(
                alone,
                identified,
                proved,
                changesAsked,
                finished,
                markInFile,
                counterRaised,
                run,
                runBegunAgain,
                List.copyOf(oneByOne),
                List.copyOf(askedAlone),
                List.copyOf(overflowing),
                List.copyOf(givenUp),
                List.copyOf(rereadLater),
                List.copyOf(rereadSingly),
                List.copyOf(outcomeAsked),
                List.copyOf(lookedInto),
                List.copyOf(unaccounted),
                accountAsked,
                totalsLeftOut);
    }

    /** The file looks another one than last time, or a set was refused: prove it before anything else is asked. */
    public void proveAlone() {
        alone = true;
    }

    /** Whether the set of changes may be asked: the file has proved itself, or may do so in the same set. */
    boolean isProvedIfItMust(Stamp stamp) {
        return proved || (!alone && stamp.confirmed() != null);
    }

    /** The identity of an unconfirmed file has been read. */
    public void identified() {
        identified = true;
    }

    boolean isIdentified() {
        return identified;
    }

    /**
     * The file has proved itself by the hub's mark.
     *
     * @param hasMark whether the file holds a mark; one that waits for its first does not
     */
    public void proved(boolean hasMark) {
        proved = true;
        markInFile = hasMark;
    }

    /** Whether the file has proved itself in this session. */
    public boolean isProved() {
        return proved;
    }

    boolean hasMark() {
        return markInFile;
    }

    /** The mark has been written, with a counter that no older copy of the file has. */
    public void marked() {
        markInFile = true;
        counterRaised = true;
    }

    /** Whether the mark's counter has been raised in this session; before that nothing else is written. */
    public boolean isCounterRaised() {
        return counterRaised;
    }

    /** QuickBooks was asked what became of this request, and could not tell. */
    public void outcomeAsked(RequestId request) {
        outcomeAsked.add(request);
    }

    /** Whether QuickBooks was asked in vain what became of this request. */
    public boolean isOutcomeAsked(RequestId request) {
        return outcomeAsked.contains(request);
    }

    /** What became of this request has been looked into; if it is still in doubt, another session looks again. */
    public void lookedInto(RequestId request) {
        lookedInto.add(request);
    }

    /** The requests that this session has looked into. */
    public Set<RequestId> lookedInto() {
        return Set.copyOf(lookedInto);
    }

    /** These questions are on their way. */
    public void asking(ReadingPlan.Questions questions) {
        changesAsked |= questions.areAllChanges();
        for (var task : questions.tasks()) {
            if (task instanceof Task.NextPage page) {
                run = page.run();
                if (run.purpose() == Run.Purpose.CHANGES) {
                    overflowing.remove(run.kind());
                }
            }
            accountAsked |= task instanceof Task.DeletedTransactions deletions
                    && deletions.since() == null
                    && !unaccounted.isEmpty();
        }
    }

    boolean areChangesAsked() {
        return changesAsked;
    }

    /** This subject is to be asked for alone, because a set that held it was refused. */
    public void askAlone(String subject) {
        oneByOne.add(subject);
    }

    /** This subject has been asked alone and answered, or is given up for this session. */
    public void askedAlone(String subject) {
        oneByOne.remove(subject);
        askedAlone.add(subject);
    }

    boolean isToBeAskedAlone(ReadMark mark) {
        return oneByOne.contains(mark.subject()) || (mark.isSuspect() && !askedAlone.contains(mark.subject()));
    }

    /** A kind's changes did not fit into one answer. */
    public void overflows(Kind kind) {
        overflowing.add(kind);
    }

    @Nullable
    Kind nextOverflowing() {
        return overflowing.isEmpty() ? null : overflowing.iterator().next();
    }

    /** The run in hand. */
    public @Nullable Run run() {
        return run;
    }

    /** The run goes on, or begins again. */
    public void running(Run next) {
        run = next;
    }

    /** The run's window is in. */
    public void runDone() {
        run = null;
        runBegunAgain = false;
    }

    /**
     * The run's iterator is lost.
     *
     * @return whether the window may begin again; once only
     */
    public boolean mayBeginAgain() {
        if (runBegunAgain) {
            return false;
        }
        runBegunAgain = true;
        return true;
    }

    /** Nothing more of this kind is read in this session. */
    public void giveUp(Kind kind) {
        givenUp.add(kind);
        overflowing.remove(kind);
        if (run != null && run.kind() == kind) {
            runDone();
        }
    }

    boolean isGivenUp(Kind kind) {
        return givenUp.contains(kind);
    }

    /** Records of this kind cannot be read again now; the next session does. */
    public void rereadLater(Kind kind) {
        rereadLater.add(kind);
    }

    boolean isRereadLater(Kind kind) {
        return rereadLater.contains(kind);
    }

    /** A question for several records of this kind was refused: they are asked for one by one. */
    public void rereadSingly(Kind kind) {
        rereadSingly.add(kind);
    }

    /** The record that was in the way is found: the others are asked for together again. */
    public void rereadTogether(Kind kind) {
        rereadSingly.remove(kind);
    }

    boolean isRereadSingly(Kind kind) {
        return rereadSingly.contains(kind);
    }

    /** QuickBooks will not say what stands on the accounts of payables; another session asks again. */
    public void leaveTotalsOut() {
        totalsLeftOut = true;
    }

    boolean areTotalsLeftOut() {
        return totalsLeftOut;
    }

    /** QuickBooks does not know these any more, and has not said that they were deleted: it is to be asked for all deletions. */
    public void unaccounted(Kind kind, Set<String> ids) {
        ids.forEach(id -> unaccounted.add(new Rereads.Name(kind, id)));
    }

    boolean isUnaccounted(Rereads.Name record) {
        return unaccounted.contains(record);
    }

    /** Whether all deletions are to be asked for, which have not been asked for in vain. */
    boolean isAccountDue() {
        return !unaccounted.isEmpty() && !accountAsked;
    }

    /** QuickBooks was asked for all deletions, and has told them or will not: the records that it does not know any more. */
    public Map<Kind, Set<String>> accounted() {
        var gone = new EnumMap<Kind, Set<String>>(Kind.class);
        unaccounted.forEach(record -> gone.computeIfAbsent(record.kind(), kind -> new LinkedHashSet<>())
                .add(record.id()));
        unaccounted.clear();
        accountAsked = false;
        return gone;
    }

    /** All is done. */
    public void finished() {
        finished = true;
    }

    /** Whether all is done. */
    public boolean isFinished() {
        return finished;
    }
}
