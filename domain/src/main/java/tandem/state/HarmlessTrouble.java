package tandem.state;

import java.util.Set;

/** Troubles that are no alarm, or none yet, by their codes as the last problem of a company has them. */
public final class HarmlessTrouble {

    /** QuickBooks is closed for the night, or another customer's books are open. */
    public static final Set<String> EVERYDAY = Set.of(
            "another_company_file_open",
            "no_company_file_open",
            "quickbooks_closed",
            "quickbooks_not_reached",
            "quickbooks_not_started",
            "quickbooks_starting",
            "data_locked",
            "dialog_open_in_quickbooks");

    /** They belong to the first steps with a file: nobody has allowed anything yet. */
    public static final Set<String> OF_THE_FIRST_STEPS = Set.of(
            "file_never_authorized",
            "automatic_login_not_allowed",
            "automatic_login_impossible",
            "login_conflict",
            "quickbooks_login_unfinished",
            "company_file_not_opened",
            "file_in_other_mode");

    /** They pass when somebody signs out or closes something; only their staying is an alarm. */
    public static final Set<String> PASSING = Set.of("login_conflict");

    private HarmlessTrouble() {}
}
