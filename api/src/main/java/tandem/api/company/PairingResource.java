package tandem.api.company;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tandem.api.export.Archive;
import tandem.api.export.Exported;
import tandem.api.http.FieldError;
import tandem.api.http.Problem;
import tandem.api.http.ProblemType;
import tandem.api.http.Reason;
import tandem.api.http.RequiresScope;
import tandem.audit.Actor;
import tandem.caller.Scope;
import tandem.company.CompanyId;
import tandem.company.CompanyOverview;
import tandem.company.CompanyOverviews;
import tandem.company.CompanySettings;
import tandem.company.FileFacts;
import tandem.company.Pairing;
import tandem.company.PairingDesk;
import tandem.identity.TypeId;
import tandem.mirror.Address;

@RestController
@RequestMapping("/api/v1/companies/{companyId}/pairing")
@Tag(name = "Pairing")
class PairingResource implements Exported {

    private static final String CANDIDATE = "cand";
    private final PairingDesk desk;
    private final CompanyOverviews overviews;

    PairingResource(PairingDesk desk, CompanyOverviews overviews) {
        this.desk = desk;
        this.overviews = overviews;
    }

    @Schema(name = "Pairing")
    record PairingBody(
            Pairing status,
            @Nullable CandidateBody candidate,
            @Nullable ConfirmedBody confirmed) {}

    @Schema(name = "PairingCandidate", description = "The company file that was seen, for a person to compare.")
    record CandidateBody(
            @Schema(description = "Changes with every fact shown.")
            String id,

            @Nullable String companyName,
            @Nullable String legalName,
            UUID fileId,
            @Nullable String filePath,
            @Nullable String productName,
            @Nullable String country,
            @Nullable Address address,
            @Nullable String fiscalYearStart,

            @Schema(description = "The last characters of the tax id, where QuickBooks tells it.") @Nullable
            String taxIdTail,

            @Schema(description = "The day on which the file was restored from a backup last, as QuickBooks says.")
            @Nullable
            LocalDate lastRestoredOn,

            @Schema(
                    description =
                            "Whether that day, or one beside it, is among the company's declaredRestoreDates; absent where there is none.")
            @Nullable
            Boolean restoreDeclared,

            @Schema(description = "The file belongs to another company; it can only be rejected.")
            boolean pairedElsewhere,

            boolean sampleFile,
            Instant seenAt,
            String connectorId) {}

    @Schema(name = "PairingConfirmed", description = "The company file as it was when a person confirmed it.")
    record ConfirmedBody(
            @Nullable String companyName,
            @Nullable String legalName,
            UUID fileId,
            @Nullable String filePath,
            @Nullable String productName,
            @Nullable String country,
            @Nullable Address address,
            Instant seenAt,
            String connectorId,
            @Nullable Instant confirmedAt,
            @Nullable String confirmedBy) {}

    @Schema(name = "PairingConfirmation")
    record Confirmation(
            @Schema(description = "The fileId that was shown.", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String fileId,

            @Schema(description = "The candidate's id that was shown: guards against facts that changed meanwhile.")
            @Nullable
            String candidateId) {}

    @GetMapping
    @Operation(
            operationId = "getPairing",
            summary = "See the pairing",
            description = "Which company file waits for a person, and which one is confirmed.")
    PairingBody get(@PathVariable("companyId") CompanyId companyId) {
        return body(overviews.find(companyId).orElseThrow(Problem::notFound));
    }

    @PostMapping("/confirm")
    @RequiresScope(Scope.SUPPORT)
    @Operation(
            operationId = "confirmPairing",
            summary = "Confirm the company file",
            description =
                    "Until then nothing is read of the file but who it is. A wrong pairing damages both sides' books: "
                            + "compare the facts first.")
    PairingBody confirm(@PathVariable("companyId") CompanyId companyId, @RequestBody Confirmation body, Actor actor) {
        if (body.fileId() == null || body.fileId().isBlank()) {
            throw Problem.badFields(
                    List.of(FieldError.inBody("/fileId", "required", "must be the fileId of the candidate")));
        }
        var candidate = body.candidateId() == null ? null : candidate(body.candidateId());
        return body(
                desk.confirm(companyId, file(body.fileId()), candidate, actor).orElseThrow(Refusals::problem));
    }

    @PostMapping("/reject")
    @RequiresScope(Scope.SUPPORT)
    @Operation(
            operationId = "rejectPairing",
            summary = "Reject the company file",
            description = "The connector that brought it is revoked, and what it told of the file is forgotten.")
    PairingBody reject(
            @PathVariable("companyId") CompanyId companyId,
            @RequestBody(required = false) @Nullable Reason body,
            Actor actor) {
        return body(desk.reject(companyId, body == null ? null : body.reason(), actor)
                .orElseThrow(Refusals::problem));
    }

    @PostMapping("/reset")
    @RequiresScope({Scope.SUPPORT, Scope.ADMIN})
    @Operation(
            operationId = "resetPairing",
            summary = "Untie the company from its file",
            description = "For a new year's file, for example. The records read so far stay visible; after the next "
                    + "confirmation everything is read again.")
    PairingBody reset(
            @PathVariable("companyId") CompanyId companyId,
            @RequestBody(required = false) @Nullable Reason body,
            Actor actor) {
        return body(desk.reset(companyId, body == null ? null : body.reason(), actor)
                .orElseThrow(Refusals::problem));
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        archive.addOne("pairing", get(company));
    }

    /** A text that is no id at all names another file than the one that waits. */
    private static UUID file(String text) {
        try {
            return UUID.fromString(text.strip().replaceAll("[{}]", ""));
        } catch (IllegalArgumentException e) {
            throw Problem.of(
                    ProblemType.CANDIDATE_CHANGED, "Nothing was confirmed: the file that waits has another fileId.");
        }
    }

    private static UUID candidate(String text) {
        return TypeId.parse(CANDIDATE, text)
                .orElseThrow(() -> Problem.of(
                        ProblemType.CANDIDATE_CHANGED, "Nothing was confirmed: this is no candidate that waits."));
    }

    private static PairingBody body(CompanyOverview overview) {
        var progress = overview.progress();
        var waiting = progress.candidate();
        var confirmed = progress.confirmed();
        return new PairingBody(
                progress.pairing(),
                waiting == null || progress.candidateId() == null
                        ? null
                        : candidate(
                                progress.candidateId(),
                                waiting,
                                overview.company().settings()),
                confirmed == null ? null : confirmed(confirmed, progress.confirmedAt(), progress.confirmedBy()));
    }

    private static CandidateBody candidate(UUID id, FileFacts facts, CompanySettings settings) {
        var restored = facts.lastRestored();
        return new CandidateBody(
                TypeId.format(CANDIDATE, id),
                facts.companyName(),
                facts.legalName(),
                facts.fileId(),
                facts.filePath(),
                facts.productName(),
                facts.country(),
                facts.address(),
                facts.fiscalYearStart(),
                facts.einTail(),
                restored,
                restored == null ? null : settings.declaresRestore(restored),
                facts.pairedElsewhere(),
                facts.sampleFile(),
                facts.seenAt(),
                facts.connectorId().toString());
    }

    private static ConfirmedBody confirmed(FileFacts facts, @Nullable Instant at, @Nullable String by) {
        return new ConfirmedBody(
                facts.companyName(),
                facts.legalName(),
                facts.fileId(),
                facts.filePath(),
                facts.productName(),
                facts.country(),
                facts.address(),
                facts.seenAt(),
                facts.connectorId().toString(),
                at,
                by);
    }
}
