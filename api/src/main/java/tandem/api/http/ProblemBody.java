package tandem.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457).
 *
 * @param instance the path that was called
 * @param outcome what became of a write; absent for reads
 * @param reference to be found in the service's log; only with errors inside the service
 * @param lastSeq only where the change feed cannot go on
 */
@Schema(name = "Problem", description = "Why a call was refused, who can put it right, and how (RFC 9457).")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemBody(
        @Schema(example = "/problems/not-found") String type,
        String title,
        int status,
        String detail,
        String instance,
        @Schema(example = "not-found") String code,
        boolean retryable,
        List<Fix> fixes,
        @Nullable Outcome outcome,
        @Nullable List<FieldError> errors,
        @Nullable String reference,

        @Schema(description = "How far the change feed has come.") @Nullable
        Long lastSeq) {

    /** What became of a write. */
    public enum Outcome {
        /** Nothing was changed. */
        NOT_APPLIED,
        /** The change was made. */
        APPLIED,
        /** Nobody knows; read before repeating. */
        UNKNOWN
    }
}
