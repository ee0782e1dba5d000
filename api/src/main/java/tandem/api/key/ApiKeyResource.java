package tandem.api.key;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
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
import tandem.api.http.ConcernedCompany;
import tandem.api.http.Cursor;
import tandem.api.http.DryRun;
import tandem.api.http.FieldError;
import tandem.api.http.IfMatch;
import tandem.api.http.Page;
import tandem.api.http.Paging;
import tandem.api.http.Problem;
import tandem.api.http.ProblemType;
import tandem.api.http.RequiresScope;
import tandem.audit.Actor;
import tandem.caller.ApiKey;
import tandem.caller.ApiKeyId;
import tandem.caller.Caller;
import tandem.caller.KeyRefusal;
import tandem.caller.KeyRing;
import tandem.caller.Scope;
import tandem.company.CompanyId;

@RestController
@RequestMapping("/api/v1/api-keys")
@Tag(name = "API keys")
class ApiKeyResource {

    private static final String BY_AGE = "api-keys";
    private final KeyRing ring;

    ApiKeyResource(KeyRing ring) {
        this.ring = ring;
    }

    @Schema(name = "NewApiKey")
    record NewApiKey(
            @Schema(example = "ops dashboard", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String label,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            List<Scope> scopes,

            @Schema(description = "The only company that exists for this key; absent: all.") @Nullable
            String companyId,

            @Schema(description = "From then on it is not good; absent: never.") @Nullable
            Instant expiresAt) {}

    @Schema(name = "ApiKey")
    record ApiKeyBody(
            @Schema(example = "key_01jd8m3v6feqavyp5sjd3k9q2c")
            String id,

            String label,
            List<Scope> scopes,
            @Nullable String companyId,
            @Nullable Instant expiresAt,

            @Schema(description = "To the minute.") @Nullable
            Instant lastUsedAt,

            @Nullable Instant previousKeyValidUntil,
            long version,
            Instant createdAt) {

        static ApiKeyBody of(ApiKey key) {
            return new ApiKeyBody(
                    key.id().toString(),
                    key.label(),
                    List.copyOf(new TreeSet<>(key.scopes())),
                    key.company() == null ? null : key.company().toString(),
                    key.expiresAt(),
                    key.lastUsedAt(),
                    key.previousKeyUntil(),
                    key.version(),
                    key.createdAt());
        }
    }

    @Schema(name = "ApiKeyWithSecret")
    record WithSecret(
            String id,
            String label,
            List<Scope> scopes,
            @Nullable String companyId,

            @Schema(description = "Shown in this answer only; null in a dry run.") @Nullable
            String key,

            @Nullable Instant expiresAt,
            @Nullable Instant previousKeyValidUntil,
            long version,
            Instant createdAt) {}

    @Schema(name = "KeyRotation")
    record Rotation(
            @Schema(description = "How long the old key stays good; 1440 unless given.") @Nullable
            Integer overlapMinutes) {}

    @PostMapping
    @RequiresScope(Scope.ADMIN)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createApiKey",
            summary = "Create an API key",
            description = "The key itself is in this answer only.")
    ResponseEntity<WithSecret> create(
            @RequestBody NewApiKey body, Caller caller, Actor actor, HttpServletRequest request) {
        var company = body.companyId() == null ? null : company(body.companyId());
        var scopes = body.scopes() == null || body.scopes().isEmpty()
                ? EnumSet.noneOf(Scope.class)
                : EnumSet.copyOf(body.scopes());
        var created = ring.create(new KeyRing.Wanted(body.label(), scopes, company, body.expiresAt()), caller, actor)
                .orElseThrow(ApiKeyResource::problem);
        if (company != null) {
            ConcernedCompany.note(request, company);
        }
        return ResponseEntity.created(
                        URI.create("/api/v1/api-keys/" + created.key().id()))
                .eTag(IfMatch.tag(created.key().version()))
                .body(withSecret(created, request));
    }

