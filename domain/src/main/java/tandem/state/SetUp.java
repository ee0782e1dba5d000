package tandem.state;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyFile;
import tandem.company.ConnectorOverview;
import tandem.company.ConnectorState;
import tandem.company.Pairing;

/**
 * How far the setting up of a connector has come, told to whoever has the customer on the telephone: what has been seen here,
 * and where something is wrong, which box or choice in which window it is.
 */
public final class SetUp {

    private static final int LARGE_MB = 700;

    private static final Set<String> NOT_ALLOWED =
            Set.of("file_never_authorized", "access_not_permitted", "authorization_refused");
    private static final Set<String> NOT_BY_ITSELF = Set.of(
            "automatic_login_not_allowed", "automatic_login_impossible", "automatic_login_to_renew", "login_conflict");

    private final ConnectorOverview connector;
    private final SyncFacts facts;
    private final RefusedAttempts.@Nullable Refused refused;
    private final Instant now;

    private SetUp(
            ConnectorOverview connector, SyncFacts facts, RefusedAttempts.@Nullable Refused refused, Instant now) {
        this.connector = connector;
        this.facts = facts;
        this.refused = refused;
        this.now = now;
    }

    /** How far a step has come. */
    public enum Progress {
        DONE,
        /** This is what the person at the machine does next. */
        NOW,
        LATER,
        /** Somebody has tried, and something is not as it should be. */
        TROUBLE
    }

    /** One step, and what is to be done in it or what is wrong. */
    public record Step(String title, Progress progress, String words) {}

    /**
     * The steps in their order.
     *
     * @param refused calls under the connector's user name with a wrong key; absent: none
     */
    public static List<Step> of(
            ConnectorOverview connector, SyncFacts facts, RefusedAttempts.@Nullable Refused refused, Instant now) {
        var setUp = new SetUp(connector, facts, refused, now);
        return List.of(
                setUp.machine(), setUp.call(), setUp.permission(), setUp.personalData(), setUp.file(), setUp.autoRun());
    }

    private Step machine() {
        var size = facts.overview().company().settings().companyFileSizeMb();
        boolean isLarge = size != null && size > LARGE_MB;
        return new Step(
                "The right computer",
                isSeen() ? Progress.DONE : Progress.NOW,
                isLarge
                        ? "The company file has " + size
                                + " MB. For the first sync use a computer that nobody needs until the"
                                + " initial and historical sync is done, before anything is started."
                        : "Windows with QuickBooks Desktop and its Web Connector, signed in to Windows as the user who will stay"
                                + " signed in. If the company file has more than " + LARGE_MB
                                + " MB, take a computer that nobody needs until the initial and historical sync is done.");
    }

    private Step call() {
        var seen = connector.sighting().lastSeenAt();
        if (refused != null && (seen == null || refused.last().isAfter(seen))) {
            return new Step(
                    "The Web Connector calls",
                    Progress.TROUBLE,
                    "It called with a wrong key, " + (refused.times() == 1 ? "once" : refused.times() + " times")
                            + ". Click into the Password column of this application in the Web Connector, type the key again as it was"
                            + " shown, and answer Yes when it asks whether to save it. If the key is lost, give the connector a new one.");
        }
        return seen == null
                ? new Step(
                        "The Web Connector calls",
                        Progress.NOW,
                        "Not heard of yet. Load the .qwc file by Add an Application, type the key into the Password column, tick the"
                                + " box at the left of the application, and choose Update Selected. If QBWC1048 is shown, this"
                                + " computer does not trust the hub\u2019s certificate; if QBWC1012, a proxy or firewall keeps it"
                                + " from getting here.")
                : new Step(
                        "The Web Connector calls",
                        Progress.DONE,
                        "It called, last at " + ConnectorState.time(seen) + ".");
    }

