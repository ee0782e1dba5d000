package tandem.state;

import java.util.Set;

/** Troubles of every day: QuickBooks is closed for the night, or another customer's books are open. Nobody has to act. */
public final class EverydayTrouble {

    /** Their codes, as the last problem of a company has them. */
    public static final Set<String> CODES = Set.of(
            "another_company_file_open",
            "no_company_file_open",
            "quickbooks_closed",
            "quickbooks_not_reached",
            "quickbooks_not_started",
            "quickbooks_starting",
            "data_locked",
            "dialog_open_in_quickbooks");

    private EverydayTrouble() {}
}
