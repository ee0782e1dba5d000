package tandem.api.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tandem.api.http.PublicUrl;
import tandem.webhook.Delivery;

/** What became of an event, as callers see it. */
@Schema(name = "WebhookDelivery")
record DeliveryBody(
        @Schema(example = "whd_01jd8m3v6feqavyp5sjd3k9q2c") String id,

        String endpointId,

        @Schema(
                description =
                        "Pending: it is tried again. Failed: it was tried for a day. Replaced: it is told again by a replay.")
        Delivery.Status status,

        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant lastAttemptAt,

        @Schema(description = "Of the last attempt; null where there was no answer.") @Nullable
        Integer responseStatus,

        @Schema(description = "The first 500 characters of the answer.") @Nullable
        String responseExcerpt,

        @Schema(description = "Why the last attempt failed.") @Nullable
        String error,

        Instant createdAt,
        @Nullable Instant settledAt,
        @Schema(description = "What the receiver gets.") CloudEvent event) {

    static DeliveryBody of(Delivery delivery, PublicUrl hub) {
        return new DeliveryBody(
                delivery.id().toString(),
                delivery.endpoint().toString(),
                delivery.status(),
                delivery.attempts(),
                delivery.nextAttemptAt(),
                delivery.lastAttemptAt(),
                delivery.responseStatus(),
                delivery.responseExcerpt(),
                delivery.error(),
                delivery.createdAt(),
                delivery.settledAt(),
                CloudEvent.of(delivery.event(), delivery.endpoint(), hub));
    }
}
