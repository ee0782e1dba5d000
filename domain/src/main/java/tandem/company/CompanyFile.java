package tandem.company;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the sync knows of a company's file: whether it is the right one, whether anything stops the work, and what its
 * preferences say. It is loaded, changed and stored within one call.
 */
public final class CompanyFile {

    private static final String NEVER_RESTORED = "";

    private Facts facts;

    /** Takes up what is stored. */
    public CompanyFile(Facts stored) {
        facts = stored;
    }

    /**
     * What is stored of a company's file.
     *
     * @param lastRestoreTime as the file said it; empty: it said that it never was restored; absent: it was never asked
     */
    public record Facts(
            Pairing pairing,
            @Nullable FileFacts candidate,
            @Nullable UUID candidateId,
            @Nullable UUID confirmedFileId,
            @Nullable ConnectorId confirmedConnector,
            Stamp stamp,
            @Nullable String lastRestoreTime,
            @Nullable String lastCondenseTime,
            @Nullable Stop stop,
            Preferences preferences,
            @Nullable Instant initialCompletedAt,
            @Nullable Instant historyCompletedAt,
            @Nullable Problem lastProblem,
            Mode mode) {}

    /**
     * Why nothing is read and nothing written until a person says so.
     *
     * @param counter the stamp's counter that the file carried, 0 where it carried none; absent: the file is not this company's
     */
    public record Stop(String code, String reason, @Nullable Long counter, Instant since) {}

    /** What went wrong last, in words for people. */
    public record Problem(String code, String message, Instant at) {}

    /**
     * What the file and its QuickBooks say about themselves.
     *
     * @param homeCurrency ISO 4217
     * @param closingDate the last closed day; absent: nothing is closed
     */
    public record Preferences(
            @Nullable String homeCurrency,
            @Nullable Boolean multiCurrency,
            @Nullable LocalDate closingDate,
            @Nullable String country,
            @Nullable Boolean multiUser,
            @Nullable Boolean personalDataAllowed) {}

    /** Who opened the file: the user at the screen, or the Web Connector by itself. */
    public enum Mode {
        ONLINE,
        OFFLINE,
        UNKNOWN;

        /** The word in the contract and in the database. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** What is to be stored. */
    public Facts facts() {
        return facts;
    }

    /** Whether a person has confirmed a file for this company. */
    public boolean isConfirmed() {
        return facts.pairing().isConfirmed();
    }

    /** The stamp that the file should carry. */
    public Stamp stamp() {
        return facts.stamp();
    }

    /** Why the work has stopped; absent: it has not. */
    public @Nullable Stop stop() {
        return facts.stop();
    }

    /** A file has shown itself before any was confirmed. The same facts again keep the candidate's id. */
    public void seen(FileFacts candidate, UUID newId) {
        var held = facts.candidate();
        boolean same = held != null && held.sameAs(candidate) && facts.candidateId() != null;
        change(b -> {
            b.pairing = Pairing.AWAITING_CONFIRMATION;
            b.candidate = candidate;
            b.candidateId = same ? facts.candidateId() : newId;
        });
    }

    /** A file that is not this company's was open. */
    public void wrongFile(@Nullable FileFacts found, UUID newId) {
        if (isConfirmed()) {
            change(b -> {
                b.pairing = Pairing.MISMATCH;
                b.candidate = found;
                b.candidateId = found == null ? null : newId;
            });
        }
    }

    /** The file has proved itself; a mismatch is healed. */
    public void proved(@Nullable String markInFile) {
        change(b -> {
            b.pairing = Pairing.CONFIRMED;
            b.candidate = null;
            b.candidateId = null;
            b.stamp = facts.stamp().seen(markInFile);
        });
    }

    /** A counter is on its way into the file. */
    public void marking(long counter) {
        change(b -> b.stamp = facts.stamp().sending(counter));
    }

    /** QuickBooks has confirmed the counter on its way. */
    public void marked() {
        change(b -> b.stamp = facts.stamp().confirmedSent());
    }

    /** Nothing is read and nothing written any more until a person says so. */
    public void stop(String code, String reason, @Nullable Long counter, Instant now) {
        if (facts.stop() == null) {
            change(b -> b.stop = new Stop(code, reason, counter, now));
        }
    }

