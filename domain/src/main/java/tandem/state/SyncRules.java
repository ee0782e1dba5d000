package tandem.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tandem.company.CompanyFile.Problem;
import tandem.company.ConnectorState;
import tandem.company.Pairing;
import tandem.reading.ReadMark;
import tandem.state.Attention.Actor;
import tandem.state.Attention.Severity;

/** Attention for the sync itself. */
final class SyncRules {

    /** How long an everyday trouble is reason enough for a sync that is overdue. */
    private static final Duration EVERYDAY = Duration.ofDays(1);

    private static final Duration FOUND_IS_SHOWN = Duration.ofDays(7);

    private SyncRules() {}

    static Stream<Attention> lastProblem(Sight sight) {
        return sight
                .openProblem()
                .filter(problem -> !sight.isStopped())
                .filter(problem -> !problem.code().equals("wrong_company_file") || sight.pairing() != Pairing.MISMATCH)
                .map(problem -> awaitsPermission(sight, problem)
                        ? awaitingPermission(sight, problem)
                        : new Attention(
                                problem.code(),
                                severity(sight, problem),
                                words(sight, problem),
                                WhoHelps.with(problem.code()),
                                "Do as the message says; the sync goes on by itself with the next update.",
                                problem.at()))
                .stream();
    }

    /** A problem in the words that people know. */
    static String words(Sight sight, Problem problem) {
        if (awaitsPermission(sight, problem)) {
            return "waiting for QuickBooks authorization: " + problem.message();
        }
        return meetsAStrangeFile(sight, problem)
                ? "Another company file seems to be open in QuickBooks, one that this connection was not added to; that is "
                        + "normal where one computer serves several companies. QuickBooks says: " + problem.message()
                : problem.message();
    }

    /** Where a file has let a connection in before, one that does not know it is another one. */
    private static boolean meetsAStrangeFile(Sight sight, Problem problem) {
        return problem.code().equals("file_never_authorized")
                && sight.pairing().isConfirmed()
                && sight.facts().lastCompletedAt() != null;
    }

    private static boolean isOfEveryDay(Sight sight, Problem problem) {
        return HarmlessTrouble.EVERYDAY.contains(problem.code()) || meetsAStrangeFile(sight, problem);
    }

    private static boolean awaitsPermission(Sight sight, Problem problem) {
        return sight.facts().lastCompletedAt() == null
                && !sight.pairing().isConfirmed()
                && (HarmlessTrouble.EVERYDAY.contains(problem.code())
                        || HarmlessTrouble.OF_THE_FIRST_STEPS.contains(problem.code()));
    }

    private static Attention awaitingPermission(Sight sight, Problem problem) {
        return Attention.info(
                "waiting_for_authorization",
                words(sight, problem),
                Actor.BOOKKEEPER,
                "Open the company file in QuickBooks as its administrator, update again, and allow access when "
                        + "QuickBooks asks.",
                problem.at());
    }

    private static Severity severity(Sight sight, Problem problem) {
        boolean isNoAlarm = isOfEveryDay(sight, problem)
                || (HarmlessTrouble.PASSING.contains(problem.code()) && !sight.hasMissedSyncs());
        return isNoAlarm ? Severity.INFO : Severity.WARNING;
    }

    /** A connector calls and still nothing is completed, and nothing else says why. */
    static Stream<Attention> overdue(Sight sight) {
        var completed = sight.facts().lastCompletedAt();
        boolean mayMove = sight.pairing().isConfirmed() && !sight.isStopped() && !sight.isPaused() && !sight.isQuiet();
        if (completed == null
                || sight.live().isEmpty()
                || !mayMove
                || sight.activeSession().isPresent()
                || !sight.hasMissedSyncs()
                || isExplained(sight, completed)) {
            return Stream.empty();
        }
        return Stream.of(Attention.warning(
                "sync_overdue",
                "Connectors call, but no sync has been completed since " + ConnectorState.time(completed) + ".",
                Actor.BOOKKEEPER,
                "Open the company file in QuickBooks and choose Update Selected in the Web Connector; it shows what "
                        + "is in the way.",
                completed));
    }

    /** A problem that is an alarm itself needs no second one; one of every day is no alarm, for a day. */
    private static boolean isExplained(Sight sight, Instant completed) {
        return sight.openProblem()
                .filter(problem -> !isOfEveryDay(sight, problem) || sight.now().isBefore(completed.plus(EVERYDAY)))
                .isPresent();
    }

    static Stream<Attention> setAside(Sight sight) {
        return sight.facts().storedMarks().stream()
                .filter(mark -> mark.isSetAside(sight.now()))
                .map(SyncRules::setAside);
    }

    private static Attention setAside(ReadMark mark) {
        return Attention.warning(
                "kind_set_aside",
                "Records of the kind " + words(mark) + " are not read for now: " + mark.setAsideReason()
                        + " It is tried again every day; all others go on.",
                Actor.SUPPORT,
                "Look at the last sessions' exchanges for what QuickBooks refused.",
                mark.setAsideAt());
    }

