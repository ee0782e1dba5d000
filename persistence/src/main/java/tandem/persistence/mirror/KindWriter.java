package tandem.persistence.mirror;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.reading.Mirror.Applied;

/** Writes one kind of records. */
interface KindWriter<Q extends QuickBooksRecord> {

    /**
     * Takes records in, none of them twice.
     *
     * @param ids when they are taken in, and what identities those get that are new
     */
    Applied apply(CompanyId company, Kind kind, Collection<Q> records, NewIds ids);

    /** Marks records as removed; {@code times} runs beside {@code ids} and is absent where the time does not matter. */
    Applied remove(CompanyId company, Kind kind, List<String> ids, List<@Nullable LocalDateTime> times, Instant now);

    /** The records without repetition: of each id the last. */
    static <Q extends QuickBooksRecord> Collection<Q> lastOfEach(List<Q> records) {
        var byId = new LinkedHashMap<String, Q>();
        records.forEach(record -> byId.put(record.id(), record));
        return byId.values();
    }
}
