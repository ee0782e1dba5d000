package tandem.company;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import tandem.audit.Actor;
import tandem.audit.AuditEvent;
import tandem.audit.AuditTrail;
import tandem.identity.UuidV7;
import tandem.outcome.Outcome;
import tandem.outcome.Violation;

/** Companies come, change and go. */
public final class CompanyRegister {

    private static final int LONGEST_EXTERNAL_ID = 200;
    private final Companies companies;
    private final Connectors connectors;
    private final SyncControl sync;
    private final AuditTrail audit;
    private final Clock clock;

    public CompanyRegister(
            Companies companies, Connectors connectors, SyncControl sync, AuditTrail audit, Clock clock) {
        this.companies = companies;
        this.connectors = connectors;
        this.sync = sync;
        this.audit = audit;
        this.clock = clock;
    }

    /** Creates a company that no file is tied to yet. */
    public Outcome<Company, CompanyRefusal> create(CompanySettings settings, @Nullable String externalId, Actor actor) {
        var violations = new ArrayList<>(settings.violations());
        if (externalId != null && (externalId.isBlank() || externalId.length() > LONGEST_EXTERNAL_ID)) {
            violations.add(new Violation(
                    "externalId", "length", "must be a text of 1 to " + LONGEST_EXTERNAL_ID + " characters"));
        }
        if (!violations.isEmpty()) {
            return Outcome.refused(new CompanyRefusal.Invalid(violations));
        }
        if (externalId != null && companies.isExternalIdTaken(externalId)) {
            return Outcome.refused(new CompanyRefusal.ExternalIdTaken(externalId));
        }
        var now = now();
        var company = companies.add(
                new Company(new CompanyId(UuidV7.at(now)), externalId, settings, List.of(), null, null, 0, now, now));
        record("company_created", company, null, actor, Map.of(), words(settings));
        return Outcome.done(company);
    }

    /**
     * Changes what people set about a company.
     *
     * @param expected whether the caller meant this version
     */
    public Outcome<Company, CompanyRefusal> change(
            CompanyId id, LongPredicate expected, CompanySettings settings, Actor actor) {
        var company = companies.find(id).orElse(null);
        if (company == null) {
            return Outcome.refused(new CompanyRefusal.NotFound());
        }
        if (!expected.test(company.version())) {
            return Outcome.refused(new CompanyRefusal.Stale(company.version()));
        }
        if (company.isRetired()) {
            return Outcome.refused(new CompanyRefusal.Retired());
        }
        var violations = settings.violations();
        if (!violations.isEmpty()) {
            return Outcome.refused(new CompanyRefusal.Invalid(violations));
        }
        if (settings.equals(company.settings())) {
            return Outcome.done(company);
        }
        var changed = companies.save(company.with(settings, now()));
        record("company_changed", changed, null, actor, words(company.settings()), words(settings));
        return Outcome.done(changed);
    }

    /** Ends a company's sync for good: its connectors are revoked and its file is free. Its data stays. */
    public Outcome<Company, CompanyRefusal> retire(CompanyId id, @Nullable String reason, Actor actor) {
        var company = companies.find(id).orElse(null);
        if (company == null) {
            return Outcome.refused(new CompanyRefusal.NotFound());
        }
        if (company.isRetired()) {
            return Outcome.done(company);
        }
        var now = now();
        connectors.ofCompany(id).stream()
                .filter(connector -> !connector.isRevoked())
                .forEach(connector -> connectors.save(connector.revoked(now)));
        sync.unpair(id, now);
        var retired = companies.save(company.retired(now));
        record("company_retired", retired, reason, actor, Map.of(), Map.of());
        return Outcome.done(retired);
    }

    /** Erases a company with everything that is kept of it. That it was erased stays on record, and nothing else. */
    public Outcome<CompanyId, CompanyRefusal> erase(CompanyId id, LongPredicate expected, Actor actor) {
        var company = companies.find(id).orElse(null);
        if (company == null) {
            return Outcome.refused(new CompanyRefusal.NotFound());
        }
        if (!expected.test(company.version())) {
            return Outcome.refused(new CompanyRefusal.Stale(company.version()));
        }
        companies.erase(id);
        audit.blank(id.value());
        record("company_erased", company, null, actor, Map.of(), Map.of());
        return Outcome.done(id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void record(
            String action,
            Company company,
            @Nullable String reason,
            Actor actor,
            Map<String, ?> before,
            Map<String, ?> after) {
        var id = company.id();
        audit.add(new AuditEvent(now(), actor, action, id.value(), id.toString(), reason, before, after));
    }

    private static Map<String, ?> words(CompanySettings settings) {
        var words = new LinkedHashMap<String, Object>();
        words.put("name", settings.name());
        words.put("syncIntervalMinutes", settings.syncIntervalMinutes());
        words.put("initialSyncFrom", String.valueOf(settings.initialSyncFrom()));
        words.put("companyFilePath", settings.companyFilePath());
        words.put("autoPost", settings.autoPost());
        words.put("allowSampleFile", settings.allowSampleFile());
        words.put(
                "declaredRestoreDates",
                settings.declaredRestoreDates().stream().map(Object::toString).toList());
        words.put("companyFileSizeMb", String.valueOf(settings.companyFileSizeMb()));
        return words;
    }
}
