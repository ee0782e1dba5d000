package tandem.api.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.webhook.Endpoint;

/** An endpoint as callers see it. */
@Schema(name = "WebhookEndpoint")
record EndpointBody(
        @Schema(example = "whe_01jd8m3v6feqavyp5sjd3k9q2c") String id,

        @Schema(description = "The only company that it is told of; null: all.") @Nullable
        String companyId,

        @Schema(example = "https://receiver.example.com/tandem")
        String url,

        @Nullable String description,

        @Schema(description = "Which events it gets; none: all.")
        List<String> eventTypes,

        Status status,

        @Schema(
                description =
                        "Why it is not called: somebody wants it so, the receiver answered 410, or there was nothing but"
                                + " failures for five days.")
        Endpoint.@Nullable Because disabledBecause,

        @Nullable Instant disabledAt,

        @Schema(description = "The first of the failures since the last success.") @Nullable
        Instant failingSince,

        @Schema(description = "How many there were.") int failures,
        @Schema(description = "The last of them.") @Nullable String lastError,

        @Schema(description = "After failures in a row it is left alone until then.") @Nullable
        Instant restsUntil,

        @Schema(description = "After a rotation: until when calls are signed with the old secret as well.") @Nullable
        Instant previousSecretValidUntil,

        long version,
        Instant createdAt,

        @Schema(description = "In the answer that made it only, and not in a dry run.")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable
        String secret) {

    /** Whether an endpoint is called. */
    @Schema(name = "WebhookEndpointStatus")
    enum Status {
        ENABLED,
        DISABLED
    }

    static EndpointBody of(Endpoint endpoint) {
        return of(endpoint, null);
    }

    static EndpointBody of(Endpoint endpoint, @Nullable String secret) {
        var disabled = endpoint.disabled();
        var health = endpoint.health();
        return new EndpointBody(
                endpoint.id().toString(),
                endpoint.company() == null ? null : endpoint.company().toString(),
                endpoint.url().toString(),
                endpoint.description(),
                endpoint.types().wanted(),
                disabled == null ? Status.ENABLED : Status.DISABLED,
                disabled == null ? null : disabled.because(),
                disabled == null ? null : disabled.at(),
                health.failingSince(),
                health.failures(),
                health.lastError(),
                health.restsUntil(),
                endpoint.previousSecretUntil(),
                endpoint.version(),
                endpoint.createdAt(),
                secret);
    }
}
