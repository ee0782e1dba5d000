package tandem.api.console;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tandem.api.company.Refusals;
import tandem.api.http.Problem;
import tandem.api.http.RequiresScope;
import tandem.audit.Actor;
import tandem.caller.Scope;
import tandem.company.Companies;
import tandem.company.CompanyId;
import tandem.company.CompanyRefusal;
import tandem.company.PairingDesk;
import tandem.company.QuietHours;
import tandem.company.SyncDesk;
import tandem.identity.TypeId;
import tandem.mirror.Kind;
import tandem.outcome.Outcome;
import tandem.reconciliation.DiscrepancyIds;
import tandem.reconciliation.ReconciliationDesk;
import tandem.reconciliation.VanishedDesk;

/** What people do on the page of a company. Each act leads back to it, with a word on what has become of it. */
@Controller
@RequestMapping("/console/companies/{companyId}")
class CompanyActs {

    private final SyncDesk sync;
    private final PairingDesk pairing;
    private final ReconciliationDesk reconciliation;
    private final VanishedDesk vanished;
    private final Companies companies;
    private final InOneTransaction transaction;
    private final Clock clock;

    CompanyActs(
            SyncDesk sync,
            PairingDesk pairing,
            ReconciliationDesk reconciliation,
            VanishedDesk vanished,
            Companies companies,
            InOneTransaction transaction,
            Clock clock) {
        this.sync = sync;
        this.pairing = pairing;
        this.reconciliation = reconciliation;
        this.vanished = vanished;
        this.companies = companies;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping("/pause")
    @RequiresScope(Scope.SUPPORT)
    String pause(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            @RequestParam(name = "hours", defaultValue = "0") int hours,
            Actor actor,
            RedirectAttributes told) {
        var until = hours > 0 ? clock.instant().plus(Duration.ofHours(hours)) : null;
        return after(companyId, () -> sync.pause(companyId, reason, until, actor), "The sync is paused.", told);
    }

    @PostMapping("/resume")
    @RequiresScope(Scope.SUPPORT)
    String resume(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor,
            RedirectAttributes told) {
        return after(
                companyId,
                () -> sync.resume(companyId, reason, actor),
                "The sync goes on with the Web Connector\u2019s next call.",
                told);
    }

    @PostMapping("/resync")
    @RequiresScope(Scope.SUPPORT)
    String resync(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "kinds", required = false) @Nullable Set<Kind> kinds,
            Actor actor,
            RedirectAttributes told) {
        var which = kinds == null || kinds.isEmpty() ? null : EnumSet.copyOf(kinds);
        return after(
                companyId,
                () -> sync.readAgain(companyId, which, actor),
                "It is read again from the start, with the Web Connector\u2019s next call. Nothing is deleted meanwhile.",
                told);
    }

    @PostMapping("/lease/release")
    @RequiresScope({Scope.SUPPORT, Scope.ADMIN})
    String releaseLease(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor,
            RedirectAttributes told) {
        return after(
                companyId,
                () -> sync.releaseLease(companyId, reason, actor),
                "Whichever connector calls next may work at once.",
                told);
    }

    @PostMapping("/quiet-hours")
    @RequiresScope({Scope.SUPPORT, Scope.ADMIN})
    String addQuietHours(
            @PathVariable("companyId") CompanyId companyId,
            @ModelAttribute QuietHoursForm form,
            Actor actor,
            RedirectAttributes told) {
        try {
            var added = form.read();
            return quietHours(companyId, before -> with(before, added), "QuickBooks is left alone then.", actor, told);
        } catch (Problem problem) {
            told.addFlashAttribute("refused", Refused.words(problem));
            return back(companyId);
        }
    }

    @PostMapping("/quiet-hours/remove")
    @RequiresScope({Scope.SUPPORT, Scope.ADMIN})
    String removeQuietHours(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam("words") String words,
            Actor actor,
            RedirectAttributes told) {
        return quietHours(
                companyId,
                before -> before.stream()
                        .filter(hours -> !QuietHoursForm.words(hours).equals(words))
                        .toList(),
                "These quiet hours are gone.",
                actor,
                told);
    }

