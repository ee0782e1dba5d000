package tandem.app.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.company.CompanyStatus;
import tandem.figures.Figures;
import tandem.figures.Figures.Pile;
import tandem.figures.InstallationFigures;
import tandem.figures.Rhythm;
import tandem.reconciliation.Severity;
import tandem.request.RequestStatus;

/**
 * What the installation holds. All gauges of a scrape read one look at the database, and one look is good for a quarter of a
 * minute, however many ask. Every node shows the same. While the database does not answer they show that they do not know.
 */
final class InstallationGauges implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(InstallationGauges.class);
    private static final Duration GOOD_FOR = Duration.ofSeconds(15);

    private final InstallationFigures figures;
    private final Duration lease;
    private final Clock clock;
    private final ReentrantLock looking = new ReentrantLock();
    private Instant lookedAt = Instant.MIN;
    private @Nullable Figures seen;

    InstallationGauges(InstallationFigures figures, Duration lease, Clock clock) {
        this.figures = figures;
        this.lease = lease;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (var status : CompanyStatus.values()) {
            gauge("tandem.companies", "Companies that are not retired", now -> now.companies(status))
                    .tag("status", word(status))
                    .register(registry);
        }
        Arrays.stream(RequestStatus.values())
                .filter(status -> !status.isOver())
                .forEach(status -> pile(
                        registry,
                        "tandem.requests",
                        "Writes that are not over",
                        "status",
                        status.word(),
                        now -> now.requests(status)));
        for (var severity : Severity.values()) {
            pile(
                    registry,
                    "tandem.findings",
                    "Discrepancies that are open",
                    "severity",
                    severity.word(),
                    now -> now.findings(severity));
        }
        gauge("tandem.leases", "Companies that a connector has to itself", Figures::leases)
                .register(registry);
        for (var rhythm : Rhythm.values()) {
            for (int i = 0; i <= Figures.STEPS.size(); i++) {
                int step = i;
                gauge(
                                "tandem.companies.synced",
                                "Active companies that completed a sync at most so many seconds ago",
                                now -> now.synced(rhythm, step))
                        .tag("rhythm", rhythm.word())
                        .tag("le", bound(step))
                        .register(registry);
            }
        }
    }

    private void pile(
            MeterRegistry registry,
            String name,
            String description,
            String tag,
            String word,
            Function<Figures, Pile> pile) {
        gauge(name, description, now -> pile.apply(now).number()).tag(tag, word).register(registry);
        TimeGauge.builder(
                        name + ".oldest",
                        () -> value(now -> pile.apply(now).oldest().toMillis()),
                        TimeUnit.MILLISECONDS)
                .description(description + ": for how long the oldest has been")
                .tag(tag, word)
                .register(registry);
    }

    private Gauge.Builder<?> gauge(String name, String description, ToDoubleFunction<Figures> figure) {
        return Gauge.builder(name, () -> value(figure)).description(description);
    }

    private double value(ToDoubleFunction<Figures> figure) {
        var now = look();
        return now == null ? Double.NaN : figure.applyAsDouble(now);
    }

    private @Nullable Figures look() {
        looking.lock();
        try {
            var now = clock.instant();
            if (lookedAt.isBefore(now.minus(GOOD_FOR))) {
                lookedAt = now;
                seen = lookAgain(now);
            }
            return seen;
        } finally {
            looking.unlock();
        }
    }

    private @Nullable Figures lookAgain(Instant now) {
        try {
            return figures.at(now, now.minus(lease));
        } catch (RuntimeException e) {
            LOG.warn("the figures of the installation could not be counted: {}", e.toString());
            return null;
        }
    }

    private static String bound(int step) {
        return step == Figures.STEPS.size()
                ? "+Inf"
                : String.valueOf(Figures.STEPS.get(step).toSeconds());
    }

    private static String word(CompanyStatus status) {
        return status.name().toLowerCase(java.util.Locale.ROOT);
    }
}
