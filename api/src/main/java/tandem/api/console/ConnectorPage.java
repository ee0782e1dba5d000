package tandem.api.console;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tandem.api.company.Refusals;
import tandem.api.http.Problem;
import tandem.api.http.ProblemType;
import tandem.api.http.RequiresScope;
import tandem.audit.Actor;
import tandem.caller.Scope;
import tandem.company.CompanyId;
import tandem.company.CompanyRefusal;
import tandem.company.ConnectorFile;
import tandem.company.ConnectorId;
import tandem.company.ConnectorOverview;
import tandem.company.ConnectorOverviews;
import tandem.company.ConnectorRegister;
import tandem.outcome.Outcome;
import tandem.state.RefusedAttempts;
import tandem.state.SetUp;
import tandem.state.SyncBoard;

/** The setting up of one connector: its file, its key, and the steps that the person at the machine takes. */
@Controller
class ConnectorPage {

    private static final String COMPANY = "/console/companies/{companyId}";
    private static final String CONNECTOR = COMPANY + "/connectors/{connectorId}";
    private static final Duration LATELY = Duration.ofDays(1);

    private final SyncBoard board;
    private final ConnectorRegister register;
    private final ConnectorOverviews overviews;
    private final RefusedAttempts refused;
    private final ConnectorFile file;
    private final InOneTransaction transaction;
    private final Clock clock;

    ConnectorPage(
            SyncBoard board,
            ConnectorRegister register,
            ConnectorOverviews overviews,
            RefusedAttempts refused,
            ConnectorFile file,
            InOneTransaction transaction,
            Clock clock) {
        this.board = board;
        this.register = register;
        this.overviews = overviews;
        this.refused = refused;
        this.file = file;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping(CONNECTOR)
    String connector(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("connectorId") ConnectorId connectorId,
            Model model) {
        show(companyId, connectorId, model);
        return "console/connector";
    }

    /** Whether the machine has been heard of, while somebody waits for it on the telephone. */
    @GetMapping("/console/live/companies/{companyId}/connectors/{connectorId}")
    String live(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("connectorId") ConnectorId connectorId,
            Model model) {
        show(companyId, connectorId, model);
        return "console/connector :: steps";
    }

    /** The key is on this page and on no other, so nothing leads away from it by itself. */
    @PostMapping(COMPANY + "/connectors")
    @RequiresScope(Scope.ADMIN)
    String create(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "label", required = false) @Nullable String label,
            @RequestParam(name = "installation", required = false) @Nullable String installation,
            @RequestParam(name = "unattended", defaultValue = "false") boolean unattended,
            @RequestParam(name = "personalData", defaultValue = "false") boolean personalData,
            Actor actor,
            Model model,
            RedirectAttributes told) {
        var where = installation == null || installation.isBlank() ? null : installation.strip();
        return keyed(
                companyId,
                transaction.carryOut(() -> register.create(
                        companyId, new ConnectorRegister.Wanted(label, where, unattended, personalData), actor)),
                model,
                told);
    }

    @PostMapping(CONNECTOR + "/rotate")
    @RequiresScope(Scope.ADMIN)
    String rotate(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("connectorId") ConnectorId connectorId,
            Actor actor,
            Model model,
            RedirectAttributes told) {
        return keyed(
                companyId,
                transaction.carryOut(() -> register.rotate(companyId, connectorId, ConnectorRegister.OVERLAP, actor)),
                model,
                told);
    }

    @PostMapping(CONNECTOR + "/revoke")
    @RequiresScope(Scope.ADMIN)
    String revoke(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("connectorId") ConnectorId connectorId,
            Actor actor,
            RedirectAttributes told) {
        return told(
                "/console/companies/" + companyId,
                transaction.carryOut(() -> register.revoke(companyId, connectorId, version -> true, actor)),
                "The connector is revoked: its key is not accepted any more.",
                told);
    }

    @PostMapping(CONNECTOR + "/reissue")
    @RequiresScope(Scope.ADMIN)
    String reissue(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("connectorId") ConnectorId connectorId,
            Actor actor,
            RedirectAttributes told) {
        return told(
                "/console/companies/" + companyId + "/connectors/" + connectorId,
                transaction.carryOut(() -> register.reissue(companyId, connectorId, actor)),
                "The connector has fresh ids. Remove it from the Web Connector, download the .qwc file anew and add it.",
                told);
    }

    @GetMapping(CONNECTOR + "/qwc")
    ResponseEntity<byte[]> qwc(
            @PathVariable("companyId") CompanyId companyId, @PathVariable("connectorId") ConnectorId connectorId) {
        var connector = find(companyId, connectorId).connector();
        if (connector.isRevoked()) {
            throw Problem.of(ProblemType.CONNECTOR_REVOKED);
        }
        var settings = board.find(companyId)
                .orElseThrow(Problem::notFound)
                .facts()
                .overview()
                .company()
                .settings();
        try {
            var document = file.render(ConnectorFile.Facts.of(connector, settings));
            return ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(document.mediaType()))
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(document.name())
                                    .build()
                                    .toString())
                    .body(document.text().getBytes(StandardCharsets.US_ASCII));
        } catch (ConnectorFile.NotPossible e) {
            throw Problem.of(ProblemType.PUBLIC_URL_UNFIT, String.valueOf(e.getMessage()));
        }
    }

    private void show(CompanyId companyId, ConnectorId connectorId, Model model) {
        var now = clock.instant();
        var connector = find(companyId, connectorId);
        var state = board.find(companyId).orElseThrow(Problem::notFound);
        var username = connector.connector().username();
        var wrong = refused.since(List.of(username), now.minus(LATELY)).get(username);
        model.addAttribute("id", companyId.toString());
        model.addAttribute(
                "company", state.facts().overview().company().settings().name());
        model.addAttribute("connector", ConnectorLine.of(connector, wrong, null, now));
        model.addAttribute("details", connector.connector());
        model.addAttribute("steps", SetUp.of(connector, state.facts(), wrong, now));
    }

    private String keyed(
            CompanyId company,
            Outcome<ConnectorRegister.Keyed, CompanyRefusal> outcome,
            Model model,
            RedirectAttributes told) {
        return switch (outcome) {
            case Outcome.Done<ConnectorRegister.Keyed, CompanyRefusal> done -> {
                model.addAttribute("id", company.toString());
                model.addAttribute("connector", done.value().connector());
                model.addAttribute("key", done.value().key());
                yield "console/key";
            }
            case Outcome.Refused<ConnectorRegister.Keyed, CompanyRefusal> refusal -> {
                told.addFlashAttribute("refused", Refused.words(Refusals.problem(refusal.why())));
                yield "redirect:/console/companies/" + company;
            }
        };
    }

    private static String told(String where, Outcome<?, CompanyRefusal> outcome, String done, RedirectAttributes told) {
        if (outcome instanceof Outcome.Refused<?, CompanyRefusal> refusal) {
            told.addFlashAttribute("refused", Refused.words(Refusals.problem(refusal.why())));
        } else {
            told.addFlashAttribute("done", done);
        }
        return "redirect:" + where;
    }

    private ConnectorOverview find(CompanyId company, ConnectorId id) {
        return overviews.find(company, id).orElseThrow(Problem::notFound);
    }
}
