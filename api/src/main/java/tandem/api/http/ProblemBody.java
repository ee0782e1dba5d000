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

        @Schema(description = "What all problems of this type have in common.")
        String title,

        int status,

        @Schema(description = "A sentence about this very case.")
        String detail,

        @Schema(description = "The path that was called.", example = "/api/v1/companies/co_01jd8m3v6feqavyp5sjd3k9q2c")
        String instance,

        @Schema(example = "not-found") String code,

        @Schema(description = "Whether the same call may succeed later.")
        boolean retryable,

        @Schema(description = "Who can put it right, and how.")
        List<Fix> fixes,

        @Schema(description = "What became of a write; absent for reads.") @Nullable
        Outcome outcome,

        @Schema(description = "What is wrong with which field or parameter, all at once.") @Nullable
        List<FieldError> errors,

        @Schema(description = "To be found in the service's log; only with errors inside the service.") @Nullable
        String reference,

        @Schema(description = "How far the change feed has come.") @Nullable
        Long lastSeq) {

    /**
     * A problem in the words of the contract.
     *
     * @param instance the path that was called
     */
    public static ProblemBody of(
            Problem problem, String instance, @Nullable Outcome outcome, @Nullable String reference) {
        var type = problem.type();
        return new ProblemBody(
                "/problems/" + type.code(),
                type.title(),
                type.status(),
                problem.detail(),
                instance,
                type.code(),
                type.retryable(),
                problem.fixes(),
                outcome,
                problem.errors().isEmpty() ? null : problem.errors(),
                reference,
                problem.lastSeq());
    }

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
