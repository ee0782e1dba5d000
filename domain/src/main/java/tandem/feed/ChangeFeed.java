package tandem.feed;

import java.util.Map;
import java.util.Set;
import tandem.company.CompanyId;

/** Port: the feeds of all companies. */
public interface ChangeFeed {

    /**
     * What comes after a number.
     *
     * @param after 0 for the beginning
     * @param limit at least 1
     */
    Stretch after(CompanyId company, long after, int limit);

    /** How far the feeds of these companies have come, in one statement; those that have none yet are missing. */
    Map<CompanyId, Long> lastOf(Set<CompanyId> companies);
}
