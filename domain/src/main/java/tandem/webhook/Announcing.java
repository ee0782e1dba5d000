package tandem.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tandem.audit.Actor;
import tandem.audit.AuditEvent;
import tandem.audit.AuditTrail;

/**
 * Calls endpoints for one node. What it does to the database are short steps, each to be run in a transaction of its own, and calls
 * are made between them. Made for many threads.
 */
public final class Announcing {

    /** How long a claim lasts that nobody renews: longer than a round. */
    static final Duration CLAIM = Duration.ofMinutes(3);

    private static final int COMPANIES = 64;

    private final CallSheet sheet;
    private final AuditTrail audit;
    private final Clock clock;
    private final String node;

    /**
     * Claims endpoints under this name.
     *
     * @param node no other node has it
     */
    public Announcing(CallSheet sheet, AuditTrail audit, Clock clock, String node) {
        this.sheet = sheet;
        this.audit = audit;
        this.clock = clock;
        this.node = node;
    }

    /**
     * What is to be sent to one endpoint now.
     *
     * @param queues each to be sent one after the other, up to the first failure; side by side
     */
    public record Round(Target target, List<List<Letter>> queues) {}

    /** Claims endpoints for this node. */
    public List<EndpointId> claim(int most) {
        var now = now();
        return sheet.claim(node, most, now, now.plus(CLAIM));
    }

    /** Lets other nodes claim the endpoint. */
    public void release(EndpointId endpoint) {
        sheet.release(endpoint, node);
    }

    /** The next round of an endpoint that this node has claimed; empty when there is nothing to do, or not for this node. */
    public Optional<Round> next(EndpointId endpoint) {
        var now = now();
        return sheet.keep(endpoint, node, now, now.plus(CLAIM))
                .map(target -> round(target, now))
                .filter(round -> !round.queues().isEmpty());
    }

    private Round round(Target target, Instant now) {
        var endpoint = target.endpoint();
        var queues = new ArrayList<List<Letter>>();
        for (var delivery : sheet.due(endpoint.id(), now, COMPANIES)) {
            queues.add(List.of(new Letter(delivery, null)));
        }
        var ofNoInterest = new ArrayList<Backlog>();
        boolean onlyPassed;
        do {
            ofNoInterest.clear();
            for (var backlog : sheet.backlogs(endpoint, now, COMPANIES)) {
                if (backlog.isOfNoInterest()) {
                    ofNoInterest.add(backlog);
                } else {
                    queues.add(backlog.letters(endpoint.id(), now));
                }
            }
            onlyPassed = ofNoInterest.size() == COMPANIES;
            sheet.pass(endpoint.id(), ofNoInterest, now);
        } while (onlyPassed);
        return new Round(target, endpoint.health().isInQuestion() ? first(queues) : queues);
    }

    private static List<List<Letter>> first(List<List<Letter>> queues) {
        return queues.isEmpty() ? List.of() : List.of(List.of(queues.getFirst().getFirst()));
    }

    /** What is to be done after a call. */
    public enum Next {
        /** The next letter of the queue may follow. */
        GO_ON,
        /** The rest of the queue waits for this one. */
        QUEUE_WAITS,
        /** The endpoint is to be left alone. */
        STOP
    }

    /** Keeps what came of a call. */
    public Next settle(Target target, Letter letter, Answer answer) {
        var now = now();
        var attempted = letter.delivery().attempted(answer, now);
        sheet.keep(letter, attempted, now);
        if (answer instanceof Answer.Accepted) {
            if (target.endpoint().health().failures() > 0) {
                sheet.keep(target.endpoint().id(), Health.GOOD);
            }
            return Next.GO_ON;
        }
        return failed(target.endpoint(), attempted, answer, now);
    }

    private Next failed(Endpoint endpoint, Delivery attempted, Answer answer, Instant now) {
        var error = attempted.error() == null ? "" : attempted.error();
        var health = sheet.health(endpoint.id()).failed(error, answer.askedToWait(), now);
        sheet.keep(endpoint.id(), health);
        if (answer instanceof Answer.Refused refused && refused.isGone()) {
            disable(endpoint, Endpoint.Because.GONE, error, now);
            return Next.STOP;
        }
        if (health.isHopelessAt(now)) {
            disable(endpoint, Endpoint.Because.FAILING, error, now);
            return Next.STOP;
        }
        return health.restsAt(now) ? Next.STOP : Next.QUEUE_WAITS;
    }

    private void disable(Endpoint endpoint, Endpoint.Because because, String error, Instant now) {
        if (sheet.disable(endpoint.id(), because, now)) {
            audit.add(new AuditEvent(
                    now,
                    Actor.HUB,
                    "webhook_endpoint_disabled",
                    endpoint.company() == null ? null : endpoint.company().value(),
                    endpoint.id().toString(),
                    error,
                    Map.of("status", "enabled"),
                    Map.of("status", "disabled", "because", Words.of(because))));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