    @GetMapping
    @Operation(
            operationId = "listApiKeys",
            summary = "List API keys",
            description = "In the order in which they were made, without the keys themselves.")
    ResponseEntity<Page<ApiKeyBody>> list(Paging paging, Caller caller) {
        var after = paging.after(
                BY_AGE, cursor -> ApiKeyId.parse(cursor.part(0)).orElseThrow(IllegalArgumentException::new));
        var slice = ring.list(caller, after, paging.limit()).map(ApiKeyBody::of);
        return paging.answer(slice, key -> Cursor.of(BY_AGE, key.id()));
    }

    @GetMapping("/{apiKeyId}")
    @Operation(operationId = "getApiKey", summary = "See an API key")
    ResponseEntity<ApiKeyBody> get(@PathVariable("apiKeyId") ApiKeyId apiKeyId, Caller caller) {
        var key = ring.find(caller, apiKeyId).orElseThrow(Problem::notFound);
        return ResponseEntity.ok().eTag(IfMatch.tag(key.version())).body(ApiKeyBody.of(key));
    }

    @DeleteMapping("/{apiKeyId}")
    @RequiresScope(Scope.ADMIN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "deleteApiKey",
            summary = "Delete an API key",
            description = "It is not accepted any more, at once. Needs If-Match.")
    ResponseEntity<Void> delete(
            @PathVariable("apiKeyId") ApiKeyId apiKeyId, IfMatch ifMatch, Caller caller, Actor actor) {
        ring.delete(apiKeyId, ifMatch::allows, caller, actor).orElseThrow(ApiKeyResource::problem);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{apiKeyId}/rotate")
    @RequiresScope(Scope.ADMIN)
    @Operation(
            operationId = "rotateApiKey",
            summary = "Give an API key a new secret",
            description = "The old one stays good for a day unless the call says otherwise.")
    ResponseEntity<WithSecret> rotate(
            @PathVariable("apiKeyId") ApiKeyId apiKeyId,
            @RequestParam(name = "overlapMinutes", required = false) @Nullable Integer overlapMinutes,
            @RequestBody(required = false) @Nullable Rotation body,
            Caller caller,
            Actor actor,
            HttpServletRequest request) {
        var minutes = body != null && body.overlapMinutes() != null ? body.overlapMinutes() : overlapMinutes;
        var overlap = minutes == null ? KeyRing.OVERLAP : Duration.ofMinutes(minutes);
        var rotated = ring.rotate(apiKeyId, overlap, caller, actor).orElseThrow(ApiKeyResource::problem);
        return ResponseEntity.ok().eTag(IfMatch.tag(rotated.key().version())).body(withSecret(rotated, request));
    }

    private static CompanyId company(String text) {
        return CompanyId.parse(text)
                .orElseThrow(() ->
                        Problem.badFields(List.of(FieldError.inBody("/companyId", "unknown", "names no company"))));
    }

    private static WithSecret withSecret(KeyRing.NewKey created, HttpServletRequest request) {
        var key = ApiKeyBody.of(created.key());
        return new WithSecret(
                key.id(),
                key.label(),
                key.scopes(),
                key.companyId(),
                DryRun.is(request) ? null : created.secret(),
                key.expiresAt(),
                key.previousKeyValidUntil(),
                key.version(),
                key.createdAt());
    }

    private static Problem problem(KeyRefusal refusal) {
        return switch (refusal) {
            case KeyRefusal.NotFound gone -> Problem.notFound();
            case KeyRefusal.Stale stale ->
                Problem.of(ProblemType.STALE_VERSION, "The key is at version " + stale.version() + '.');
            case KeyRefusal.Invalid invalid -> Problem.violating(invalid.violations());
            case KeyRefusal.BeyondTheCaller beyond ->
                Problem.of(
                        ProblemType.FORBIDDEN,
                        "A key that is limited to one company makes keys for that company only.");
            case KeyRefusal.LastAdminKey last -> Problem.of(ProblemType.LAST_ADMIN_KEY);
        };
    }
}
