package tandem.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.company.Stamp;
import tandem.mirror.Kind;

/** What one session has done and still has to do. It lives in the session's row between two calls. */
public final class Agenda {

    private boolean alone;
    private boolean identified;
    private boolean proved;
    private boolean changesAsked;
    private boolean finished;
    private boolean markInFile;
    private @Nullable Run run;
    private boolean runBegunAgain;
    private final Set<String> oneByOne = new LinkedHashSet<>();
    private final Set<String> askedAlone = new LinkedHashSet<>();
    private final Set<Kind> overflowing = new LinkedHashSet<>();
    private final Set<Kind> givenUp = new LinkedHashSet<>();
    private final Set<String> vendors = new LinkedHashSet<>();
    private final Set<String> bills = new LinkedHashSet<>();
    private final Set<String> vendorsLater = new LinkedHashSet<>();
    private final Set<String> billsLater = new LinkedHashSet<>();

    /** The agenda of a new session. */
    public Agenda() {}

    /** Takes a stored agenda up again. */
    public Agenda(Snapshot stored) {
        vendors.addAll(stored.vendors());
        bills.addAll(stored.bills());
        alone = stored.alone();
        identified = stored.identified();
        proved = stored.proved();
        changesAsked = stored.changesAsked();
        finished = stored.finished();
        markInFile = stored.markInFile();
        run = stored.run();
        runBegunAgain = stored.runBegunAgain();
        oneByOne.addAll(stored.oneByOne());
        askedAlone.addAll(stored.askedAlone());
        overflowing.addAll(stored.overflowing());
        givenUp.addAll(stored.givenUp());
        vendorsLater.addAll(stored.vendorsLater());
        billsLater.addAll(stored.billsLater());
    }

    /** What is stored of an agenda. */
    public record Snapshot(
            boolean alone,
            boolean identified,
            boolean proved,
            boolean changesAsked,
            boolean finished,
            boolean markInFile,
            @Nullable Run run,
            boolean runBegunAgain,
            List<String> oneByOne,
            List<String> askedAlone,
            List<Kind> overflowing,
            List<Kind> givenUp,
            Set<String> vendors,
            Set<String> bills,
            Set<String> vendorsLater,
            Set<String> billsLater) {}

    /** The agenda in the form in which it is stored. */
    public Snapshot snapshot() {
        return new Snapshot(
                alone,
                identified,
                proved,
                changesAsked,
                finished,
                markInFile,
                run,
                runBegunAgain,
                List.copyOf(oneByOne),
                List.copyOf(askedAlone),
                List.copyOf(overflowing),
                List.copyOf(givenUp),
                new LinkedHashSet<>(vendors),
                new LinkedHashSet<>(bills),
                new LinkedHashSet<>(vendorsLater),
                new LinkedHashSet<>(billsLater));
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

    /** The mark has been written. */
    public void marked() {
        markInFile = true;
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

    /** Records that other records say have moved. */
    public void lookAgain(Mirror.Applied applied) {
        vendors.addAll(applied.vendors());
        bills.addAll(applied.bills());
    }

    /** Records that an earlier session left to look at. */
    public void inherit(Set<String> vendorIds, Set<String> billIds) {
        vendors.addAll(vendorIds);
        bills.addAll(billIds);
    }

    /** Bills that a comparison found different. */
    public void lookAgainAtBills(Set<String> ids) {
        bills.addAll(ids);
    }

    /** These have been looked at. */
    public void lookedAt(Kind kind, Set<String> ids) {
        (kind == Kind.VENDOR ? vendors : bills).removeAll(ids);
    }

    /** These cannot be looked at now; the next session does. */
    public void postpone(Kind kind, Set<String> ids) {
        (kind == Kind.VENDOR ? vendorsLater : billsLater).addAll(ids);
        lookedAt(kind, ids);
    }

    Set<String> vendors() {
        return vendors;
    }

    Set<String> bills() {
        return bills;
    }

    /** Vendors that the next session must look at, by ListID. */
    public Set<String> vendorsLeft() {
        return union(vendors, vendorsLater);
    }

    /** Bills that the next session must look at, by TxnID. */
    public Set<String> billsLeft() {
        return union(bills, billsLater);
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new LinkedHashSet<>(some);
        all.addAll(others);
        return all;
    }

    static Set<String> some(Set<String> ids, int most) {
        return new LinkedHashSet<>(new ArrayList<>(ids).subList(0, Math.min(most, ids.size())));
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
