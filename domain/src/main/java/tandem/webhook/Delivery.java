package tandem.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to an endpoint, and what became of it.
 *
 * @param holdsUp whether what comes next of the company waits for it
 * @param nextAttemptAt while it is pending
 * @param responseStatus of the last attempt, if there was an answer
 * @param responseExcerpt the beginning of that answer
 * @param error why the last attempt failed
 * @param settledAt since when it is not pending any more
 */
public record Delivery(
        DeliveryId id,
        EndpointId endpoint,
        Event event,
        Status status,
        boolean holdsUp,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Integer responseStatus,
        @Nullable String responseExcerpt,
        @Nullable String error,
        @Nullable Instant settledAt,
        Instant createdAt) {

    /** Where it stands. */
    public enum Status {
        /** It is tried at {@code nextAttemptAt}. */
        PENDING,
        /** The receiver has it. */
        DELIVERED,
        /** It was tried for a day and is not tried any more, unless a person wants it. */
        FAILED,
        /** The company is told again from an earlier point, and this with it. */
        REPLACED
    }

    /** One that has not been tried yet. */
    public static Delivery of(DeliveryId id, EndpointId endpoint, Event event, boolean holdsUp, Instant now) {
        return new Delivery(id, endpoint, event, Status.PENDING, holdsUp, 0, now, null, null, null, null, null, now);
    }

    /** After an attempt. */
    Delivery attempted(Answer answer, Instant now) {
        return switch (answer) {
            case Answer.Accepted accepted -> over(Status.DELIVERED, accepted.status(), accepted.excerpt(), null, now);
            case Answer.Refused refused -> {
                var error = "The receiver answered with status " + refused.status() + '.';
                yield refused.isGone()
                        ? over(Status.FAILED, refused.status(), refused.excerpt(), error, now)
                        : failed(refused.status(), refused.excerpt(), error, answer, now);
            }
            case Answer.Silence silence -> failed(null, null, silence.why(), answer, now);
        };
    }

    private Delivery failed(
            @Nullable Integer response, @Nullable String excerpt, String why, Answer answer, Instant now) {
        var next = Patience.next(id, attempts + 1, now, answer.askedToWait());
        return next.isEmpty()
                ? over(Status.FAILED, response, excerpt, why, now)
                : new Delivery(
                        id,
                        endpoint,
                        event,
                        Status.PENDING,
                        holdsUp,
                        attempts + 1,
                        next.get(),
                        now,
                        response,
                        excerpt,
                        why,
                        null,
                        createdAt);
    }

    private Delivery over(
            Status outcome, @Nullable Integer response, @Nullable String excerpt, @Nullable String why, Instant now) {
        return new Delivery(
                id, endpoint, event, outcome, holdsUp, attempts + 1, null, now, response, excerpt, why, now, createdAt);
    }

    /** The same from the start, because a person wants it. One that is over holds up nothing any more. */
    Delivery again(Instant now) {
        return new Delivery(
                id,
                endpoint,
                event,
                Status.PENDING,
                holdsUp && status == Status.PENDING,
                0,
                now,
                lastAttemptAt,
                responseStatus,
                responseExcerpt,
                error,
                null,
                createdAt);
    }
}
