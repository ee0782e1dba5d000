package tandem.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tandem.api.testing.RestTest;
import tools.jackson.databind.JsonNode;

class ContractTest extends RestTest {

    /** The calls of the contract that exist so far; a later part of the product adds its own. */
    private static final List<String> PROMISED = List.of(
            "POST /companies",
            "GET /companies",
            "GET /companies/{companyId}",
            "PATCH /companies/{companyId}",
            "DELETE /companies/{companyId}",
            "POST /companies/{companyId}/pause",
            "POST /companies/{companyId}/resume",
            "POST /companies/{companyId}/resync",
            "PUT /companies/{companyId}/quiet-hours",
            "POST /companies/{companyId}/lease/release",
            "POST /companies/{companyId}/retire",
            "POST /companies/{companyId}/pairing/reset",
            "GET /companies/{companyId}/pairing",
            "POST /companies/{companyId}/pairing/confirm",
            "POST /companies/{companyId}/pairing/reject",
            "POST /companies/{companyId}/connectors",
            "GET /companies/{companyId}/connectors",
            "GET /companies/{companyId}/connectors/{connectorId}",
            "DELETE /companies/{companyId}/connectors/{connectorId}",
            "POST /companies/{companyId}/connectors/{connectorId}/rotate-key",
            "POST /companies/{companyId}/connectors/{connectorId}/reissue",
            "GET /companies/{companyId}/connectors/{connectorId}/qwc",
            "GET /api-keys",
            "GET /api-keys/{apiKeyId}",
            "POST /api-keys",
            "DELETE /api-keys/{apiKeyId}",
            "POST /api-keys/{apiKeyId}/rotate",
            "GET /sync-states",
            "GET /companies/{companyId}/sync-state",
            "GET /companies/{companyId}/sessions",
            "GET /sessions/{sessionId}",
            "GET /sessions/{sessionId}/exchanges",
            "GET /companies/{companyId}/changes",
            "GET /webhook-endpoints",
            "POST /webhook-endpoints",
            "GET /webhook-endpoints/{endpointId}",
            "PATCH /webhook-endpoints/{endpointId}",
            "DELETE /webhook-endpoints/{endpointId}",
            "POST /webhook-endpoints/{endpointId}/rotate-secret",
            "POST /webhook-endpoints/{endpointId}/test",
            "POST /webhook-endpoints/{endpointId}/replay",
            "GET /webhook-endpoints/{endpointId}/deliveries",
            "POST /webhook-endpoints/{endpointId}/deliveries/{deliveryId}/redeliver",
            "GET /companies/{companyId}/{list}/{entityId}/timeline",
            "GET /companies/{companyId}/support-bundle",
            "GET /audit-events",
            "GET /companies/{companyId}/approval-rules",
            "PUT /companies/{companyId}/approval-rules",
            "GET /companies/{companyId}/bills/{entityId}/approval",
            "POST /companies/{companyId}/bills/{entityId}/approve",
            "POST /companies/{companyId}/bills/{entityId}/decline");

    @Autowired
    @SuppressWarnings("NullAway.Init") // set by the test framework
    private List<RequestMappingHandlerMapping> mappings;

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
    void it_is_openapi_3_1_with_a_security_scheme() {
        var docs = docs();
        assertThat(docs.path("openapi").asString()).startsWith("3.1");
        assertThat(docs.at("/components/securitySchemes/apiKey/scheme").asString())
                .isEqualTo("bearer");
        assertThat(docs.at("/security/0").has("apiKey")).isTrue();
    }

    @Test
    void every_call_has_a_summary_its_scope_and_its_refusals_as_problems() {
        for (var path : docs().path("paths").properties()) {
            for (var call : path.getValue().properties()) {
                var name = call.getKey() + ' ' + path.getKey();
                var operation = call.getValue();
                assertThat(operation.path("summary").asString()).as(name).isNotBlank();
                assertThat(operation.path("description").asString()).as(name).contains("Scope: ");
                assertThat(operation.path("tags").isEmpty()).as(name).isFalse();
                for (var status : List.of("400", "401", "403", "500", "503")) {
                    assertThat(operation
                                    .at("/responses/" + status + "/content/application~1problem+json/schema/$ref")
                                    .asString())
                            .as(name)
                            .isEqualTo("#/components/schemas/Problem");
                }
                assertThat(operation.path("responses").propertyNames().stream().filter(s -> s.startsWith("2")))
                        .as(name)
                        .hasSize(1);
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
        assertThat(docs.at("/components/schemas/Company/properties/status").toString())
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
