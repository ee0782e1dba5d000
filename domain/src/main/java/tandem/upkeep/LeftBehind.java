package tandem.upkeep;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.reading.Mirror;

/** Marks as removed what only the file had that a company was tied to before. */
public final class LeftBehind {

    static final int STEP = 1000;

    private final DoubtedRecords records;
    private final Mirror mirror;
    private final Clock clock;

    public LeftBehind(DoubtedRecords records, Mirror mirror, Clock clock) {
        this.records = records;
        this.mirror = mirror;
        this.clock = clock;
    }

    /** Companies in which there is something to do. */
    public List<CompanyId> companies() {
        return records.ripe();
    }

    /**
     * One short step, to be run in a transaction of its own.
     *
     * @return whether there may be another one to do now
     */
    public boolean step(CompanyId company) {
        if (!records.hold(company)) {
            return false;
        }
        for (var kind : Kind.values()) {
            var ids = records.notShown(company, kind, STEP);
            if (!ids.isEmpty()) {
                mirror.forget(company, kind, ids, clock.instant().truncatedTo(ChronoUnit.MICROS));
                return true;
            }
        }
        records.settle(company);
        return false;
    }
}