    private Step permission() {
        var title = "QuickBooks lets it in";
        var problem = facts.lastProblem();
        boolean isOpen = problem != null
                && (facts.lastCompletedAt() == null || !facts.lastCompletedAt().isAfter(problem.at()));
        if (problem != null && isOpen && NOT_ALLOWED.contains(problem.code())) {
            return new Step(title, Progress.TROUBLE, problem.message() + " " + whichChoice(problem));
        }
        if (problem != null && isOpen && NOT_BY_ITSELF.contains(problem.code())) {
            return new Step(
                    title,
                    Progress.TROUBLE,
                    problem.message()
                            + " The choice \u201cYes, whenever this QuickBooks company file is open\u201d was taken, or its user"
                            + " has changed. In QuickBooks, as Admin, under Edit, Preferences, Integrated Applications, Company"
                            + " Preferences, open the application\u2019s properties and tick \u201cAllow this application to login"
                            + " automatically\u201d, with a user of its own.");
        }
        if (problem != null && isOpen && isSeen() && !hasShownFile()) {
            return new Step(title, Progress.TROUBLE, problem.message());
        }
        return hasShownFile()
                ? new Step(title, Progress.DONE, "The company file has shown itself.")
                : new Step(
                        title,
                        isSeen() ? Progress.NOW : Progress.LATER,
                        "With the company file open, as Admin and in single-user mode, answer QuickBooks\u2019 question with "
                                + (connector.connector().unattended()
                                        ? "\u201cYes, always; allow access even if QuickBooks is not running\u201d, and choose a user."
                                        : "\u201cYes, whenever this QuickBooks company file is open\u201d, or with \u201cYes, always\u201d"
                                                + " if it is to work with QuickBooks closed."));
    }

    private static String whichChoice(CompanyFile.Problem problem) {
        return switch (problem.code()) {
            case "file_never_authorized" ->
                "Nobody has answered QuickBooks\u2019 question yet, or another company file is open: sign in as Admin in single-user"
                        + " mode and choose Update Selected once more.";
            case "authorization_refused" ->
                "\u201cNo\u201d was chosen: under Edit, Preferences, Integrated Applications, Company Preferences, tick the"
                        + " application in the column Allow Access.";
            default ->
                "The tick in the column Allow Access is missing, or \u201cDon\u2019t allow any applications to access this company"
                        + " file\u201d is ticked: both are under Edit, Preferences, Integrated Applications, Company Preferences.";
        };
    }

    private Step personalData() {
        var title = "Personal data";
        if (!connector.connector().personalData()) {
            return new Step(title, Progress.DONE, "This connector does not ask for it.");
        }
        if (Boolean.FALSE.equals(facts.personalDataAllowed())) {
            return new Step(
                    title,
                    Progress.TROUBLE,
                    "The tick \u201cAllow this application to access personal data such as Social Security Numbers\u201d is missing, so"
                            + " tax ids stay unknown. Everything else works. It is set in the application\u2019s properties under Edit,"
                            + " Preferences, Integrated Applications.");
        }
        return Boolean.TRUE.equals(facts.personalDataAllowed())
                ? new Step(title, Progress.DONE, "QuickBooks lets it be read.")
                : new Step(
                        title,
                        Progress.LATER,
                        "In the same window tick that the application may access personal data, so that tax ids are known.");
    }

    private Step file() {
        var title = "The right company file";
        return switch (facts.overview().progress().pairing()) {
            case CONFIRMED -> new Step(title, Progress.DONE, "It is confirmed.");
            case MISMATCH ->
                new Step(
                        title,
                        Progress.TROUBLE,
                        "Another file was open than the confirmed one. Open the right one and update again.");
            case AWAITING_CONFIRMATION ->
                new Step(
                        title,
                        Progress.NOW,
                        "A file waits to be confirmed: compare its facts, then confirm or reject it.");
            case UNPAIRED, REJECTED ->
                new Step(
                        title,
                        Progress.LATER,
                        "When the file has shown itself, a person compares its facts here and confirms it.");
        };
    }

    private Step autoRun() {
        var title = "It goes on by itself";
        var seen = connector.sighting().lastSeenAt();
        if (seen == null || !facts.overview().progress().pairing().isConfirmed()) {
            return new Step(
                    title,
                    Progress.LATER,
                    "Tick Auto-Run in the Web Connector; without it nothing happens unless somebody chooses Update Selected.");
        }
        return ConnectorState.isSilent(seen, connector.interval(), now)
                ? new Step(
                        title,
                        Progress.TROUBLE,
                        "It has not called since " + ConnectorState.time(seen)
                                + ". The box Auto-Run of this application is not ticked, or the Web Connector was closed (it should stand"
                                + " beside the clock), or nobody is signed in to Windows there.")
                : new Step(
                        title,
                        Progress.DONE,
                        "It calls every " + connector.interval().toMinutes() + " minutes or so.");
    }

    private boolean isSeen() {
        return connector.sighting().lastSeenAt() != null;
    }

    private boolean hasShownFile() {
        var pairing = facts.overview().progress().pairing();
        return pairing != Pairing.UNPAIRED && pairing != Pairing.REJECTED;
    }
}
