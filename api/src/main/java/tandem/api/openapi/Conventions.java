package tandem.api.openapi;

import static java.util.Map.entry;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
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

    /** What parameters mean that many calls have, where a call says nothing else about them. */
    private static final Map<String, String> MEANINGS = Map.ofEntries(
            entry("companyId", "Of this company."),
            entry("entityId", "The record's id, as its list shows it."),
            entry("list", "The list that shows the record."),
            entry("updatedSince", "What has changed at that moment or later."),
            entry("active", "True: active ones; false: the others; absent: both."),
            entry("includeRemoved", "Those that QuickBooks does not have any more, too."),
            entry("vendorId", "Of this vendor."),
            entry("refNumber", "With exactly this number."),
            entry("status", "With this status."),
            entry("code", "With this code."),
            entry("errorCode", "Whose error has this code."),
            entry("severity", "As bad as this."),
            entry("operation", "That do this."),
            entry("connection", "Whose connection is in this state."),
            entry("externalId", "With this id of MineralTree's."),
            entry("before", "From before that moment."),
            entry("after", "From that moment on."),
            entry("billDate", "The date of the bill."),
            entry("overlapMinutes", "As in the body, which counts where both are given."));

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var http = httpMethod(method);
        boolean writes = http != RequestMethod.GET;
        boolean takesBody = takes(method, RequestBody.class);
        var refusals = EnumSet.of(
                Refusal.BAD_REQUEST,
                Refusal.NOT_AUTHENTICATED,
                Refusal.FORBIDDEN,
                Refusal.TOO_MANY_REQUESTS,
                Refusal.INTERNAL_ERROR,
                Refusal.UNAVAILABLE);
        if (takes(method, PathVariable.class)) {
            refusals.add(Refusal.NOT_FOUND);
        }
        if (writes) {
            refusals.add(Refusal.CONFLICT);
            addParameter(
                    operation,
                    "query",
                    "validateOnly",
                    new BooleanSchema()._default(false),
                    "Run all checks and answer what would happen, storing nothing.");
        }
        if (takesBody) {
            refusals.addAll(EnumSet.of(Refusal.TOO_LARGE, Refusal.NOT_JSON, Refusal.UNPROCESSABLE));
        }
        if (http == RequestMethod.POST) {
            refusals.add(Refusal.UNPROCESSABLE);
            addParameter(
                    operation,
                    "header",
                    "Idempotency-Key",
                    new StringSchema().maxLength(255).example("3f0b6c0e-7a53-4a0c-9f0b-5f2f4c1f8a11"),
                    "The same key and request give the first answer again, for 30 days.");
        }
        if (hasParameter(method, IfMatch.class)) {
            refusals.addAll(EnumSet.of(Refusal.STALE, Refusal.IF_MATCH_MISSING));
            addParameter(
                            operation,
                            "header",
                            "If-Match",
                            new StringSchema().example("\"4\""),
                            "The ETag of the version that is meant.")
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
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(Conventions::explain);
        }
        operation.getResponses().values().forEach(Conventions::isJson);
        refusals.forEach(refusal -> operation.getResponses().addApiResponse(refusal.status(), refusal.reference()));
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
    }

    private static void explain(Parameter parameter) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(MEANINGS.get(parameter.getName()));
        }
    }

    /** Whatever does not say what it is. */
    private static void isJson(ApiResponse response) {
        if (response.getContent() != null && response.getContent().containsKey("*/*")) {
            response.getContent()
                    .addMediaType("application/json", response.getContent().remove("*/*"));
        }
    }

    private static Parameter addParameter(
            Operation operation, String in, String name, Schema<?> schema, String description) {
        var parameter = new Parameter().in(in).name(name).schema(schema).description(description);
        operation.addParametersItem(parameter);
        return parameter;
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
