package tandem.api.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Objects;

/** The headers that answers carry: each is described once, and named wherever it may be expected. */
enum AnswerHeaders {
    E_TAG("ETag", "\"4\"", "The version of the resource, for If-Match."),
    LOCATION(
            "Location",
            "/api/v1/requests/req_01kb0e9m2hfmkrq5n0w8zt3c7d",
            "Where what was made, or was queued, is found."),
    LINK(
            "Link",
            "<https://hub.example.com/api/v1/companies?cursor=Y29tcGFuaWVzCjAxOWI>; rel=\"next\"",
            "The next page (RFC 8288); absent on the last."),
    PREFERENCE_APPLIED("Preference-Applied", "wait=10", "That the answer was held, as Prefer asked for.");

    private static final String SCHEMAS = "#/components/schemas/";

    private final String header;
    private final String example;
    private final String description;

    AnswerHeaders(String header, String example, String description) {
        this.header = header;
        this.example = example;
        this.description = description;
    }

    /** Describes all, and names them in the answers that have them. */
    static void tell(OpenAPI api) {
        for (var one : values()) {
            api.getComponents()
                    .addHeaders(
                            one.header,
                            new Header()
                                    .schema(new StringSchema().example(one.example))
                                    .description(one.description));
        }
        api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> operation.getResponses().forEach((status, response) -> {
                    if (status.startsWith("2")) {
                        tell(api, operation, status, response);
                    }
                }));
    }

    private static void tell(OpenAPI api, Operation operation, String status, ApiResponse response) {
        if (hasParameter(operation, "cursor")) {
            LINK.isIn(response);
        }
        if (hasParameter(operation, "Prefer")) {
            PREFERENCE_APPLIED.isIn(response);
        }
        if (status.equals("201") || status.equals("202")) {
            LOCATION.isIn(response);
        }
        if (isVersioned(api, response)) {
            E_TAG.isIn(response);
        }
    }

    private void isIn(ApiResponse response) {
        response.addHeaderObject(header, new Header().$ref("#/components/headers/" + header));
    }

    private static boolean hasParameter(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getName().equals(name));
    }

    private static boolean isVersioned(OpenAPI api, ApiResponse response) {
        if (response.getContent() == null) {
            return false;
        }
        return response.getContent().values().stream()
                .map(MediaType::getSchema)
                .filter(Objects::nonNull)
                .map(Schema::get$ref)
                .filter(Objects::nonNull)
                .map(reference -> schema(api, reference).getProperties())
                .anyMatch(properties -> properties != null && properties.containsKey("version"));
    }

    private static Schema<?> schema(OpenAPI api, String reference) {
        return Objects.requireNonNull(
                api.getComponents().getSchemas().get(reference.substring(SCHEMAS.length())), reference);
    }
}
