package tandem.company;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tandem.audit.Actor;
import tandem.audit.AuditEvent;
import tandem.audit.AuditTrail;
import tandem.mirror.Kind;
import tandem.outcome.GivenReason;
import tandem.outcome.Outcome;
import tandem.outcome.Violation;

/** Where people stop a company's sync, let it go on, hand it over, or have it start again. */
public final class SyncDesk {

    private static final int MOST_QUIET_HOURS = 50;
    private final Companies companies;
    private final CompanyOverviews overviews;
    private final SyncControl sync;
    private final AuditTrail audit;
    private final Clock clock;

    public SyncDesk(Companies companies, CompanyOverviews overviews, SyncControl sync, AuditTrail audit, Clock clock) {
        this.companies = companies;
        this.overviews = overviews;
        this.sync = sync;
        this.audit = audit;
        this.clock = clock;
    }

    /** From now on its connectors are told that there is no work. A pause that lasts already gets the new reason. */
    public Outcome<Company, CompanyRefusal> pause(
            CompanyId id, @Nullable String reason, @Nullable Instant until, Actor actor) {
        var violations = new ArrayList<>(GivenReason.violations(reason));
        if (until != null && !until.isAfter(now())) {
            violations.add(new Violation("until", "past", "must be in the future"));
        }
        if (!violations.isEmpty()) {
            return Outcome.refused(new CompanyRefusal.Invalid(violations));
        }
        Map<String, ?> words = until == null ? Map.<String, Object>of() : Map.of("until", until.toString());
        return step(id, "company_paused", reason, actor, words, company -> {
            var end = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
            return companies.save(company.withPause(new Pause(given(reason), now(), end), now()));
        });
    }

    /**
     * Ends a pause, or a stop of the hub: then whoever resumes vouches for the company file, has to say why, and everything is
     * compared with the file before anything is written again. A company that neither is paused nor was stopped stays as it is.
     */
    public Outcome<Company, CompanyRefusal> resume(CompanyId id, @Nullable String reason, Actor actor) {
        var stop = overviews.find(id).map(found -> found.progress().stop()).orElse(null);
        if (stop != null) {
            return trust(id, stop, reason, actor);
        }
        return step(id, "company_resumed", reason, actor, Map.of(), company -> {
            if (company.pause() == null) {
                return company;
            }
            return companies.save(company.withPause(null, now()));
        });
    }

    private Outcome<Company, CompanyRefusal> trust(
            CompanyId id, CompanyProgress.Stop stop, @Nullable String reason, Actor actor) {
        var violations = GivenReason.violations(reason);
        if (!violations.isEmpty()) {
            return Outcome.refused(new CompanyRefusal.Invalid(violations));
        }
        return step(id, "company_file_trusted", reason, actor, Map.of("stop", stop.code()), company -> {
            sync.trustFile(id, now());
            sync.doubtRecords(id, now());
            sync.readAgain(id, null, now());
            return company;
        });
    }

    /** Sets the times of the week in which QuickBooks is left alone; none: it never is. */
    public Outcome<Company, CompanyRefusal> setQuietHours(CompanyId id, List<QuietHours> hours, Actor actor) {
        if (hours.size() > MOST_QUIET_HOURS) {
            return Outcome.refused(new CompanyRefusal.Invalid(
                    List.of(new Violation("", "too_many", "must hold at most " + MOST_QUIET_HOURS + " entries"))));
        }
        var words =
                Map.of("quietHours", hours.stream().map(QuietHours::toString).toList());
        return step(id, "quiet_hours_set", null, actor, words, company -> {
            return companies.save(company.withQuietHours(hours, now()));
        });
    }

    /** Has these kinds read again from the start, deleting nothing. */
    public Outcome<Company, CompanyRefusal> readAgain(CompanyId id, @Nullable Set<Kind> kinds, Actor actor) {
        if (kinds != null && kinds.isEmpty()) {
            return Outcome.refused(new CompanyRefusal.Invalid(
                    List.of(new Violation("kinds", "empty", "must name at least one kind, or be absent for all"))));
        }
        Map<String, ?> words = kinds == null
                ? Map.<String, Object>of()
                : Map.of("kinds", new TreeSet<>(kinds).stream().map(Kind::word).toList());
        return step(id, "resync_asked", null, actor, words, company -> {
            sync.readAgain(id, kinds, now());
            return company;
        });
    }

    /** Hands the company over: whichever connector comes next may work. */
    public Outcome<Company, CompanyRefusal> releaseLease(CompanyId id, @Nullable String reason, Actor actor) {
        var violations = GivenReason.violations(reason);
        if (!violations.isEmpty()) {
            return Outcome.refused(new CompanyRefusal.Invalid(violations));
        }
        return step(id, "lease_released", reason, actor, Map.of(), company -> {
            sync.releaseLease(id, now());
            return company;
        });
    }

    private Outcome<Company, CompanyRefusal> step(
            CompanyId id,
            String action,
            @Nullable String reason,
            Actor actor,
            Map<String, ?> words,
            Function<Company, Company> how) {
        var company = companies.find(id).orElse(null);
        if (company == null) {
            return Outcome.refused(new CompanyRefusal.NotFound());
        }
        if (company.isRetired()) {
            return Outcome.refused(new CompanyRefusal.Retired());
        }
        var after = how.apply(company);
        audit.add(new AuditEvent(now(), actor, action, id.value(), id.toString(), reason, Map.of(), words));
        return Outcome.done(after);
    }

    private static String given(@Nullable String reason) {
        return reason == null ? "" : reason;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
