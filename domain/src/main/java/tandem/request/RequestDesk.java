package tandem.request;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import tandem.audit.Actor;
import tandem.audit.AuditEvent;
import tandem.audit.AuditTrail;
import tandem.company.CompanyId;
import tandem.outcome.Outcome;

/** Where support has requests tried again, or calls them off. Everything that is done here is on the audit trail. */
public final class RequestDesk {

    private final Requests requests;
    private final RequestLog log;
    private final AuditTrail audit;
    private final Clock clock;

    /** Puts the desk together. */
    public RequestDesk(Requests requests, RequestLog log, AuditTrail audit, Clock clock) {
        this.requests = requests;
        this.log = log;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Has a failed request tried again. One of which nobody knows whether QuickBooks has carried it out is looked into first and
     * never sent straight out; one that depends on another that is not done waits for it.
     */
    public Outcome<Request, RequestRefusal> requeue(
            CompanyId company, RequestId id, @Nullable String reason, Actor actor) {
        return step(company, id, "request_requeued", reason, actor, RequestStatus.QUEUED, this::requeued);
    }

    private Request requeued(Request request) {
        return request.requeued(request.asItIs(), !requests.areOver(request.company(), request.dependsOn()));
    }

    /**
     * Another content for a request.
     *
     * @param mended what the request is to do from now on
     * @param before what it was to do, in plain words by name
     * @param after what it is to do now
     */
    public record Amendment(Mended mended, Map<String, ?> before, Map<String, ?> after) {}

    /**
     * Has a failed request tried again with another content. One of which nobody knows whether QuickBooks has carried it out
     * keeps its content.
     *
     * @param allowed which versions the change is meant for
     * @param how makes the content, judged like the first time; what it throws leaves everything as it is
     */
    public Outcome<Request, RequestRefusal> amend(
            CompanyId company,
            RequestId id,
            LongPredicate allowed,
            @Nullable String reason,
            Actor actor,
            Function<Request, Amendment> how) {
        requests.hold(company);
        var request = requests.find(company, id).orElse(null);
        if (request == null) {
            return Outcome.refused(new RequestRefusal.NotFound());
        }
        if (!allowed.test(request.version())) {
            return Outcome.refused(new RequestRefusal.Stale(request.version()));
        }
        if (request.status() != RequestStatus.FAILED) {
            return Outcome.refused(new RequestRefusal.WrongStatus(request.status()));
        }
        if (request.isOutcomeUnknown()) {
            return Outcome.refused(new RequestRefusal.OutcomeUnknown());
        }
        var amendment = how.apply(request);
        var mended = amendment.mended();
        var after = request.requeued(mended, !requests.areOver(company, mended.dependsOn()));
        requests.move(request, after, new Cause(actor.id(), reason == null ? "edited" : reason));
        audit.add(new AuditEvent(
                clock.instant(),
                actor,
                "request_amended",
                company.value(),
                id.toString(),
                reason,
                amendment.before(),
                amendment.after()));
        return Outcome.done(after);
    }

    /** Calls off a request that has not gone out. What waits for it goes on, and finds out what is missing. */
    public Outcome<Request, RequestRefusal> cancel(
            CompanyId company, RequestId id, @Nullable String reason, Actor actor) {
        return step(company, id, "request_cancelled", reason, actor, RequestStatus.CANCELLED, Request::cancelled);
    }

    private Outcome<Request, RequestRefusal> step(
            CompanyId company,
            RequestId id,
            String action,
            @Nullable String reason,
            Actor actor,
            RequestStatus next,
            Function<Request, Request> how) {
        requests.hold(company);
        var request = requests.find(company, id).orElse(null);
        if (request == null) {
            return Outcome.refused(new RequestRefusal.NotFound());
        }
        boolean isPossible = next == RequestStatus.QUEUED
                ? request.status() == RequestStatus.FAILED
                : request.status().mayBecome(next);
        if (!isPossible) {
            return Outcome.refused(new RequestRefusal.WrongStatus(request.status()));
        }
        var after = how.apply(request);
        requests.move(request, after, new Cause(actor.id(), reason));
        if (after.status().isOver()) {
            requests.release(after, new Cause(actor.id(), "what it waited for was called off"));
        }
        audit.add(new AuditEvent(
                clock.instant(),
                actor,
                action,
                company.value(),
                id.toString(),
                reason,
                Map.of("status", request.status().word()),
                Map.of("status", after.status().word())));
        return Outcome.done(after);
    }

    /**
     * What became of many.
     *
     * @param skipped why others stay as they are
     */
    public record Requeued(List<RequestId> requeued, Map<RequestId, String> skipped) {}

    /**
     * Has many failed requests tried again, each with those that it depends on.
     *
     * @param wanted the latest first; those that have not failed are skipped
     * @param dryRun whether nothing is to be done, and only told what would be
     */
    public Requeued requeue(List<Request> wanted, @Nullable String reason, boolean dryRun, Actor actor) {
        var done = new ArrayList<RequestId>();
        var skipped = new LinkedHashMap<RequestId, String>();
        for (var request : wanted.reversed()) {
            requeue(request, reason, dryRun, actor, done, skipped);
        }
        return new Requeued(List.copyOf(done), skipped);
    }

    private void requeue(
            Request request,
            @Nullable String reason,
            boolean dryRun,
            Actor actor,
            List<RequestId> done,
            Map<RequestId, String> skipped) {
        if (done.contains(request.id())) {
            return;
        }
        if (request.status() != RequestStatus.FAILED) {
            skipped.put(request.id(), "it is " + request.status().word() + ", not failed");
            return;
        }
        for (var needed : request.dependsOn()) {
            log.find(needed)
                    .filter(one -> one.status() == RequestStatus.FAILED)
                    .ifPresent(one -> requeue(one, reason, dryRun, actor, done, skipped));
        }
        if (dryRun) {
            done.add(request.id());
            return;
        }
        switch (requeue(request.company(), request.id(), reason, actor)) {
            case Outcome.Done<Request, RequestRefusal> d -> done.add(request.id());
            case Outcome.Refused<Request, RequestRefusal> r -> skipped.put(request.id(), "it is not failed any more");
        }
    }
}
