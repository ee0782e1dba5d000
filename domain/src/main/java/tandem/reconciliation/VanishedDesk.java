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
import tandem.identity.UuidV7;
import tandem.outcome.GivenReason;
import tandem.outcome.Outcome;
import tandem.outcome.Violation;
import tandem.request.Cause;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.Requests;

/** Where a person has done again what the company file has lost by going back in time: each as a new request, and once. */
public final class VanishedDesk {

    private final Discrepancies discrepancies;
    private final VanishedRecords records;
    private final Requests requests;
    private final AuditTrail audit;
    private final Clock clock;

    /** Puts the desk together. */
    public VanishedDesk(
            Discrepancies discrepancies, VanishedRecords records, Requests requests, AuditTrail audit, Clock clock) {
        this.discrepancies = discrepancies;
        this.records = records;
        this.requests = requests;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why nothing was sent again. */
    public sealed interface Refusal {

        /** There is no such discrepancy. */
        record NotFound() implements Refusal {}

        /** It is about something else. */
        record NotVanished() implements Refusal {}

        /** It is not open, or sent again already. */
        record NotOpen() implements Refusal {}

        /** It is not known yet what the file has lost. */
        record NotCompared() implements Refusal {}

        /** Something about the call is wrong. */
        record Invalid(List<Violation> violations) implements Refusal {}
    }

    /**
     * Sends a vanished write again. Only after the whole file has been compared, so that nothing is written that it has.
     *
     * @return the new request
     */
    public Outcome<RequestId, Refusal> resend(CompanyId company, UUID id, @Nullable String reason, Actor actor) {
        var violations = GivenReason.violations(reason);
        if (reason == null || !violations.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(violations));
        }
        requests.hold(company);
        var found = discrepancies.find(company, id).orElse(null);
        if (found == null) {
            return Outcome.refused(new Refusal.NotFound());
        }
        if (found.check() != Check.WRITE_VANISHED) {
            return Outcome.refused(new Refusal.NotVanished());
        }
        var vanished = requests.find(company, vanishedRequest(found)).orElse(null);
        if (vanished == null || found.status() != Discrepancy.Status.OPEN || isUnderWay(company, found, vanished)) {
            return Outcome.refused(new Refusal.NotOpen());
        }
        if (!records.isFileCompared(company)) {
            return Outcome.refused(new Refusal.NotCompared());
        }
        return Outcome.done(sendAgain(found, vanished, reason, actor));
    }

    private boolean isUnderWay(CompanyId company, Discrepancy found, Request vanished) {
        var resent = found.resentAs();
        return resent != null
                && requests.find(company, resent)
                        .filter(request -> request.errand().operation()
                                == vanished.errand().operation())
                        .filter(request -> !request.status().isOver())
                        .isPresent();
    }

    private RequestId sendAgain(Discrepancy found, Request vanished, String reason, Actor actor) {
        var now = now();
        var again = Request.of(
                new RequestId(UuidV7.at(now)), vanished.company(), vanished.errand(), records.neededBy(vanished), now);
        requests.add(again, new Cause(actor.id(), reason));
        records.bringBack(vanished, again, now);
        discrepancies.resent(vanished.company(), found.id(), again.id());
        audit.add(new AuditEvent(
                now,
                actor,
                "vanished_write_resent",
                vanished.company().value(),
                DiscrepancyIds.of(found.id()),
                reason,
                Map.of("requestId", vanished.id().toString()),
                Map.of("requestId", again.id().toString())));
        return again.id();
    }

    private static RequestId vanishedRequest(Discrepancy found) {
        return new RequestId(UUID.fromString(String.valueOf(found.hub().get("requestId"))));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
