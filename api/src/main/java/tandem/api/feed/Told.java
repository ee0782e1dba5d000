package tandem.api.feed;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tandem.caller.Caller;
import tandem.company.CompanyId;
import tandem.feed.Topic;

/** Something that the change feed tells of. Whatever resource shows it by itself shows it to the feed's readers, too. */
public interface Told {

    /** What it is. */
    Topic topic();

    /** Those of these that the caller can see, in the form in which he sees them one by one, and as they stand now. */
    Map<UUID, ?> shown(CompanyId company, Set<UUID> ids, Caller caller);
}