    /**
     * Whether the file was restored from a backup since it was last seen. The first sight decides nothing.
     *
     * @param restoreTime absent: the file says that it never was
     */
    public boolean wasRestored(@Nullable String restoreTime) {
        return facts.lastRestoreTime() != null && !facts.lastRestoreTime().equals(orNever(restoreTime));
    }

    /**
     * Whether the file was condensed since it was last seen, which takes old transactions out of it. The first sight decides nothing.
     *
     * @param condenseTime absent: the file says that it never was
     */
    public boolean wasCondensed(@Nullable String condenseTime) {
        boolean isKnown = facts.lastRestoreTime() != null;
        return isKnown && condenseTime != null && !condenseTime.equals(facts.lastCondenseTime());
    }

    /** When the file was last restored and condensed, as it says itself. That it never was restored is remembered too. */
    public void activity(@Nullable String restoreTime, @Nullable String condenseTime) {
        change(b -> {
            b.lastRestoreTime = orNever(restoreTime);
            b.lastCondenseTime = condenseTime == null ? facts.lastCondenseTime() : condenseTime;
        });
    }

    /** What the file's preferences say. */
    public void preferences(Preferences read) {
        change(b -> b.preferences = read);
    }

    /**
     * How the file is open in this session.
     *
     * @param multiUser whether others may work in it; absent: QuickBooks did not say
     */
    public void openedBy(Mode mode, @Nullable Boolean multiUser) {
        var held = facts.preferences();
        change(b -> {
            b.mode = mode;
            b.preferences = new Preferences(
                    held.homeCurrency(),
                    held.multiCurrency(),
                    held.closingDate(),
                    held.country(),
                    multiUser,
                    held.personalDataAllowed());
        });
    }

    /** All that work depends on is in, or everything is. */
    public void loaded(boolean initial, boolean history, Instant now) {
        change(b -> {
            b.initialCompletedAt = initial ? orNow(facts.initialCompletedAt(), now) : null;
            b.historyCompletedAt = history ? orNow(facts.historyCompletedAt(), now) : null;
        });
    }

    /** Something went wrong. */
    public void failed(String code, String message, Instant now) {
        change(b -> b.problem = new Problem(code, message, now));
    }

    /**
     * A session ended well: what went wrong before it is past.
     *
     * @param begun when it began; what went wrong since then stays to be seen
     */
    public void wentWell(Instant begun) {
        var held = facts.lastProblem();
        if (held != null && held.at().isBefore(begun)) {
            change(b -> b.problem = null);
        }
    }

    private static String orNever(@Nullable String restoreTime) {
        return restoreTime == null ? NEVER_RESTORED : restoreTime;
    }

    private static Instant orNow(@Nullable Instant held, Instant now) {
        return held == null ? now : held;
    }

    private void change(java.util.function.Consumer<Draft> how) {
        var draft = new Draft(facts);
        how.accept(draft);
        facts = draft.facts();
    }

    /** The facts while they are being changed. */
    private static final class Draft {
        private Pairing pairing;
        private @Nullable FileFacts candidate;
        private @Nullable UUID candidateId;
        private final @Nullable UUID confirmedFileId;
        private final @Nullable ConnectorId confirmedConnector;
        private Stamp stamp;
        private @Nullable String lastRestoreTime;
        private @Nullable String lastCondenseTime;
        private @Nullable Stop stop;
        private Preferences preferences;
        private @Nullable Instant initialCompletedAt;
        private @Nullable Instant historyCompletedAt;
        private @Nullable Problem problem;
        private Mode mode;

        Draft(Facts from) {
            pairing = from.pairing();
            candidate = from.candidate();
            candidateId = from.candidateId();
            confirmedFileId = from.confirmedFileId();
            confirmedConnector = from.confirmedConnector();
            stamp = from.stamp();
            lastRestoreTime = from.lastRestoreTime();
            lastCondenseTime = from.lastCondenseTime();
            stop = from.stop();
            preferences = from.preferences();
            initialCompletedAt = from.initialCompletedAt();
            historyCompletedAt = from.historyCompletedAt();
            problem = from.lastProblem();
            mode = from.mode();
        }

        Facts facts() {
            return new Facts(
                    pairing,
                    candidate,
                    candidateId,
                    confirmedFileId,
                    confirmedConnector,
                    stamp,
                    lastRestoreTime,
                    lastCondenseTime,
                    stop,
                    preferences,
                    initialCompletedAt,
                    historyCompletedAt,
                    problem,
                    mode);
        }
    }
}
