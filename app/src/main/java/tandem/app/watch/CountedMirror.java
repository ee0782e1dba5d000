package tandem.app.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.reading.Mirror;
import tandem.wire.Answer;

/** Counts the records that are taken in, by their kind and by what came of them. */
public final class CountedMirror implements Mirror {

    private final Mirror mirror;
    private final MeterProvider<Counter> records;

    /** Stands before {@code mirror}. */
    public CountedMirror(Mirror mirror, MeterRegistry registry) {
        this.mirror = mirror;
        this.records = Counter.builder("tandem.records")
                .description("Records of QuickBooks that were taken in")
                .withRegistry(registry);
    }

    @Override
    public Applied apply(
            CompanyId company, Kind kind, List<? extends QuickBooksRecord> shown, Map<String, UUID> ours, Instant now) {
        var applied = mirror.apply(company, kind, shown, ours, now);
        count(kind, "unchanged", applied.received() - applied.changed());
        count(kind, "changed", applied.changed());
        return applied;
    }

    @Override
    public Applied remove(CompanyId company, Kind kind, List<Answer.Deleted> deleted, Instant now) {
        return removed(kind, mirror.remove(company, kind, deleted, now));
    }

    @Override
    public Applied forget(CompanyId company, Kind kind, Set<String> ids, Instant now) {
        return removed(kind, mirror.forget(company, kind, ids, now));
    }

    private Applied removed(Kind kind, Applied applied) {
        count(kind, "removed", applied.changed());
        return applied;
    }

    private void count(Kind kind, String effect, int number) {
        if (number > 0) {
            Committed.then(() ->
                    records.withTags("kind", kind.word(), "effect", effect).increment(number));
        }
    }

    @Override
    public Set<String> changedWithin(
            CompanyId company, Kind kind, Set<String> ids, LocalDateTime from, LocalDateTime to) {
        return mirror.changedWithin(company, kind, ids, from, to);
    }

    @Override
    public int missingOf(CompanyId company, LocalDateTime from, LocalDateTime to) {
        return mirror.missingOf(company, from, to);
    }

    @Override
    public Map<Kind, Set<String>> heldFromBefore(CompanyId company, List<? extends QuickBooksRecord> shown) {
        return mirror.heldFromBefore(company, shown);
    }

    @Override
    public Set<String> compareOpenBills(CompanyId company, List<Answer.OpenBill> page, Instant sweepStarted) {
        return mirror.compareOpenBills(company, page, sweepStarted);
    }

    @Override
    public Set<String> openBillsMissedBy(CompanyId company, Instant sweepStarted) {
        return mirror.openBillsMissedBy(company, sweepStarted);
    }

    @Override
    public Set<String> vendorsThatDoNotAddUp(CompanyId company) {
        return mirror.vendorsThatDoNotAddUp(company);
    }

    @Override
    public Compared compareOutlines(
            CompanyId company,
            Kind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<Answer.Outline> shown,
            Instant askedAt) {
        return mirror.compareOutlines(company, kind, from, to, shown, askedAt);
    }

    @Override
    public int count(CompanyId company, Kind kind, @Nullable LocalDate from) {
        return mirror.count(company, kind, from);
    }
}
