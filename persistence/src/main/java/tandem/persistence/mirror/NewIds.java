package tandem.persistence.mirror;

import java.time.Instant;
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

    /** The identity of the record that QuickBooks knows by this id, if it is new here. */
    UUID of(String quickBooksId) {
        var known = ours.get(quickBooksId);
        return known == null ? UuidV7.at(now) : known;
    }
}
