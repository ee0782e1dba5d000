package tandem.company;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import tandem.audit.Actor;
import tandem.audit.AuditEvent;
import tandem.audit.AuditTrail;
import tandem.identity.UuidV7;
import tandem.outcome.Outcome;
import tandem.outcome.Violation;

/** Connectors come and go, and get new keys. */
public final class ConnectorRegister {

    /** How long a rotated key is good unless the caller says otherwise. */
    public static final Duration OVERLAP = Duration.ofHours(24);

    /** The longest overlap: beyond that a rotation protects nothing. */
    public static final Duration LONGEST_OVERLAP = Duration.ofDays(30);

    private static final int LONGEST_LABEL = 200;
    private final Companies companies;
    private final Connectors connectors;
    private final ConnectorKeys keys;
    private final SyncControl sync;
    private final AuditTrail audit;
    private final Clock clock;

    public ConnectorRegister(
            Companies companies,
            Connectors connectors,
            ConnectorKeys keys,
            SyncControl sync,
            AuditTrail audit,
            Clock clock) {
        this.companies = companies;
        this.connectors = connectors;
        this.keys = keys;
        this.sync = sync;
        this.audit = audit;
        this.clock = clock;
    }

    /** A connector and its key, which is shown this once. */
    public record Keyed(Connector connector, String key) {
        @Override
        public String toString() {
            return "Keyed[" + connector + "]";
        }
    }

    /** What a new connector shall be. */
    public record Wanted(
            @Nullable String label, @Nullable String installation, boolean unattended, boolean personalData) {}

    public Outcome<Keyed, CompanyRefusal> create(CompanyId id, Wanted wanted, Actor actor) {
        var company = companies.find(id).orElse(null);
        if (company == null) {
            return Outcome.refused(new CompanyRefusal.NotFound());
        }
        if (company.isRetired()) {
            return Outcome.refused(new CompanyRefusal.Retired());
        }
        var violations = violations(wanted);
        if (!violations.isEmpty()) {
            return Outcome.refused(new CompanyRefusal.Invalid(violations));
        }
        var now = now();
        var key = keys.generate();
        var connector = connectors.add(
                new Connector(
                        new ConnectorId(UuidV7.at(now)),
                        id,
                        Usernames.forCompany(company.settings().name()),
                        wanted.label() == null ? "" : wanted.label().strip(),
                        wanted.installation(),
                        wanted.unattended(),
                        wanted.personalData(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        null,
                        null,
                        0,
                        now),
                keys.hash(key));
        record("connector_created", connector, actor, words(connector));
        return Outcome.done(new Keyed(connector, key));
    }

    /** From now on its key is not accepted any more. It stays on record. */
    public Outcome<Connector, CompanyRefusal> revoke(
            CompanyId company, ConnectorId id, LongPredicate expected, Actor actor) {
        var connector = connectors.find(company, id).orElse(null);
        if (connector == null) {
            return Outcome.refused(new CompanyRefusal.NotFound());
        }
        if (!expected.test(connector.version())) {
            return Outcome.refused(new CompanyRefusal.Stale(connector.version()));
        }
        if (connector.isRevoked()) {
            return Outcome.done(connector);
        }
        var revoked = connectors.save(connector.revoked(now()));
        sync.dismiss(company, id, now());
        record("connector_revoked", revoked, actor, Map.of());
        return Outcome.done(revoked);
    }

    /** Gives a connector a new key; the old one stays good for the overlap, so that nobody has to hurry to the machine. */
    public Outcome<Keyed, CompanyRefusal> rotate(CompanyId company, ConnectorId id, Duration overlap, Actor actor) {
        if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
            return Outcome.refused(new CompanyRefusal.Invalid(List.of(new Violation(
                    "overlapMinutes", "out_of_range", "must be from 0 to " + LONGEST_OVERLAP.toMinutes()))));
        }
        return usable(company, id, connector -> {
            var key = keys.generate();
            var until = now().plus(overlap);
            var rotated = connectors.rotate(connector, keys.hash(key), until);
            record("connector_key_rotated", rotated, actor, Map.of("previousKeyUntil", until.toString()));
            return new Keyed(rotated, key);
        });
    }

    /** Gives a connector fresh ids for its file, for a Web Connector that will not take the old ones any more. */
    public Outcome<Connector, CompanyRefusal> reissue(CompanyId company, ConnectorId id, Actor actor) {
        return usable(company, id, connector -> {
            var reissued = connectors.save(connector.reissued(UUID.randomUUID(), UUID.randomUUID()));
            record("connector_reissued", reissued, actor, words(reissued));
            return reissued;
        });
    }

    private <T> Outcome<T, CompanyRefusal> usable(
            CompanyId company, ConnectorId id, java.util.function.Function<Connector, T> how) {
        var connector = connectors.find(company, id).orElse(null);
        if (connector == null) {
            return Outcome.refused(new CompanyRefusal.NotFound());
        }
        if (connector.isRevoked()) {
            return Outcome.refused(new CompanyRefusal.ConnectorRevoked());
        }
        return Outcome.done(how.apply(connector));
    }

    private static List<Violation> violations(Wanted wanted) {
        var found = new ArrayList<Violation>();
        if (wanted.label() == null || wanted.label().isBlank() || wanted.label().length() > LONGEST_LABEL) {
            found.add(new Violation("label", "required", "must be a text of 1 to " + LONGEST_LABEL + " characters"));
        }
        var installation = wanted.installation();
        if (installation != null && (installation.isBlank() || installation.length() > LONGEST_LABEL)) {
            found.add(new Violation(
                    "installation", "length", "must be a text of 1 to " + LONGEST_LABEL + " characters, or absent"));
        }
        return found;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void record(String action, Connector connector, Actor actor, Map<String, ?> after) {
        audit.add(new AuditEvent(
                now(),
                actor,
                action,
                connector.company().value(),
                connector.id().toString(),
                null,
                Map.of(),
                after));
    }

    private static Map<String, ?> words(Connector connector) {
        return Map.of(
                "label", connector.label(),
                "username", connector.username(),
                "unattended", connector.unattended(),
                "personalData", connector.personalData(),
                "ownerId", connector.ownerId().toString(),
                "fileId", connector.fileId().toString());
    }
}
