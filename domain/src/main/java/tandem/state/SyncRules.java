package tandem.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
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

    /** Troubles of every day: QuickBooks is closed for the night, or another customer's books are open. */
    private static final Set<String> TROUBLES_OF_EVERY_DAY = Set.of(
            "another_company_file_open",
            "no_company_file_open",
            "quickbooks_closed",
            "quickbooks_not_reached",
            "quickbooks_not_started",
            "quickbooks_starting",
            "data_locked",
            "dialog_open_in_quickbooks");

    /** Troubles that belong to the first steps with a file: nobody has allowed anything yet. */
    private static final Set<String> TROUBLES_OF_THE_FIRST_DAY = Set.of(
            "file_never_authorized",
            "automatic_login_not_allowed",
            "automatic_login_impossible",
            "login_conflict",
            "quickbooks_login_unfinished",
            "company_file_not_opened",
            "file_in_other_mode");

    /** Troubles that pass when somebody signs out or closes something; only their staying is one. */
    private static final Set<String> TROUBLES_THAT_PASS = Set.of("login_conflict");

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
                                actor(problem.code()),
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
        return TROUBLES_OF_EVERY_DAY.contains(problem.code()) || meetsAStrangeFile(sight, problem);
    }

    private static boolean awaitsPermission(Sight sight, Problem problem) {
        return sight.facts().lastCompletedAt() == null
                && !sight.pairing().isConfirmed()
                && (TROUBLES_OF_EVERY_DAY.contains(problem.code())
                        || TROUBLES_OF_THE_FIRST_DAY.contains(problem.code()));
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
                || (TROUBLES_THAT_PASS.contains(problem.code()) && !sight.hasMissedSyncs());
        return isNoAlarm ? Severity.INFO : Severity.WARNING;
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
