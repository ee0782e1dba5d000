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
