package tandem.api.webhook;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tandem.api.export.Archive;
import tandem.api.export.Exported;
import tandem.api.http.ConcernedCompany;
import tandem.api.http.Cursor;
import tandem.api.http.DryRun;
import tandem.api.http.FieldError;
import tandem.api.http.IfMatch;
import tandem.api.http.MergePatch;
import tandem.api.http.MergePatchMapping;
import tandem.api.http.Page;
import tandem.api.http.Paging;
import tandem.api.http.Problem;
import tandem.api.http.ProblemType;
import tandem.api.http.PublicUrl;
import tandem.api.http.RequiresScope;
import tandem.audit.Actor;
import tandem.caller.Caller;
import tandem.caller.Scope;
import tandem.company.CompanyId;
import tandem.webhook.Deliveries;
import tandem.webhook.Delivery;
import tandem.webhook.DeliveryId;
import tandem.webhook.Endpoint;
import tandem.webhook.EndpointDesk;
import tandem.webhook.EndpointId;
import tandem.webhook.EndpointRefusal;
import tandem.webhook.Endpoints;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/webhook-endpoints")
@Tag(name = "Webhooks")
class WebhookEndpointResource implements Exported {

    private static final String PATH = "/api/v1/webhook-endpoints/";
    private static final String BY_AGE = "webhook-endpoints";
    private static final String LATEST_FIRST = "webhook-deliveries";

    private final EndpointDesk desk;
    private final Endpoints endpoints;
    private final Deliveries deliveries;
    private final MergePatch patches;
    private final PublicUrl hub;

    WebhookEndpointResource(
            EndpointDesk desk, Endpoints endpoints, Deliveries deliveries, MergePatch patches, PublicUrl hub) {
        this.desk = desk;
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.patches = patches;
        this.hub = hub;
    }

