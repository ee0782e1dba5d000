package tandem.api.timeline;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.api.http.Page;
import tandem.timeline.Line;

/** A page of what happened to a record. */
@Schema(name = "Timeline")
record TimelineBody(
        @Schema(description = "The earliest first.") List<LineBody> items,
        @Nullable String nextCursor,

        @Schema(
                description =
                        "What was read from QuickBooks or changed here before this time is not told, because the change feed does not"
                                + " keep it any more. Null: nothing is missing. Requests, approvals and discrepancies are kept.")
        @Nullable
        Instant changesKeptSince) {

    static TimelineBody of(Page<LineBody> page, @Nullable Instant changesKeptSince) {
        return new TimelineBody(page.items(), page.nextCursor(), changesKeptSince);
    }

    @Schema(name = "TimelineEntry")
    record LineBody(
            Instant at,
            Line.What what,
            @Schema(description = "Where it happened.") Line.Side side,

            @Schema(
                    description = "What happened, for people.",
                    example = "Posting the bill to QuickBooks: queued for the next update.")
            String text,

            @Schema(description = "Null where nobody is known to have acted.") @Nullable
            ByBody by,

            @Schema(description = "As whoever acted gave it, or in QuickBooks' own words.") @Nullable
            String reason,

            @Nullable String requestId,
            @Nullable String sessionId,

            @Schema(description = "The number of the exchange in the session, of how a request went out last.")
            @Nullable
            Integer exchange,

            @Nullable String discrepancyId,

            @Schema(description = "The fields that somebody changed, where that is on record.")
            Map<String, ?> before,

            Map<String, ?> after) {

        static LineBody of(Line line) {
            var by = line.by();
            var traces = line.traces();
            return new LineBody(
                    line.moment().at(),
                    line.what(),
                    line.side(),
                    line.text(),
                    by == null ? null : new ByBody(by.id(), by.label()),
                    line.reason(),
                    traces.request(),
                    traces.session(),
                    traces.exchange(),
                    traces.discrepancy(),
                    line.before(),
                    line.after());
        }
    }

    @Schema(name = "TimelineActor")
    record ByBody(
            @Schema(description = "A key, a person, a session of a Web Connector, or the hub.")
            String id,

            @Schema(description = "What people call it; of a session, its connector.") @Nullable
            String label) {}
}
