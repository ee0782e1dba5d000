package tandem.api.feed;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.feed.Change;
import tandem.feed.Topic;

/** A page of the feed. */
@Schema(name = "Changes")
record ChangesBody(
        List<ChangeBody> items,

        @Schema(description = "Always null: go on with after, the seq of the last item.") @Nullable
        String nextCursor,

        @Schema(description = "How far the feed has come. Beyond the last item there is more.")
        long lastSeq) {

    @Schema(name = "Change")
    record ChangeBody(
            @Schema(
                    description = "1, 2, 3… in each company, in the order of commits and without holes.",
                    example = "42")
            long seq,

            @Schema(description = "Never goes backwards.") Instant at,
            Topic kind,

            @Schema(example = "bill_01jd8m3v6feqavyp5sjd3k9q2c")
            String entityId,

            @Schema(
                    description =
                            "Of a record that is removed the entity has removedAt, or is null: it was thrown away or deleted on this side.")
            Change.What change,

            @Schema(
                    description =
                            "What it is now, in the form in which it is shown by itself; not what it was when it changed. Null where it"
                                    + " is not shown, or not any more.")
            @Nullable
            Object entity) {}
}
