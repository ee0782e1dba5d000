package tandem.reconciliation;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.audit.Actor;
import tandem.audit.AuditEvent;
import tandem.audit.AuditTrail;
import tandem.company.CompanyId;
import tandem.outcome.GivenReason;
import tandem.outcome.Outcome;
import tandem.outcome.Violation;

/** Where people have the two sides compared, and let stand what they have understood. */
public final class ReconciliationDesk {

    private final Discrepancies discrepancies;
    private final AuditTrail audit;
    private final Clock clock;

    /** Puts the desk together. */
    public ReconciliationDesk(Discrepancies discrepancies, AuditTrail audit, Clock clock) {
        this.discrepancies = discrepancies;
        this.audit = audit;
        this.clock = clock;
    }

    /** Compares everything, now. */
    public Reconciliation compare(CompanyId company, Actor actor) {
        return discrepancies.compare(company, Reconciliation.Scope.FULL, actor.id(), now());
    }

    /** Why something was not done. */
    public sealed interface Refusal {

        /** There is no such discrepancy. */
        record NotFound() implements Refusal {}

        /** It is not open any more. */
        record NotOpen(Discrepancy.Status status) implements Refusal {}

        /** Something about the call is wrong. */
        record Invalid(List<Violation> violations) implements Refusal {}
    }

    /** A person lets an open discrepancy stand. It is opened again when its facts change. */
    public Outcome<Discrepancy, Refusal> accept(CompanyId company, UUID id, @Nullable String reason, Actor actor) {
        var violations = GivenReason.violations(reason);
        if (reason == null || !violations.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(violations));
        }
        var found = discrepancies.find(company, id).orElse(null);
        if (found == null) {
            return Outcome.refused(new Refusal.NotFound());
        }
        if (!discrepancies.accept(company, id, new Discrepancy.Acceptance(actor.id(), reason))) {
            return Outcome.refused(new Refusal.NotOpen(found.status()));
        }
        audit.add(new AuditEvent(
                now(),
                actor,
                "discrepancy_accepted",
                company.value(),
                DiscrepancyIds.of(id),
                reason,
                Map.of(),
                Map.of("code", found.check().code())));
        return Outcome.done(discrepancies.find(company, id).orElseThrow());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