    @Schema(name = "NewWebhookEndpoint")
    record NewEndpoint(
            @Schema(
                    example = "https://receiver.example.com/tandem",
                    description = "https, in the public internet, without a name and password.",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String url,

            @Nullable String description,

            @Schema(description = "The only company that it is told of; absent: all.") @Nullable
            String companyId,

            @Schema(
                    example = "[\"com.mineraltree.tandem.bill.*\", \"com.mineraltree.tandem.request.failed\"]",
                    description = "Absent or none: all.")
            @Nullable
            List<String> eventTypes) {}

    @Schema(name = "WebhookEndpointPatch")
    record EndpointPatch(
            @Nullable String url,
            @Nullable String description,
            @Nullable List<String> eventTypes,

            @Schema(description = "Once enabled again, it is told of what has happened meanwhile.")
            EndpointBody.@Nullable Status status) {

        static EndpointPatch of(Endpoint endpoint) {
            var body = EndpointBody.of(endpoint);
            return new EndpointPatch(body.url(), body.description(), body.eventTypes(), body.status());
        }

        EndpointDesk.Wanted wanted() {
            return new EndpointDesk.Wanted(url, description, eventTypes, status != EndpointBody.Status.DISABLED);
        }
    }

    @Schema(name = "SecretRotation")
    record Rotation(
            @Schema(description = "How long calls are signed with the old secret as well; 1440 unless given.") @Nullable
            Integer overlapMinutes) {}

    @Schema(name = "WebhookReplay")
    record Replay(
            @Schema(
                    description = "What happened from this moment on is told again.",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            Instant since,

            @Schema(description = "Of this company only.") @Nullable
            String companyId) {}

    @Schema(name = "WebhookReplayed")
    record Replayed(
            @Schema(description = "Of how many companies something is told again.")
            int companies) {}

    @PostMapping
    @RequiresScope(Scope.ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createWebhookEndpoint",
            summary = "Create a webhook endpoint",
            description =
                    "It is called for what happens from now on, as the Standard Webhooks specification says; the body is a"
                            + " CloudEvent. The secret that calls are signed with is in this answer only.")
    ResponseEntity<EndpointBody> create(
            @RequestBody NewEndpoint body, Caller caller, Actor actor, HttpServletRequest request) {
        var company = company(body.companyId());
        var wanted = new EndpointDesk.Wanted(body.url(), body.description(), body.eventTypes(), true);
        var created = desk.create(wanted, company, caller, actor).orElseThrow(WebhookEndpointResource::problem);
        note(created.endpoint(), request);
        return ResponseEntity.created(URI.create(PATH + created.endpoint().id()))
                .eTag(IfMatch.tag(created.endpoint().version()))
                .body(withSecret(created, request));
    }

    @GetMapping
    @Operation(
            operationId = "listWebhookEndpoints",
            summary = "List webhook endpoints",
            description = "In the order in which they were made.")
    ResponseEntity<Page<EndpointBody>> list(Paging paging, Caller caller) {
        var after = paging.after(
                BY_AGE, cursor -> EndpointId.parse(cursor.part(0)).orElseThrow(IllegalArgumentException::new));
        var slice = desk.list(caller, after, paging.limit()).map(EndpointBody::of);
        return paging.answer(slice, endpoint -> Cursor.of(BY_AGE, endpoint.id()));
    }

    @GetMapping("/{endpointId}")
    @Operation(operationId = "getWebhookEndpoint", summary = "See a webhook endpoint")
    ResponseEntity<EndpointBody> get(@PathVariable("endpointId") EndpointId endpointId, Caller caller) {
        return answer(desk.find(caller, endpointId).orElseThrow(Problem::notFound));
    }

    @MergePatchMapping("/{endpointId}")
    @RequiresScope(Scope.ADMIN)
    @Operation(
            operationId = "updateWebhookEndpoint",
            summary = "Change a webhook endpoint",
            description = "RFC 7396: absent fields stay, null goes back to the default. Needs If-Match.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = EndpointPatch.class))))
    ResponseEntity<EndpointBody> patch(
            @PathVariable("endpointId") EndpointId endpointId,
            IfMatch ifMatch,
            @RequestBody JsonNode patch,
            Caller caller,
            Actor actor) {
        var current = desk.find(caller, endpointId).orElseThrow(Problem::notFound);
        ifMatch.check(current.version());
        var changed = patches.apply(EndpointPatch.of(current), patch, EndpointPatch.class);
        return answer(desk.change(endpointId, ifMatch::allows, changed.wanted(), caller, actor)
                .orElseThrow(WebhookEndpointResource::problem));
    }

    @DeleteMapping("/{endpointId}")
    @RequiresScope(Scope.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteWebhookEndpoint",
            summary = "Delete a webhook endpoint",
            description = "With its deliveries. Needs If-Match.")
    ResponseEntity<Void> delete(
            @PathVariable("endpointId") EndpointId endpointId, IfMatch ifMatch, Caller caller, Actor actor) {
        desk.delete(endpointId, ifMatch::allows, caller, actor).orElseThrow(WebhookEndpointResource::problem);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{endpointId}/rotate-secret")
    @RequiresScope(Scope.ADMIN)
    @Operation(
            operationId = "rotateWebhookSecret",
            summary = "Give a webhook endpoint a new secret",
            description =
                    "Calls are signed with both for a day unless the call says otherwise; the new secret is in this answer only.")
    ResponseEntity<EndpointBody> rotate(
            @PathVariable("endpointId") EndpointId endpointId,
            @RequestBody(required = false) @Nullable Rotation body,
            Caller caller,
            Actor actor,
            HttpServletRequest request) {
        var overlap = body == null || body.overlapMinutes() == null
                ? EndpointDesk.OVERLAP
                : Duration.ofMinutes(body.overlapMinutes());
        var rotated = desk.rotate(endpointId, overlap, caller, actor).orElseThrow(WebhookEndpointResource::problem);
        note(rotated.endpoint(), request);
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(rotated.endpoint().version()))
                .body(withSecret(rotated, request));
    }

    @PostMapping("/{endpointId}/test")
    @RequiresScope(Scope.ADMIN)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "testWebhookEndpoint",
            summary = "Try a webhook endpoint out",
            description = "Sends an event of no meaning.")
    ResponseEntity<DeliveryBody> test(@PathVariable("endpointId") EndpointId endpointId, Caller caller, Actor actor) {
        return accepted(desk.tryOut(endpointId, caller, actor).orElseThrow(WebhookEndpointResource::problem));
    }

    @PostMapping("/{endpointId}/replay")
    @RequiresScope(Scope.ADMIN)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "replayWebhooks",
            summary = "Tell a webhook endpoint again of what happened",
            description =
                    "From a moment on, in order, with the ids that the events had; of each company with more than 500 changes in one"
                            + " event that says from where to read the change feed.")
    ResponseEntity<Replayed> replay(
            @PathVariable("endpointId") EndpointId endpointId, @RequestBody Replay body, Caller caller, Actor actor) {
        var companies = desk.replay(endpointId, body.since(), company(body.companyId()), caller, actor)
                .orElseThrow(WebhookEndpointResource::problem);
        return ResponseEntity.accepted().body(new Replayed(companies));
    }

    @GetMapping("/{endpointId}/deliveries")
    @Operation(
            operationId = "listWebhookDeliveries",
            summary = "List what became of events",
            description = "The newest first.")
    ResponseEntity<Page<DeliveryBody>> deliveries(
            @PathVariable("endpointId") EndpointId endpointId,
            @RequestParam(name = "status", required = false) Delivery.@Nullable Status status,
            @RequestParam(name = "companyId", required = false) @Nullable CompanyId companyId,
            Paging paging,
            Caller caller) {
        var before = paging.after(
                LATEST_FIRST, cursor -> DeliveryId.parse(cursor.part(0)).orElseThrow(IllegalArgumentException::new));
        var slice = desk.deliveries(caller, endpointId, status, companyId, before, paging.limit())
                .orElseThrow(Problem::notFound)
                .map(delivery -> DeliveryBody.of(delivery, hub));
        return paging.answer(slice, delivery -> Cursor.of(LATEST_FIRST, delivery.id()));
    }

    @GetMapping("/{endpointId}/deliveries/{deliveryId}")
    @Operation(operationId = "getWebhookDelivery", summary = "See what became of an event")
    DeliveryBody delivery(
            @PathVariable("endpointId") EndpointId endpointId,
            @PathVariable("deliveryId") DeliveryId deliveryId,
            Caller caller) {
        return desk.delivery(caller, endpointId, deliveryId)
                .map(delivery -> DeliveryBody.of(delivery, hub))
                .orElseThrow(Problem::notFound);
    }

    @PostMapping("/{endpointId}/deliveries/{deliveryId}/redeliver")
    @RequiresScope(Scope.ADMIN)
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "redeliverWebhook",
            summary = "Send an event once more",
            description = "At once and out of order, whatever became of it, with the id that it had.")
    ResponseEntity<DeliveryBody> redeliver(
            @PathVariable("endpointId") EndpointId endpointId,
            @PathVariable("deliveryId") DeliveryId deliveryId,
            Caller caller,
            Actor actor) {
        return accepted(
                desk.redeliver(endpointId, deliveryId, caller, actor).orElseThrow(WebhookEndpointResource::problem));
    }