    @PostMapping("/pairing/confirm")
    @RequiresScope(Scope.SUPPORT)
    String confirm(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam("fileId") UUID fileId,
            @RequestParam("candidateId") String candidateId,
            Actor actor,
            RedirectAttributes told) {
        var candidate = TypeId.parse(PairingPanel.CANDIDATE, candidateId).orElseThrow(Problem::notFound);
        return after(
                companyId,
                () -> pairing.confirm(companyId, fileId, candidate, actor),
                "The file is confirmed. With the next call it gets the hub\u2019s mark and is read.",
                told);
    }

    @PostMapping("/pairing/reject")
    @RequiresScope(Scope.SUPPORT)
    String reject(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor,
            RedirectAttributes told) {
        return after(
                companyId,
                () -> pairing.reject(companyId, reason, actor),
                "The file is rejected and its connector revoked. Set up a new connector with the right file open.",
                told);
    }

    @PostMapping("/pairing/reset")
    @RequiresScope({Scope.SUPPORT, Scope.ADMIN})
    String resetPairing(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor,
            RedirectAttributes told) {
        return after(
                companyId,
                () -> pairing.reset(companyId, reason, actor),
                "The company is untied from its file. The next file that is seen waits to be confirmed.",
                told);
    }

    @PostMapping("/compare")
    @RequiresScope({Scope.SUPPORT, Scope.WRITE})
    String compare(@PathVariable("companyId") CompanyId companyId, Actor actor, RedirectAttributes told) {
        var run = transaction
                .carryOut(() -> Outcome.done(reconciliation.compare(companyId, actor)))
                .orElseThrow(never -> Problem.notFound());
        told.addFlashAttribute(
                "done", "Everything was compared: " + run.opened() + " found, " + run.resolved() + " settled.");
        return back(companyId);
    }

    @PostMapping("/discrepancies/{discrepancyId}/accept")
    @RequiresScope(Scope.SUPPORT)
    String accept(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("discrepancyId") String discrepancyId,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor,
            RedirectAttributes told) {
        var id = DiscrepancyIds.parse(discrepancyId).orElseThrow(Problem::notFound);
        switch (transaction.carryOut(() -> reconciliation.accept(companyId, id, reason, actor))) {
            case Outcome.Done<?, ReconciliationDesk.Refusal> done ->
                told.addFlashAttribute("done", "It may stand, as long as its facts stay as they are.");
            case Outcome.Refused<?, ReconciliationDesk.Refusal> refused ->
                told.addFlashAttribute("refused", Refused.words(refused.why()));
        }
        return back(companyId);
    }

    @PostMapping("/discrepancies/{discrepancyId}/resend")
    @RequiresScope(Scope.SUPPORT)
    String resend(
            @PathVariable("companyId") CompanyId companyId,
            @PathVariable("discrepancyId") String discrepancyId,
            @RequestParam(name = "reason", required = false) @Nullable String reason,
            Actor actor,
            RedirectAttributes told) {
        var id = DiscrepancyIds.parse(discrepancyId).orElseThrow(Problem::notFound);
        switch (transaction.carryOut(() -> vanished.resend(companyId, id, reason, actor))) {
            case Outcome.Done<?, VanishedDesk.Refusal> done ->
                told.addFlashAttribute("done", "It goes out again with the Web Connector\u2019s next call.");
            case Outcome.Refused<?, VanishedDesk.Refusal> refused ->
                told.addFlashAttribute("refused", Refused.words(refused.why()));
        }
        return back(companyId);
    }

    private String quietHours(
            CompanyId company, UnaryOperator<List<QuietHours>> how, String done, Actor actor, RedirectAttributes told) {
        return after(
                company,
                () -> sync.setQuietHours(
                        company,
                        how.apply(companies
                                .find(company)
                                .orElseThrow(Problem::notFound)
                                .quietHours()),
                        actor),
                done,
                told);
    }

    private static List<QuietHours> with(List<QuietHours> before, QuietHours added) {
        var all = new ArrayList<>(before);
        all.add(added);
        return all;
    }

    private <T> String after(
            CompanyId company, Supplier<Outcome<T, CompanyRefusal>> act, String done, RedirectAttributes told) {
        switch (transaction.carryOut(act)) {
            case Outcome.Done<T, CompanyRefusal> carriedOut -> told.addFlashAttribute("done", done);
            case Outcome.Refused<T, CompanyRefusal> refused ->
                told.addFlashAttribute("refused", Refused.words(Refusals.problem(refused.why())));
        }
        return back(company);
    }

    private static String back(CompanyId company) {
        return "redirect:/console/companies/" + company;
    }
}
