package tandem.api.openapi;

import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tandem.api.http.FieldError;
import tandem.api.http.Problem;
import tandem.api.http.ProblemBody;
import tandem.api.http.ProblemBody.Outcome;
import tandem.api.http.ProblemType;

/** How calls are refused, each way once; the problem that stands for it is made as the hub makes it. */
enum Refusal {
    BAD_REQUEST(ProblemType.INVALID_PARAMETER, "A parameter or the body cannot be understood"),
    NOT_AUTHENTICATED(ProblemType.NOT_AUTHENTICATED, "No valid API key"),
    FORBIDDEN(ProblemType.FORBIDDEN, "The key has not the scope that is needed"),
    NOT_FOUND(ProblemType.NOT_FOUND, "No such thing, or not for this key"),
    CONFLICT(ProblemType.BILL_STATUS, "In conflict with the state of things"),
    NOT_KEPT(ProblemType.CHANGES_NOT_KEPT, "Something would be missing"),
    STALE(ProblemType.STALE_VERSION, "The resource has changed since that version"),
    TOO_LARGE(ProblemType.BODY_TOO_LARGE, "The body is too large"),
    NOT_JSON(ProblemType.UNSUPPORTED_MEDIA_TYPE, "The body is not JSON"),
    UNPROCESSABLE(
            ProblemType.INVALID_FIELDS,
            "A rule refuses it and errors name the fields, or the Idempotency-Key was used for another request"),
    IF_MATCH_MISSING(ProblemType.IF_MATCH_MISSING, "If-Match is missing"),
    TOO_MANY_REQUESTS(ProblemType.TOO_MANY_REQUESTS, "The key has made the calls that it may make in a minute"),
    INTERNAL_ERROR(ProblemType.INTERNAL_ERROR, "A fault inside the service"),
    UNAVAILABLE(ProblemType.UNAVAILABLE, "The database does not answer");

    private static final String INSTANCE = "/api/v1/companies/co_01kjz4rnr0f7vtyybg4s0p9p1s/bills";

    private final ProblemType type;
    private final String description;

    Refusal(ProblemType type, String description) {
        this.type = type;
        this.description = description;
    }

    String status() {
        return String.valueOf(type.status());
    }

    /** The name under which the contract has it. */
    String component() {
        return Arrays.stream(name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    ApiResponse reference() {
        return new ApiResponse().$ref("#/components/responses/" + component());
    }

    /** @param words makes JSON as the hub does */
    ApiResponse response(Words words) {
        var body = ProblemBody.of(problem(), INSTANCE, isOfWrites() ? Outcome.NOT_APPLIED : null, null);
        var response = new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType()
                                        .schema(new Schema<>().$ref("#/components/schemas/Problem"))
                                        .addExamples(type.code(), new Example().value(words.of(body)))));
        return this == TOO_MANY_REQUESTS
                ? response.addHeaderObject(
                        "Retry-After",
                        new Header().schema(new IntegerSchema()).description("Seconds until there are calls again."))
                : response;
    }

    private boolean isOfWrites() {
        return switch (this) {
            case CONFLICT, STALE, TOO_LARGE, NOT_JSON, UNPROCESSABLE, IF_MATCH_MISSING -> true;
            default -> false;
        };
    }

    private Problem problem() {
        return switch (this) {
            case BAD_REQUEST -> Problem.badParameter("limit", "must be a whole number from 1 to 500");
            case CONFLICT -> Problem.of(type, "The bill is posting.");
            case NOT_KEPT ->
                Problem.of(type, "What comes after 3 is not kept any more. The feed has come to 9041.")
                        .atSeq(9041);
            case STALE -> Problem.of(type, "The bill is at version 4.");
            case UNPROCESSABLE ->
                Problem.badFields(List.of(
                        FieldError.inBody("/grossAmount", "sum", "is 350.00, and the lines add up to 350.01"),
                        FieldError.inBody("/dueDate", "missing", "is needed")));
            default -> Problem.of(type);
        };
    }
}
