package tandem.api.request;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.mirror.view.EntityId;
import tandem.request.Failure;
import tandem.request.Operation;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.RequestLog;
import tandem.request.RequestStatus;

/** A request as the contract shows it. */
@Schema(name = "Request", description = "One write for QuickBooks.")
record RequestBody(
        @Schema(example = "req_01jd8m3v6feqavyp5sjd3k9q2c") String id,
        String companyId,
        Operation operation,
        RequestStatus status,

        @Schema(description = "How often it went out.") int attempts,

        @Schema(description = "Absent: at the next update, or not by itself.") @Nullable
        Instant nextAttemptAt,

        @Schema(description = "Why it is not done yet, or what there is to know of it.") @Nullable
        ErrorBody error,

        EntityBody entity,

        @Schema(
                description =
                        "What it is to do, in our own words: the fields that change, or the record that is made. Null for the"
                                + " void of a payment, which is named by entity.")
        @Nullable
        Map<String, Object> content,

        @Schema(description = "Requests that have to succeed first.")
        List<String> dependsOn,

        List<StepBody> history,
        Instant createdAt,
        long version) {

    @Schema(name = "RequestError")
    record ErrorBody(
            String code,

            @Schema(description = "A notice is about a request that was carried out.")
            Failure.Severity severity,

            String message,
            String advice,

            @Schema(description = "Whether it may succeed if it is queued again unchanged.")
            boolean retryable,

            Failure.Who actor) {}

    @Schema(name = "RequestEntity", description = "The record that it is about.")
    record EntityBody(
            @Schema(allowableValues = {"vendor", "terms", "bill", "payment"})
            String type,

            String id) {}

    @Schema(name = "RequestStep")
    record StepBody(
            Instant at,
            @Nullable RequestStatus from,
            RequestStatus to,

            @Schema(description = "A key, a session, or the hub.")
            String by,

            @Nullable String reason) {}

    static RequestBody of(Request request, List<RequestLog.Step> history, @Nullable Map<String, Object> content) {
        var subject = request.errand().subject();
        return new RequestBody(
                request.id().toString(),
                request.company().toString(),
                request.errand().operation(),
                request.status(),
                request.attempts(),
                request.notBefore(),
                error(request.failure()),
                new EntityBody(
                        switch (subject.kind()) {
                            case STANDARD_TERMS, DATE_DRIVEN_TERMS -> "terms";
                            case BILL_PAYMENT_CHECK, BILL_PAYMENT_CREDIT_CARD -> "payment";
                            default -> subject.kind().word();
                        },
                        EntityId.of(subject.kind(), subject.id())),
                content,
                request.dependsOn().stream().map(RequestId::toString).sorted().toList(),
                history.stream()
                        .map(step -> new StepBody(step.at(), step.from(), step.to(), step.by(), step.reason()))
                        .toList(),
                request.createdAt(),
                request.version());
    }

    private static @Nullable ErrorBody error(@Nullable Failure failure) {
        return failure == null
                ? null
                : new ErrorBody(
                        failure.code(),
                        failure.severity(),
                        failure.message(),
                        failure.advice(),
                        failure.retryable(),
                        failure.actor());
    }
}
