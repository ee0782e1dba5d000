package tandem.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tandem.api.testing.RestTest;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContractTest extends RestTest {

    /** What the client is made from, and whoever wants to know the contract without a hub. */
    private static final Path CHECKED_IN = Path.of("..", "api", "openapi.json");

    /** Set to true, the file is written and not compared. */
    private static final String RENEWS = "tandem.contract.renew";

    private static final JsonMapper JSON = new JsonMapper();

    /** The calls of the contract; there may be more. */
    private static final List<String> PROMISED = List.of(
            "GET /api-keys",
            "POST /api-keys",
            "GET /api-keys/{apiKeyId}",
            "DELETE /api-keys/{apiKeyId}",
            "POST /api-keys/{apiKeyId}/rotate",
            "GET /audit-events",
            "GET /companies",
            "POST /companies",
            "GET /companies/{companyId}",
            "PATCH /companies/{companyId}",
            "DELETE /companies/{companyId}",
            "GET /companies/{companyId}/accounts",
            "GET /companies/{companyId}/accounts/{entityId}",
            "GET /companies/{companyId}/approval-rules",
            "PUT /companies/{companyId}/approval-rules",
            "GET /companies/{companyId}/bills",
            "POST /companies/{companyId}/bills",
            "GET /companies/{companyId}/bills/{entityId}",
            "PATCH /companies/{companyId}/bills/{entityId}",
            "DELETE /companies/{companyId}/bills/{entityId}",
            "GET /companies/{companyId}/bills/{entityId}/approval",
            "POST /companies/{companyId}/bills/{entityId}/approve",
            "POST /companies/{companyId}/bills/{entityId}/decline",
            "POST /companies/{companyId}/bills/{entityId}/post",
            "GET /companies/{companyId}/changes",
            "GET /companies/{companyId}/classes",
            "GET /companies/{companyId}/classes/{entityId}",
            "GET /companies/{companyId}/connectors",
            "POST /companies/{companyId}/connectors",
            "GET /companies/{companyId}/connectors/{connectorId}",
            "DELETE /companies/{companyId}/connectors/{connectorId}",
            "GET /companies/{companyId}/connectors/{connectorId}/qwc",
            "POST /companies/{companyId}/connectors/{connectorId}/reissue",
            "POST /companies/{companyId}/connectors/{connectorId}/rotate-key",
            "GET /companies/{companyId}/currencies",
            "GET /companies/{companyId}/currencies/{entityId}",
            "GET /companies/{companyId}/discrepancies",
            "GET /companies/{companyId}/discrepancies/{discrepancyId}",
            "POST /companies/{companyId}/discrepancies/{discrepancyId}/accept",
            "POST /companies/{companyId}/discrepancies/{discrepancyId}/resend",
            "GET /companies/{companyId}/export",
            "GET /companies/{companyId}/items",
            "GET /companies/{companyId}/items/{entityId}",
            "GET /companies/{companyId}/jobs",
            "GET /companies/{companyId}/jobs/{entityId}",
            "POST /companies/{companyId}/lease/release",
            "GET /companies/{companyId}/pairing",
            "POST /companies/{companyId}/pairing/confirm",
            "POST /companies/{companyId}/pairing/reject",
            "POST /companies/{companyId}/pairing/reset",
            "POST /companies/{companyId}/pause",
            "GET /companies/{companyId}/payment-accounts",
            "GET /companies/{companyId}/payment-accounts/{entityId}",
            "POST /companies/{companyId}/payment-checks",
            "GET /companies/{companyId}/payments",
            "POST /companies/{companyId}/payments",
            "GET /companies/{companyId}/payments/{entityId}",
            "POST /companies/{companyId}/payments/{entityId}/void",
            "PUT /companies/{companyId}/quiet-hours",
            "POST /companies/{companyId}/reconciliations",
            "GET /companies/{companyId}/reconciliations/{runId}",
            "POST /companies/{companyId}/resume",
            "POST /companies/{companyId}/resync",
            "POST /companies/{companyId}/retire",
            "GET /companies/{companyId}/sessions",
            "GET /companies/{companyId}/statement",
            "GET /companies/{companyId}/support-bundle",
            "GET /companies/{companyId}/sync-state",
            "GET /companies/{companyId}/terms",
            "POST /companies/{companyId}/terms",
            "GET /companies/{companyId}/terms/{entityId}",
            "GET /companies/{companyId}/terms/{entityId}/dates",
            "GET /companies/{companyId}/vendor-credits",
            "GET /companies/{companyId}/vendor-credits/{entityId}",
            "GET /companies/{companyId}/vendors",
            "GET /companies/{companyId}/vendors/{entityId}",
            "PATCH /companies/{companyId}/vendors/{entityId}",
            "POST /companies/{companyId}/vendors/{entityId}/hide",
            "POST /companies/{companyId}/vendors/{entityId}/unhide",
            "GET /companies/{companyId}/{list}/{entityId}/timeline",
            "GET /requests",
            "POST /requests/requeue",
            "GET /requests/{requestId}",
            "PATCH /requests/{requestId}",
            "POST /requests/{requestId}/cancel",
            "POST /requests/{requestId}/requeue",
            "GET /sessions/{sessionId}",
            "GET /sessions/{sessionId}/exchanges",
            "GET /sync-states",
            "GET /webhook-endpoints",
            "POST /webhook-endpoints",
            "GET /webhook-endpoints/{endpointId}",
            "PATCH /webhook-endpoints/{endpointId}",
            "DELETE /webhook-endpoints/{endpointId}",
            "GET /webhook-endpoints/{endpointId}/deliveries",
            "GET /webhook-endpoints/{endpointId}/deliveries/{deliveryId}",
            "POST /webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redeliver",
            "POST /webhook-endpoints/{endpointId}/replay",
            "POST /webhook-endpoints/{endpointId}/rotate-secret");

    @Autowired
    @SuppressWarnings("NullAway.Init") // set by the test framework
    private List<RequestMappingHandlerMapping> mappings;

    /** The hub's own. */
    @Autowired
    @SuppressWarnings("NullAway.Init") // set by the test framework
    private JsonMapper json;

    @Test
    void what_is_promised_is_published_and_what_is_published_is_served() {
        var published = new TreeSet<String>();
        docs().path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method -> published.add(method.toUpperCase(Locale.ROOT)
                                + ' '
                                + path.getKey().replace("/api/v1", ""))));
        var served = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(call -> call.getPatternValues().stream()
                        .filter(path -> path.startsWith("/api/v1/"))
                        .flatMap(path -> call.getMethodsCondition().getMethods().stream()
                                .map(method -> method.name() + ' ' + path.replace("/api/v1", ""))))
                .collect(Collectors.toSet());
        assertThat(published).containsAll(PROMISED);
        assertThat(published).isEqualTo(new TreeSet<>(served));
    }

    @Test
    void what_is_checked_in_is_what_is_served() throws IOException {
        var served = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(docs()) + '\n';
        if (Boolean.getBoolean(RENEWS)) {
            Files.writeString(CHECKED_IN, served);
        }
        assertThat(Files.readString(CHECKED_IN))
                .as("it is written anew by ./tandem contract")
                .isEqualTo(served);
    }

    @Test
    void it_is_openapi_3_1_with_a_security_scheme() {
        var docs = docs();
        assertThat(docs.path("openapi").asString()).startsWith("3.1");
        assertThat(docs.at("/components/securitySchemes/apiKey/scheme").asString())
                .isEqualTo("bearer");
        assertThat(docs.at("/security/0").has("apiKey")).isTrue();
    }

    @Test
    void every_call_has_a_summary_its_scope_and_its_refusals_as_problems() {
        var docs = docs();
        for (var path : docs.path("paths").properties()) {
            for (var call : path.getValue().properties()) {
                var name = call.getKey() + ' ' + path.getKey();
                var operation = call.getValue();
                assertThat(operation.path("summary").asString()).as(name).isNotBlank();
                assertThat(operation.path("description").asString()).as(name).contains("Scope: ");
                assertThat(operation.path("tags").isEmpty()).as(name).isFalse();
                for (var status : List.of("400", "401", "403", "429", "500", "503")) {
                    assertThat(found(docs, operation.at("/responses/" + status))
                                    .at("/content/application~1problem+json/schema/$ref")
                                    .asString())
                            .as(name)
                            .isEqualTo("#/components/schemas/Problem");
                }
                assertThat(operation.path("responses").propertyNames().stream().filter(s -> s.startsWith("2")))
                        .as(name)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void whatever_is_patched_says_which_fields_a_patch_may_have() {
        var patches = docs().path("paths")
                .valueStream()
                .map(path -> path.path("patch"))
                .filter(patch -> !patch.isMissingNode())
                .map(patch -> patch.at("/requestBody/content"))
                .toList();

        assertThat(patches).hasSizeGreaterThan(3).allSatisfy(content -> {
            assertThat(content.propertyNames())
                    .containsExactlyInAnyOrder("application/json", "application/merge-patch+json");
            assertThat(content.valueStream()
                            .map(media -> media.at("/schema/$ref").asString(""))
                            .distinct())
                    .singleElement()
                    .asString()
                    .startsWith("#/components/schemas/");
        });
    }

    @Test
    void what_receivers_of_webhooks_get_is_in_the_contract() {
        var call = docs().at("/webhooks/event/post");
        assertThat(call.at("/requestBody/content/application~1cloudevents+json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/WebhookEvent");
        assertThat(docs().at("/components/schemas/WebhookEvent/properties").propertyNames())
                .contains("specversion", "id", "source", "type", "time", "data");
    }

    @Test
    void conventions_are_in_the_contract() {
        var docs = docs();
        assertThat(parameters(docs.at("/paths/~1api~1v1~1companies/get"))).contains("limit", "cursor", "externalId");
        assertThat(parameters(docs.at("/paths/~1api~1v1~1companies/post"))).contains("Idempotency-Key", "validateOnly");
        assertThat(docs.at("/paths/~1api~1v1~1companies/post/responses").has("201"))
                .isTrue();
        var patch = docs.at("/paths/~1api~1v1~1companies~1{companyId}/patch");
        assertThat(parameters(patch)).contains("If-Match", "companyId").doesNotContain("caller", "actor", "ifMatch");
        assertThat(patch.path("responses").propertyNames()).contains("412", "428");
        assertThat(patch.at("/requestBody/content").propertyNames())
                .containsExactlyInAnyOrder("application/json", "application/merge-patch+json");
        assertThat(docs.at("/components/schemas/CompanyStatus/enum").toString())
                .contains("awaiting_confirmation")
                .doesNotContain("AWAITING_CONFIRMATION");
        assertThat(docs.at("/components/schemas/Problem/properties").propertyNames())
                .contains(
                        "type",
                        "title",
                        "status",
                        "detail",
                        "instance",
                        "code",
                        "retryable",
                        "fixes",
                        "outcome",
                        "errors");
    }

    @Test
    void fields_say_whether_they_are_always_there_and_whether_they_may_be_null() {
        var schemas = docs().at("/components/schemas");

        assertThat(strings(schemas.at("/Bill/required"))).contains("id", "txnId", "grossAmount", "expenseLines");
        assertThat(strings(schemas.at("/Bill/properties/txnId/type"))).containsExactly("string", "null");
        assertThat(schemas.at("/Bill/properties/grossAmount/type").asString()).isEqualTo("string");
        assertThat(schemas.at("/Bill/properties/grossAmount/format").asString()).isEqualTo("decimal");
        assertThat(schemas.at("/Bill/properties/approval/oneOf/1/type").asString())
                .isEqualTo("null");
        assertThat(schemas.at("/BillDraft").has("required")).isFalse();
        assertThat(strings(schemas.at("/BillDraft/properties/memo/type"))).containsExactly("string", "null");
        assertThat(strings(schemas.at("/NewCompany/required"))).containsExactly("name");
        assertThat(strings(schemas.at("/Problem/required"))).contains("code").doesNotContain("outcome", "errors");
    }

    @Test
    void each_call_has_a_name_of_its_own_that_says_what_it_does_and_a_tag_that_is_explained() {
        var docs = docs();
        var operations = operations(docs);
        var tags = docs.path("tags")
                .valueStream()
                .map(tag -> tag.path("name").asString())
                .toList();

        assertThat(operations.stream()
                        .map(operation -> operation.path("operationId").asString()))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+([A-Z][a-z]+)*"));
        assertThat(operations.stream()
                        .flatMap(operation -> strings(operation.path("tags")).stream())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(tags);
    }

    @Test
    void every_parameter_but_an_id_in_the_path_is_explained() {
        assertThat(operations(docs()).stream()
                        .flatMap(operation -> operation.path("parameters").valueStream()))
                .filteredOn(parameter -> !parameter.path("in").asString().equals("path"))
                .allSatisfy(
                        parameter -> assertThat(parameter.path("description").asString(""))
                                .as(parameter.toString())
                                .isNotBlank());
    }

    @Test
    void answers_name_their_headers() {
        var bills = docs().at("/paths/~1api~1v1~1companies~1{companyId}~1bills");

        assertThat(bills.at("/post/responses/201/headers").propertyNames()).contains("ETag", "Location");
        assertThat(bills.at("/get/responses/200/headers").propertyNames()).containsExactly("Link");
    }

    @Test
    void every_body_and_every_answer_has_an_example_that_the_hub_reads_and_writes_just_so() {
        var docs = docs();
        var methods = methods();

        for (var operation : operations(docs)) {
            var name = operation.path("operationId").asString();
            var method = Objects.requireNonNull(methods.get(name), name);
            for (var media : operation.at("/requestBody/content")) {
                assertThat(examples(docs, media))
                        .as(name)
                        .isNotEmpty()
                        .allSatisfy(example -> json.treeToValue(example, bodyOf(method)));
            }
            for (var response : operation.path("responses").properties()) {
                var media = response.getValue().at("/content/application~1json");
                if (response.getKey().startsWith("2") && !media.isMissingNode()) {
                    assertThat(examples(docs, media))
                            .as(name)
                            .isNotEmpty()
                            .allSatisfy(example -> assertThat(writtenAgain(example, answerOf(method)))
                                    .isEqualTo(example));
                }
            }
        }
    }

    private JsonNode writtenAgain(JsonNode example, JavaType type) {
        return json.readTree(json.writeValueAsString(json.treeToValue(example, type)));
    }

    private Map<String, Method> methods() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .map(HandlerMethod::getMethod)
                .filter(method -> method.isAnnotationPresent(Operation.class))
                .filter(method ->
                        !method.getAnnotation(Operation.class).operationId().isEmpty())
                .collect(Collectors.toMap(
                        method -> method.getAnnotation(Operation.class).operationId(), Function.identity()));
    }

    /** What a method takes as its body; of a patch, the form of it. */
    private JavaType bodyOf(Method method) {
        var body = Arrays.stream(method.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .findFirst()
                .orElseThrow();
        return body.getType() == JsonNode.class
                ? json.constructType(method.getAnnotation(Operation.class)
                        .requestBody()
                        .content()[0]
                        .schema()
                        .implementation())
                : json.constructType(body.getParameterizedType());
    }

    private JavaType answerOf(Method method) {
        var type = json.constructType(method.getGenericReturnType());
        return type.hasRawClass(ResponseEntity.class) || type.hasRawClass(DeferredResult.class)
                ? type.containedType(0)
                : type;
    }

    private static List<JsonNode> examples(JsonNode docs, JsonNode media) {
        return media.path("examples")
                .valueStream()
                .map(example -> found(docs, example).path("value"))
                .toList();
    }

    private static List<JsonNode> operations(JsonNode docs) {
        return docs.path("paths").valueStream().flatMap(JsonNode::valueStream).toList();
    }

    private static List<String> strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    /** What a reference leads to; anything else itself. */
    private static JsonNode found(JsonNode docs, JsonNode one) {
        return one.has("$ref") ? docs.at(one.path("$ref").asString().substring(1)) : one;
    }

    @Test
    void the_page_that_shows_it_asks_for_a_key() {
        var script =
                anybody().get("/swagger-ui/swagger-initializer.js").expect(200).body();
        assertThat(script).contains("requestInterceptor", "Bearer", "/v3/api-docs/swagger-config");
    }

    @Test
    void every_reference_leads_somewhere() {
        var docs = docs();
        docs.findValues("$ref")
                .forEach(reference -> assertThat(
                                docs.at(reference.asString().replace("#", "")).isMissingNode())
                        .as(reference.asString())
                        .isFalse());
    }

    private JsonNode docs() {
        return keyWith("read").get("/v3/api-docs").expect(200).json();
    }

    private static List<String> parameters(JsonNode operation) {
        return operation
                .path("parameters")
                .valueStream()
                .map(parameter -> parameter.path("name").asString())
                .toList();
    }
}
