package tandem.api.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tandem.api.http.PublicUrl;
import tandem.feed.Topic;
import tandem.webhook.EndpointId;
import tandem.webhook.Event;

/**
 * An event as receivers get it: CloudEvents 1.0, structured. It says what has changed and where it is found; the record itself is
 * read by a key that may see it.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "WebhookEvent", description = "A CloudEvent (1.0).")
record CloudEvent(
        @Schema(example = "1.0") String specversion,

        @Schema(description = "The webhook-id: the same each time the event is told.")
        String id,

        @Schema(description = "The company, or for a test of an endpoint for all companies the endpoint.")
        String source,

        @Schema(example = "com.mineraltree.tandem.bill.updated")
        String type,

        @Schema(description = "The id of what has changed.") @Nullable
        String subject,

        Instant time,
        @Schema(example = "application/json") String datacontenttype,
        Data data) {

    private static final String API = "/api/v1/";

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "WebhookEventData")
    record Data(
            @Nullable String companyId,

            @Schema(description = "The change's number in the company's feed.") @Nullable
            Long seq,

            @Schema(description = "Of many changes at once: the number of the first.") @Nullable
            Long firstSeq,

            @Schema(description = "Of many changes at once: the number of the last.") @Nullable
            Long lastSeq,

            @Schema(example = "bill") @Nullable String kind,

            @Nullable String entityId,

            @Schema(example = "updated") @Nullable String change,

            @Schema(description = "Of a request: the status that it came to by this change.") @Nullable
            String status,

            @Schema(description = "Where to read on.") @Nullable
            String url) {}

    static CloudEvent of(Event event, EndpointId endpoint, PublicUrl hub) {
        var company = event.about().orElse(null);
        var source = hub.of(API + (company == null ? "webhook-endpoints/" + endpoint : "companies/" + company));
        return switch (event) {
            case Event.OfChange change -> of(change, source, hub);
            case Event.OfStretch stretch ->
                envelope(
                        event,
                        source,
                        null,
                        new Data(
                                stretch.company().toString(),
                                null,
                                stretch.first(),
                                stretch.last(),
                                null,
                                null,
                                null,
                                null,
                                source + "/changes?after=" + (stretch.first() - 1)));
            case Event.Test test ->
                envelope(
                        event,
                        source,
                        null,
                        new Data(
                                company == null ? null : company.toString(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null));
        };
    }

    private static CloudEvent of(Event.OfChange event, String company, PublicUrl hub) {
        var change = event.change();
        var topic = change.topic();
        var id = topic.id(change.entity());
        var url =
                topic == Topic.REQUEST ? hub.of(API + list(topic) + '/' + id) : company + '/' + list(topic) + '/' + id;
        return envelope(
                event,
                company,
                id,
                new Data(
                        event.company().toString(),
                        change.seq(),
                        null,
                        null,
                        word(topic),
                        id,
                        word(change.what()),
                        event.status() == null ? null : word(event.status()),
                        url));
    }

    private static CloudEvent envelope(Event event, String source, @Nullable String subject, Data data) {
        return new CloudEvent("1.0", event.id(), source, event.type(), subject, event.at(), "application/json", data);
    }

    /** The list that shows records of a topic. */
    private static String list(Topic topic) {
        return switch (topic) {
            case ACCOUNT -> "accounts";
            case TERMS -> "terms";
            case CLASS -> "classes";
            case CURRENCY -> "currencies";
            case VENDOR -> "vendors";
            case JOB -> "jobs";
            case ITEM -> "items";
            case BILL -> "bills";
            case VENDOR_CREDIT -> "vendor-credits";
            case PAYMENT -> "payments";
            case REQUEST -> "requests";
        };
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