    private static String words(ReadMark mark) {
        return mark.subject().replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    static Stream<Attention> historySetAside(Sight sight) {
        return sight.facts().storedMarks().stream()
                .filter(mark -> !mark.isSetAside(sight.now()) && mark.isHistorySetAside(sight.now()))
                .map(mark -> Attention.warning(
                        "history_set_aside",
                        "Older records of the kind " + words(mark) + " are not read for now: " + mark.setAsideReason()
                                + " They are tried again every day; changes are read meanwhile.",
                        Actor.SUPPORT,
                        "Look at the last sessions' exchanges for the days that QuickBooks cannot show, and have the "
                                + "company file verified there.",
                        mark.historyAsideAt()));
    }

    static Stream<Attention> unreadableRecords(Sight sight) {
        var unreadable = sight.facts().unreadable();
        return unreadable == null
                ? Stream.empty()
                : Stream.of(Attention.warning(
                        "records_unreadable",
                        (unreadable.count() == 1
                                        ? "A record cannot be read: "
                                        : unreadable.count() + " records cannot be " + "read, among them: ")
                                + unreadable.example()
                                + " Such records are asked for again every day; all others go on.",
                        Actor.SUPPORT,
                        "Look at the response kept with the exchange; correct the record in QuickBooks if it is damaged "
                                + "there.",
                        null));
    }

    /** What the verification of the whole file has found, for a week: once is an accident, every week is not. */
    static Stream<Attention> differencesFound(Sight sight) {
        var marks = sight.facts().storedMarks().stream()
                .filter(mark -> mark.scrub().foundAt() != null
                        && sight.now().isBefore(mark.scrub().foundAt().plus(FOUND_IS_SHOWN)))
                .toList();
        return marks.stream()
                .map(mark -> mark.scrub().foundAt())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(last -> Attention.info(
                        "differences_found",
                        "Comparing the whole file brought out records that were missing, different or left over here ("
                                + marks.stream()
                                        .map(mark -> words(mark) + ": "
                                                + mark.scrub().found())
                                        .collect(Collectors.joining(", "))
                                + "), last at " + ConnectorState.time(last) + ". They are read again by themselves.",
                        Actor.SUPPORT,
                        "Nothing, if this happens once. If it comes again, ask what was done to the company file at that "
                                + "time: a computer with a wrong clock, a repair of the file, an import.",
                        last))
                .stream();
    }

    /** Only good to know: nothing is wrong with the books by it. A kind that is set aside is told of as such. */
    static Stream<Attention> verificationLate(Sight sight) {
        var complete = sight.facts().historyCompletedAt();
        boolean mayMove = sight.pairing().isConfirmed() && !sight.isStopped() && !sight.isPaused();
        if (complete == null || !mayMove || sight.live().isEmpty()) {
            return Stream.empty();
        }
        var late = new TreeMap<String, Instant>();
        sight.facts()
                .marks()
                .ofKinds()
                .filter(mark -> mark.complete() && !mark.isLeftOutOfLoad(sight.now()))
                .forEach(mark -> {
                    var since = mark.scrub().lateSince(sight.verifiedWithin(), complete, sight.now());
                    if (since != null) {
                        late.put(words(mark), since);
                    }
                });
        return late.values().stream()
                .min(Comparator.naturalOrder())
                .map(since -> Attention.info(
                        "verification_late",
                        "Comparing the whole file with what is held here takes longer than the "
                                + sight.verifiedWithin().toDays()
                                + " days that it may take. Not compared to the end since: "
                                + late.entrySet().stream()
                                        .map(kind -> kind.getKey() + ", " + ConnectorState.time(kind.getValue()))
                                        .collect(Collectors.joining("; "))
                                + ".",
                        Actor.SUPPORT,
                        "Have the Web Connector update more often, or for more hours a day: each update compares a part. If it"
                                + " updates all day, the file needs more time (TANDEM_VERIFY_WITHIN).",
                        since))
                .stream();
    }

    static Stream<Attention> paused(Sight sight) {
        var pause = sight.facts().overview().company().pause();
        return pause == null || !sight.isPaused()
                ? Stream.empty()
                : Stream.of(Attention.info(
                        "paused",
                        "paused: " + pause.reason()
                                + (pause.until() == null ? "" : " (until " + ConnectorState.time(pause.until()) + ")"),
                        Actor.SUPPORT,
                        "Resume the company when the reason is past.",
                        pause.since()));
    }

    static Stream<Attention> quiet(Sight sight) {
        return sight.isQuiet()
                ? Stream.of(Attention.info(
                        "quiet_hours",
                        "quiet hours: QuickBooks is left alone now",
                        Actor.NOBODY,
                        "Nothing: the sync goes on when they end.",
                        null))
                : Stream.empty();
    }
}
