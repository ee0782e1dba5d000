package tandem.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where in the body, as a JSON pointer (RFC 6901); absent for parameters
 * @param parameter which query parameter or header; absent for fields of the body
 * @param code a short word for programs
 * @param message a sentence for people
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldError(
        @Schema(description = "Where in the body (RFC 6901); absent for parameters.", example = "/grossAmount")
        @Nullable
        String pointer,

        @Schema(description = "Which query parameter or header; absent for fields of the body.") @Nullable
        String parameter,

        @Schema(description = "A word for programs.", example = "sum")
        String code,

        @Schema(description = "A sentence for people.") String message) {

    public static FieldError inBody(String pointer, String code, String message) {
        return new FieldError(pointer, null, code, message);
    }

    public static FieldError inParameter(String name, String code, String message) {
        return new FieldError(null, name, code, message);
    }
}
