package tandem.company;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.audit.Actor;
import tandem.audit.AuditEvent;
import tandem.audit.AuditTrail;
import tandem.outcome.GivenReason;
import tandem.outcome.Outcome;

/** Where a person says whether a company file is the right one. Until then nothing of it is read but who it is. */
public final class PairingDesk {

    private final CompanyOverviews overviews;
    private final Connectors connectors;
    private final SyncControl sync;
    private final AuditTrail audit;
    private final Clock clock;

    public PairingDesk(
            CompanyOverviews overviews, Connectors connectors, SyncControl sync, AuditTrail audit, Clock clock) {
        this.overviews = overviews;
        this.connectors = connectors;
        this.sync = sync;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Ties a company to the file that waits.
     *
     * @param fileId the file that the person means
     * @param candidateId the facts that the person saw; absent: whatever is known of that file
     */
    public Outcome<CompanyOverview, CompanyRefusal> confirm(
            CompanyId company, UUID fileId, @Nullable UUID candidateId, Actor actor) {
        var overview = overviews.find(company).orElse(null);
        if (overview == null) {
            return Outcome.refused(new CompanyRefusal.NotFound());
        }
        var refusal = refusal(overview, fileId, candidateId);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        var waiting = waiting(overview.progress()).orElseThrow();
        if (!sync.confirm(company, waiting.id(), actor.label(), now())) {
            return Outcome.refused(new CompanyRefusal.CandidateChanged("it has changed at this very moment"));
        }
        record("pairing_confirmed", company, null, actor, words(waiting.facts()));
        return Outcome.done(overviews.find(company).orElseThrow());
    }

    /** Turns the waiting file away: its connector is revoked, and what it told is forgotten. */
    public Outcome<CompanyOverview, CompanyRefusal> reject(CompanyId company, @Nullable String reason, Actor actor) {
        var overview = overviews.find(company).orElse(null);
        if (overview == null) {
            return Outcome.refused(new CompanyRefusal.NotFound());
        }
        var waiting = waiting(overview.progress());
        if (waiting.isEmpty()) {
            return Outcome.refused(
                    new CompanyRefusal.NoCandidate(overview.progress().pairing()));
        }
        var connector = waiting.get().facts().connectorId();
        if (!sync.reject(company, waiting.get().id(), connector, now())) {
            return Outcome.refused(new CompanyRefusal.CandidateChanged("it has changed at this very moment"));
        }
        connectors
                .find(company, connector)
                .filter(found -> !found.isRevoked())
                .ifPresent(found -> connectors.save(found.revoked(now())));
        record("pairing_rejected", company, reason, actor, Map.of("connectorId", connector.toString()));
        return Outcome.done(overviews.find(company).orElseThrow());
    }

    /** Unties a company from its file, for a new year's file for example; the next file waits for a person again. */
    public Outcome<CompanyOverview, CompanyRefusal> reset(CompanyId company, @Nullable String reason, Actor actor) {
        var violations = GivenReason.violations(reason);
        if (!violations.isEmpty()) {
            return Outcome.refused(new CompanyRefusal.Invalid(violations));
        }
        var overview = overviews.find(company).orElse(null);
        if (overview == null) {
            return Outcome.refused(new CompanyRefusal.NotFound());
        }
        if (overview.company().isRetired()) {
            return Outcome.refused(new CompanyRefusal.Retired());
        }
        var now = now();
        sync.unpair(company, now);
        sync.doubtRecords(company, now);
        record("pairing_reset", company, reason, actor, Map.of());
        return Outcome.done(overviews.find(company).orElseThrow());
    }

    private record Waiting(UUID id, FileFacts facts) {}

    private static Optional<Waiting> waiting(CompanyProgress progress) {
        var facts = progress.candidate();
        var id = progress.candidateId();
        return progress.pairing() == Pairing.AWAITING_CONFIRMATION && facts != null && id != null
                ? Optional.of(new Waiting(id, facts))
                : Optional.empty();
    }

    private static Optional<CompanyRefusal> refusal(CompanyOverview overview, UUID fileId, @Nullable UUID candidateId) {
        if (overview.company().isRetired()) {
            return Optional.of(new CompanyRefusal.Retired());
        }
        var waiting = waiting(overview.progress()).orElse(null);
        if (waiting == null) {
            return Optional.of(
                    new CompanyRefusal.NoCandidate(overview.progress().pairing()));
        }
        if (!waiting.facts().fileId().equals(fileId)) {
            return Optional.of(new CompanyRefusal.CandidateChanged("the file that waits has another fileId"));
        }
        if (candidateId != null && !waiting.id().equals(candidateId)) {
            return Optional.of(
                    new CompanyRefusal.CandidateChanged("the facts of the file have changed since they were shown"));
        }
        if (waiting.facts().pairedElsewhere()) {
            return Optional.of(new CompanyRefusal.PairedElsewhere());
        }
        if (waiting.facts().sampleFile() && !overview.company().settings().allowSampleFile()) {
            return Optional.of(new CompanyRefusal.SampleFile());
        }
        return Optional.empty();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void record(String action, CompanyId company, @Nullable String reason, Actor actor, Map<String, ?> after) {
        audit.add(new AuditEvent(now(), actor, action, company.value(), company.toString(), reason, Map.of(), after));
    }

    private static Map<String, ?> words(FileFacts facts) {
        var words = new LinkedHashMap<String, Object>();
        words.put("fileId", facts.fileId().toString());
        words.put("companyName", String.valueOf(facts.companyName()));
        words.put("filePath", String.valueOf(facts.filePath()));
        words.put("lastRestoredOn", String.valueOf(facts.lastRestored()));
        words.put("connectorId", facts.connectorId().toString());
        return words;
    }
}
