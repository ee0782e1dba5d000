package tandem.api.request;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tandem.api.export.Archive;
import tandem.api.export.Exported;
import tandem.api.feed.Told;
import tandem.api.http.Cursor;
import tandem.api.http.IfMatch;
import tandem.api.http.MergePatchMapping;
import tandem.api.http.Page;
import tandem.api.http.Paging;
import tandem.api.http.Problem;
import tandem.api.http.ProblemType;
import tandem.api.http.Reason;
import tandem.api.http.RequiresScope;
import tandem.api.http.WantedCompany;
import tandem.api.support.Evidence;
import tandem.audit.Actor;
import tandem.caller.Caller;
import tandem.caller.Scope;
import tandem.company.CompanyId;
import tandem.feed.Topic;
import tandem.listing.Slice;
import tandem.outcome.Violation;
import tandem.request.Request;
import tandem.request.RequestDesk;
import tandem.request.RequestId;
import tandem.request.RequestLog;
import tandem.request.RequestRefusal;
import tandem.request.RequestStatus;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/requests")
@Tag(name = "Requests")
class RequestResource implements Exported, Evidence, Told {

    private static final String LATEST_FIRST = "requests";
    private static final int MOST_AT_ONCE = 500;

    private final RequestLog log;
    private final RequestDesk desk;
    private final Contents contents;

    RequestResource(RequestLog log, RequestDesk desk, Contents contents) {
        this.log = log;
        this.desk = desk;
        this.contents = contents;
    }

