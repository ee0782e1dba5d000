package tandem.api.console;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.feed.Topic;
import tandem.request.Request;
import tandem.request.RequestStatus;
import tandem.request.Subject;

/**
 * A request in a list.
 *
 * @param record what people call the record that it is about
 * @param recordPath its page; absent: it has none
 * @param message what is the matter; empty: nothing
 * @param who must act; empty: nobody has to
 */
public record RequestLine(
        String id,
        String operation,
        String record,
        @Nullable String recordPath,
        String companyId,
        String companyName,
        String status,
        String style,
        String code,
        String message,
        String who,
        String advice,
        int attempts,
        @Nullable Instant nextAttemptAt,
        Instant createdAt,
        boolean mayBeRequeued,
        boolean mayBeEdited,
        boolean mayBeCancelled) {

    static RequestLine of(Request request, Map<String, Names.Name> names, String companyName) {
        var subject = subject(request.errand().subject());
        var name = names.get(subject);
        var failure = request.failure();
        var status = request.status();
        return new RequestLine(
                request.id().toString(),
                RequestWords.of(request.errand().operation()),
                name == null ? subject : name.text(),
                name == null ? null : name.path(),
                request.company().toString(),
                companyName,
                RequestWords.of(status),
                RequestWords.style(status),
                failure == null ? "" : failure.code(),
                failure == null ? "" : failure.message(),
                failure == null ? "" : RequestWords.of(failure.actor()),
                failure == null ? "" : failure.advice(),
                request.attempts(),
                request.notBefore(),
                request.createdAt(),
                status == RequestStatus.FAILED,
                status == RequestStatus.FAILED && !request.isOutcomeUnknown(),
                status.mayBecome(RequestStatus.CANCELLED));
    }

    /** The outward id of the record that a request is about. */
    static String subject(Subject subject) {
        var topic = switch (subject.kind()) {
            case VENDOR -> Topic.VENDOR;
            case STANDARD_TERMS, DATE_DRIVEN_TERMS -> Topic.TERMS;
            case BILL -> Topic.BILL;
            case BILL_PAYMENT_CHECK, BILL_PAYMENT_CREDIT_CARD -> Topic.PAYMENT;
            default -> throw new IllegalArgumentException("no request is about a " + subject.kind());
        };
        return topic.id(subject.id());
    }
}
