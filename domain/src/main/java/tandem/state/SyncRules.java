package tandem.state;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import tandem.company.ConnectorState;
import tandem.company.Pairing;
import tandem.reading.ReadMark;
import tandem.state.Attention.Actor;
import tandem.state.Attention.Severity;

/** Attention for the sync itself. */
final class SyncRules {

    private static final int MISSED_SYNCS = 3;

    private static final Set<String> FOR_THE_ADMIN = Set.of(
            "file_never_authorized",
            "access_not_permitted",
            "authorization_refused",
            "automatic_login_not_allowed",
            "automatic_login_impossible",
            "automatic_login_to_renew",
            "login_conflict",
            "stamp_not_written");

    private static final Set<String> FOR_IT = Set.of(
            "quickbooks_without_qbxml",
            "quickbooks_parts_missing",
            "quickbooks_parts_not_registered",
            "quickbooks_installation_incomplete",
            "quickbooks_not_registered",
            "windows_access_denied");

    private static final Set<String> FOR_SUPPORT = Set.of(
            "response_unreadable",
            "request_not_understood",
            "file_not_identified",
            "identity_refused",
            "reread_refused",
            "sweep_refused");

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
                actor(problem.code()),
                "Do as the message says; the sync goes on by itself with the next update.",
                problem.at()));
    }

    private static Actor actor(String code) {
        if (FOR_THE_ADMIN.contains(code)) {
            return Actor.QUICKBOOKS_ADMIN;
        }
        if (FOR_IT.contains(code)) {
            return Actor.IT;
        }
        return FOR_SUPPORT.contains(code) ? Actor.SUPPORT : Actor.BOOKKEEPER;
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
        var words = mark.subject().replace('_', ' ').toLowerCase(Locale.ROOT);
        return Attention.warning(
                "kind_set_aside",
                "Records of the kind " + words + " are not read for now: " + mark.setAsideReason()
                        + " It is tried again every day; all others go on.",
                Actor.SUPPORT,
                "Look at the last sessions' exchanges for what QuickBooks refused.",
                mark.setAsideAt());
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