    @Schema(name = "RequestPatch")
    record RequestPatch(
            @Schema(
                    description =
                            "RFC 7396 on the content of the request: what is absent stays, null leaves a field out.",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            JsonNode content,

            @Nullable String reason) {}

    @Schema(name = "BulkRequeue")
    record BulkRequeue(
            @Nullable String companyId,
            @Nullable String errorCode,
            tandem.request.@Nullable Operation operation,

            @Schema(
                    description =
                            "Exactly these, at most 500; nothing else is looked at then. Those beyond the limit are skipped.")
            @Nullable
            List<@Nullable String> ids,

            @Schema(description = "Tell what would happen, and do nothing.") @Nullable
            Boolean dryRun,

            @Schema(description = "1 to 500.") @Nullable Integer limit,
            @Nullable String reason) {}

    @Schema(name = "BulkRequeued")
    record BulkRequeued(List<String> requeued, List<Skipped> skipped) {}

    @Schema(name = "SkippedRequest")
    record Skipped(String id, String why) {}

    @GetMapping
    @Operation(operationId = "listRequests", summary = "List requests", description = "The latest first.")
    ResponseEntity<Page<RequestBody>> list(
            @RequestParam(name = "companyId", required = false) @Nullable String companyId,
            @RequestParam(name = "status", required = false) @Nullable RequestStatus status,
            @RequestParam(name = "operation", required = false) tandem.request.@Nullable Operation operation,
            @RequestParam(name = "errorCode", required = false) @Nullable String errorCode,
            @RequestParam(name = "before", required = false) @Nullable Instant before,
            @RequestParam(name = "after", required = false) @Nullable Instant after,
            Paging paging,
            Caller caller) {
        var from = paging.after(LATEST_FIRST, cursor -> new RequestId(UUID.fromString(cursor.part(0))));
        var company = WantedCompany.of(companyId, caller);
        var slice = bodies(log.list(
                new RequestLog.Filter(company, status, operation, errorCode, before, after), from, paging.limit()));
        return paging.answer(
                slice,
                shown -> Cursor.of(
                        LATEST_FIRST, RequestId.parse(shown.id()).orElseThrow().value()));
    }

    @GetMapping("/{requestId}")
    @Operation(operationId = "getRequest", summary = "See a request", description = "With every step that it took.")
    ResponseEntity<RequestBody> get(@PathVariable("requestId") RequestId requestId, Caller caller) {
        return answer(find(requestId, caller));
    }

    @PostMapping("/{requestId}/requeue")
    @RequiresScope(Scope.SUPPORT)
    @Operation(
            operationId = "requeueRequest",
            summary = "Have a failed request tried again",
            description = "One of which nobody knows whether QuickBooks has carried it out is looked into first.")
    ResponseEntity<RequestBody> requeue(
            @PathVariable("requestId") RequestId requestId,
            @org.springframework.web.bind.annotation.RequestBody(required = false) @Nullable Reason body,
            Caller caller,
            Actor actor) {
        var request = find(requestId, caller);
        return answer(desk.requeue(request.company(), requestId, body == null ? null : body.reason(), actor)
                .orElseThrow(refusal -> problem(refusal, ProblemType.REQUEST_NOT_FAILED)));
    }

    @MergePatchMapping("/{requestId}")
    @RequiresScope(Scope.SUPPORT)
    @Operation(
            operationId = "editRequest",
            summary = "Edit a failed request and have it tried again",
            description =
                    "The content is judged like the first time; what it was before and is now stays on the audit trail. Needs"
                            + " If-Match. One of which nobody knows whether QuickBooks has carried it out can be re-queued, not"
                            + " edited.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = RequestPatch.class))))
    ResponseEntity<RequestBody> amend(
            @PathVariable("requestId") RequestId requestId,
            IfMatch ifMatch,
            @org.springframework.web.bind.annotation.RequestBody RequestPatch patch,
            Caller caller,
            Actor actor) {
        var request = find(requestId, caller);
        var content = patch.content();
        if (content == null) {
            throw Problem.violating(List.of(new Violation(Contents.FIELD, "required", "is missing")));
        }
        return answer(desk.amend(
                        request.company(),
                        requestId,
                        ifMatch::allows,
                        patch.reason(),
                        actor,
                        failed -> contents.amended(failed, content))
                .orElseThrow(refusal -> problem(refusal, ProblemType.REQUEST_NOT_FAILED)));
    }

    @PostMapping("/{requestId}/cancel")
    @RequiresScope(Scope.SUPPORT)
    @Operation(operationId = "cancelRequest", summary = "Call off a request that has not gone out")
    ResponseEntity<RequestBody> cancel(
            @PathVariable("requestId") RequestId requestId,
            @org.springframework.web.bind.annotation.RequestBody(required = false) @Nullable Reason body,
            Caller caller,
            Actor actor) {
        var request = find(requestId, caller);
        return answer(desk.cancel(request.company(), requestId, body == null ? null : body.reason(), actor)
                .orElseThrow(refusal -> problem(refusal, ProblemType.REQUEST_CANNOT_BE_CANCELLED)));
    }

    @PostMapping("/requeue")
    @RequiresScope(Scope.SUPPORT)
    @Operation(
            operationId = "requeueRequests",
            summary = "Have many failed requests tried again",
            description = "The latest, with the requests that they depend on.")
    BulkRequeued requeueMany(
            @org.springframework.web.bind.annotation.RequestBody BulkRequeue body, Caller caller, Actor actor) {
        refuseTooMany(body);
        int limit = body.limit() == null ? MOST_AT_ONCE : body.limit();
        var wanted = wanted(body, limit, caller);
        var now = wanted.subList(0, Math.min(limit, wanted.size()));
        var outcome = desk.requeue(now, body.reason(), Boolean.TRUE.equals(body.dryRun()), actor);
        var skipped = new LinkedHashMap<>(outcome.skipped());
        wanted.stream()
                .skip(limit)
                .map(Request::id)
                .filter(id -> !outcome.requeued().contains(id))
                .forEach(id -> skipped.putIfAbsent(id, "it is beyond the limit of " + limit));
        return new BulkRequeued(
                outcome.requeued().stream().map(RequestId::toString).toList(),
                skipped.entrySet().stream()
                        .map(one -> new Skipped(one.getKey().toString(), one.getValue()))
                        .toList());
    }

    private static void refuseTooMany(BulkRequeue body) {
        var violations = new ArrayList<Violation>();
        if (body.limit() != null && (body.limit() < 1 || body.limit() > MOST_AT_ONCE)) {
            violations.add(new Violation("limit", "range", "must be 1 to " + MOST_AT_ONCE));
        }
        if (body.ids() != null && body.ids().size() > MOST_AT_ONCE) {
            violations.add(new Violation("ids", "too_many", "may hold at most " + MOST_AT_ONCE));
        }
        if (!violations.isEmpty()) {
            throw Problem.violating(violations);
        }
    }

    /** All that are named, however many may be tried again now; where none is named, no more than that. */
    private List<Request> wanted(BulkRequeue body, int limit, Caller caller) {
        if (body.ids() == null) {
            var filter = new RequestLog.Filter(
                    WantedCompany.of(body.companyId(), caller),
                    RequestStatus.FAILED,
                    body.operation(),
                    body.errorCode(),
                    null,
                    null);
            return log.list(filter, null, limit).items();
        }
        return body.ids().stream()
                .map(id -> RequestId.parse(id == null ? "" : id).orElseThrow(Problem::notFound))
                .map(id -> find(id, caller))
                .toList();
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        var all = new RequestLog.Filter(company, null, null, null, null, null);
        archive.<RequestBody>add(
                "requests",
                last -> bodies(log.list(
                        all, last == null ? null : RequestId.parse(last.id()).orElseThrow(), Archive.PAGE)),
                Function.identity());
    }

    @Override
    public void testify(CompanyId company, Archive archive) throws IOException {
        var latest = log.list(new RequestLog.Filter(company, null, null, null, null, null), null, ENOUGH);
        archive.addAll("requests", bodies(latest).items());
    }

    private Request find(RequestId id, Caller caller) {
        return log.find(id)
                .filter(request -> caller.mayKnowOf(request.company()))
                .orElseThrow(Problem::notFound);
    }

    private ResponseEntity<RequestBody> answer(Request request) {
        var history = log.histories(List.of(request)).getOrDefault(request.id(), List.of());
        return ResponseEntity.ok()
                .eTag(IfMatch.tag(request.version()))
                .body(RequestBody.of(
                        request, history, contents.of(List.of(request)).get(request.id())));
    }

    private Slice<RequestBody> bodies(Slice<Request> requests) {
        var histories = log.histories(requests.items());
        var todo = contents.of(requests.items());
        return requests.map(request ->
                RequestBody.of(request, histories.getOrDefault(request.id(), List.of()), todo.get(request.id())));
    }

    private static Problem problem(RequestRefusal refusal, ProblemType type) {
        return switch (refusal) {
            case RequestRefusal.NotFound n -> Problem.notFound();
            case RequestRefusal.WrongStatus wrong ->
                Problem.of(type, "The request is " + wrong.status().word() + ".");
            case RequestRefusal.Stale stale ->
                Problem.of(ProblemType.STALE_VERSION, "The request is at version " + stale.version() + '.');
            case RequestRefusal.OutcomeUnknown u -> Problem.of(ProblemType.REQUEST_OUTCOME_UNKNOWN);
        };
    }

    @Override
    public Topic topic() {
        return Topic.REQUEST;
    }

    @Override
    public Map<UUID, RequestBody> shown(CompanyId company, Set<UUID> ids, Caller caller) {
        return bodies(new Slice<>(
                        log.find(company, ids.stream().map(RequestId::new).collect(Collectors.toUnmodifiableSet())),
                        false))
                .items()
                .stream()
                .collect(Collectors.toUnmodifiableMap(
                        shown -> RequestId.parse(shown.id()).orElseThrow().value(), Function.identity()));
    }
}
