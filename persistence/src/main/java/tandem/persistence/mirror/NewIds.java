package tandem.persistence.mirror;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tandem.identity.UuidV7;

/**
 * The identities that records get that are new here.
 *
 * @param ours those of records that began on this side, by QuickBooks' id
 * @param now when the records are taken in
 */
record NewIds(Map<String, UUID> ours, Instant now) {

    /** The same, with more of ours. */
    NewIds with(Map<String, UUID> more) {
        var all = new HashMap<>(more);
        all.putAll(ours);
        return new NewIds(all, now);
    }

    /** The identity of the record that QuickBooks knows by this id, if it is new here. */
    UUID of(String quickBooksId) {
        var known = ours.get(quickBooksId);
        return known == null ? UuidV7.at(now) : known;
    }
}
