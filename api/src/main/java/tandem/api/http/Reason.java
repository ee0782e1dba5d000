package tandem.api.http;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why somebody does something. It is recorded, and shown where it explains a state. */
@Schema(name = "Reason")
public record Reason(
        @Schema(example = "A's machine died, B takes over") @Nullable
        String reason) {}
