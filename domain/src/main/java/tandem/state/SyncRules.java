package tandem.state;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import tandem.company.ConnectorState;
import tandem.company.Pairing;
import tandem.reading.ReadMark;
import tandem.state.Attention.Actor;
import tandem.state.Attention.Severity;

/** Attention for the sync itself. */
final class SyncRules {

    private static final int MISSED_SYNCS = 3;

    private SyncRules() {}

    static Stream<Attention> lastProblem(Sight sight) {
        var problem = sight.facts().lastProblem();
        var completed = sight.facts().lastCompletedAt();
        if (problem == null || (completed != null && completed.isAfter(problem.at())) || sight.isStopped()) {
            return Stream.empty();
        }
        if (problem.code().equals("wrong_company_file") && sight.pairing() == Pairing.MISMATCH) {
            return Stream.empty();
        }
        if (completed == null && !sight.pairing().isConfirmed() && EverydayTrouble.CODES.contains(problem.code())) {
            return Stream.of(Attention.info(
                    "waiting_for_authorization",
                    "waiting for QuickBooks authorization: " + problem.message(),
                    Actor.BOOKKEEPER,
                    "Open the company file in QuickBooks as its administrator, update again, and allow access when "
                            + "QuickBooks asks.",
                    problem.at()));
        }
        var severity = EverydayTrouble.CODES.contains(problem.code()) ? Severity.INFO : Severity.WARNING;
        return Stream.of(new Attention(
                problem.code(),
                severity,
                problem.message(),
                WhoHelps.with(problem.code()),
                "Do as the message says; the sync goes on by itself with the next update.",
                problem.at()));
    }

    /** A connector calls and still nothing is completed: by the rhythm that the company really has, see CallRhythm. */
    static Stream<Attention> overdue(Sight sight) {
        var completed = sight.facts().lastCompletedAt();
        var live = sight.live();
        boolean mayMove = sight.pairing().isConfirmed() && !sight.isStopped() && !sight.isPaused() && !sight.isQuiet();
        if (completed == null
                || live.isEmpty()
                || !mayMove
                || sight.activeSession().isPresent()) {
            return Stream.empty();
        }
        var interval = live.stream()
                .map(connector -> connector.interval())
                .max(Duration::compareTo)
                .orElseThrow();
        return completed.plus(interval.multipliedBy(MISSED_SYNCS)).isBefore(sight.now())
                ? Stream.of(Attention.warning(
                        "sync_overdue",
                        "Connectors call, but no sync has been completed since " + ConnectorState.time(completed) + ".",
                        Actor.BOOKKEEPER,
                        "Open the company file in QuickBooks and choose Update Selected in the Web Connector; it shows what "
                                + "is in the way.",
                        completed))
                : Stream.empty();
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
