package tandem.upkeep;

import java.util.List;
import java.util.Set;
import tandem.company.CompanyId;
import tandem.mirror.Kind;

/**
 * Port: records that came from the file that a company had before. Nobody knows whether the present file has them before it
 * shows them, or has been read to the end without.
 */
public interface DoubtedRecords {

    /** Companies whose present file has been read to the end since their records came into doubt. */
    List<CompanyId> ripe();

    /**
     * Keeps every session away from the company to the end of the transaction.
     *
     * @return whether it still is ripe; also {@code false} while a session's call is being worked on
     */
    boolean hold(CompanyId company);

    /**
     * QuickBooks' ids of records of a kind that the present file did not show although all of that kind was read; none while
     * that is not so. Transactions from before the day that the history is read from are not asked for, so they are not
     * among them.
     */
    Set<String> notShown(CompanyId company, Kind kind, int most);

    /** Ends the doubt, if every kind has been read to the end. */
    void settle(CompanyId company);
}