    /** What is for all companies is no company's data; what it was told of one is. */
    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        archive.<Endpoint>add(
                "webhook-endpoints",
                last -> endpoints.list(company, last == null ? null : last.id(), Archive.PAGE),
                EndpointBody::of);
        archive.<Delivery>add(
                "webhook-deliveries",
                last -> deliveries.about(company, last == null ? null : last.id(), Archive.PAGE),
                delivery -> DeliveryBody.of(delivery, hub));
    }

    private ResponseEntity<DeliveryBody> accepted(Delivery delivery) {
        return ResponseEntity.accepted()
                .location(URI.create(PATH + delivery.endpoint() + "/deliveries/" + delivery.id()))
                .body(DeliveryBody.of(delivery, hub));
    }

    private static ResponseEntity<EndpointBody> answer(Endpoint endpoint) {
        return ResponseEntity.ok().eTag(IfMatch.tag(endpoint.version())).body(EndpointBody.of(endpoint));
    }

    private static EndpointBody withSecret(EndpointDesk.WithSecret made, HttpServletRequest request) {
        return EndpointBody.of(
                made.endpoint(), DryRun.is(request) ? null : made.secret().text());
    }

    private static void note(Endpoint endpoint, HttpServletRequest request) {
        if (endpoint.company() != null) {
            ConcernedCompany.note(request, endpoint.company());
        }
    }

    private static @Nullable CompanyId company(@Nullable String text) {
        return text == null
                ? null
                : CompanyId.parse(text)
                        .orElseThrow(() -> Problem.badFields(
                                List.of(FieldError.inBody("/companyId", "unknown", "names no company"))));
    }

    private static Problem problem(EndpointRefusal refusal) {
        return switch (refusal) {
            case EndpointRefusal.NotFound gone -> Problem.notFound();
            case EndpointRefusal.Stale stale ->
                Problem.of(ProblemType.STALE_VERSION, "The endpoint is at version " + stale.version() + '.');
            case EndpointRefusal.Invalid invalid -> Problem.violating(invalid.violations());
            case EndpointRefusal.BeyondTheCaller beyond ->
                Problem.of(
                        ProblemType.FORBIDDEN,
                        "A key that is limited to one company makes endpoints for that company only.");
            case EndpointRefusal.Disabled disabled -> Problem.of(ProblemType.WEBHOOK_DISABLED);
            case EndpointRefusal.BeingTried trying -> Problem.of(ProblemType.CHANGED_MEANWHILE);
        };
    }
}
