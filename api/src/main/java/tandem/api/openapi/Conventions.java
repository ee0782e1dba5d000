package tandem.api.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import tandem.api.http.IfMatch;
import tandem.api.http.Paging;
import tandem.api.http.Prefer;
import tandem.api.http.RequiresScope;
import tandem.caller.Scope;

/** What the conventions of the contract add to every call: parameters, headers, refusals, and the scope that it needs. */
final class Conventions implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var http = httpMethod(method);
        boolean writes = http != RequestMethod.GET;
        boolean takesBody = takes(method, RequestBody.class);
        var refusals = new TreeMap<String, String>();
        refusals.put("400", "A parameter or the body cannot be understood");
        refusals.put("401", "No valid API key");
        refusals.put("403", "The key has not the scope that is needed");
        refusals.put("500", "A fault inside the service");
        refusals.put("503", "The database does not answer");
        if (takes(method, PathVariable.class)) {
            refusals.put("404", "No such thing, or not for this key");
        }
        if (writes) {
            refusals.put("409", "In conflict with the state of things");
            addParameter(
                    operation,
                    "query",
                    "validateOnly",
                    new BooleanSchema()._default(false),
                    "Run all checks and answer what would happen, storing nothing.");
        }
        if (takesBody) {
            refusals.put("413", "The body is too large");
            refusals.put("415", "The body is not JSON");
            refusals.put("422", "A rule refuses it; errors name the fields");
        }
        if (http == RequestMethod.POST) {
            refusals.put("422", "A rule refuses it, or the Idempotency-Key was used for another request");
            addParameter(
                    operation,
                    "header",
                    "Idempotency-Key",
                    new StringSchema().maxLength(255),
                    "The same key and request give the first answer again, for 30 days.");
        }
        if (hasParameter(method, IfMatch.class)) {
            refusals.put("412", "The resource has changed since that version");
            refusals.put("428", "If-Match is missing");
            addParameter(operation, "header", "If-Match", new StringSchema(), "The ETag of the version that is meant.")
                    .setRequired(true);
        }
        if (hasParameter(method, Prefer.class)) {
            addParameter(
                    operation,
                    "header",
                    "Prefer",
                    new StringSchema().example("wait=10"),
                    "wait=N (RFC 7240): hold the answer until QuickBooks has carried the request out, or it failed or was called"
                            + " off, for N seconds at most (30 where N is more). The status stays; the resource is shown as it"
                            + " stands then, and Preference-Applied says that the answer was held.");
        }
        if (hasParameter(method, Paging.class)) {
            page(operation);
        }
        refusals.forEach((status, text) -> operation.getResponses().addApiResponse(status, problem(text)));
        operation.setDescription(described(operation, scopes(method, writes)));
        return operation;
    }

    private static void page(Operation operation) {
        addParameter(
                operation,
                "query",
                "limit",
                new IntegerSchema()._default(50).minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(500)),
                "How many items at most.");
        addParameter(operation, "query", "cursor", new StringSchema(), "The nextCursor of the page before.");
        var ok = operation.getResponses().get("200");
        if (ok != null) {
            ok.addHeaderObject(
                    "Link",
                    new Header()
                            .schema(new StringSchema())
                            .description("The next page (RFC 8288); absent on the last."));
        }
    }

    private static Parameter addParameter(
            Operation operation, String in, String name, Schema<?> schema, String description) {
        var parameter = new Parameter().in(in).name(name).schema(schema).description(description);
        operation.addParametersItem(parameter);
        return parameter;
    }

    private static ApiResponse problem(String text) {
        return new ApiResponse()
                .description(text)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"))));
    }

    private static String described(Operation operation, Scope... scopes) {
        var words = Arrays.stream(scopes).map(Scope::word).collect(Collectors.joining(" or "));
        var text = operation.getDescription();
        return (text == null || text.isBlank() ? "" : text + "\n\n") + "Scope: " + words + '.';
    }

    private static Scope[] scopes(HandlerMethod method, boolean writes) {
        var declared = method.getMethodAnnotation(RequiresScope.class);
        return declared == null ? (writes ? new Scope[] {} : new Scope[] {Scope.READ}) : declared.value();
    }

    private static RequestMethod httpMethod(HandlerMethod method) {
        var mapping = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class);
        return mapping == null || mapping.method().length == 0 ? RequestMethod.GET : mapping.method()[0];
    }

    private static boolean takes(HandlerMethod method, Class<? extends java.lang.annotation.Annotation> annotation) {
        return Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(annotation));
    }

    private static boolean hasParameter(HandlerMethod method, Class<?> type) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(parameter -> parameter.getParameterType() == type);
    }
}
