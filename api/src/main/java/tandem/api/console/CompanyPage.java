package tandem.api.console;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import tandem.api.http.Problem;
import tandem.company.CompanyId;
import tandem.company.ConnectorOverview;
import tandem.company.ConnectorOverviews;
import tandem.reconciliation.Discrepancies;
import tandem.reconciliation.Discrepancy;
import tandem.reconciliation.Statements;
import tandem.state.Leases;
import tandem.state.MirrorCounts;
import tandem.state.RefusedAttempts;
import tandem.state.SessionLog;
import tandem.state.SyncBoard;
import tandem.state.SyncState;
import tandem.state.Workload;
import tandem.state.Workloads;

/** Everything about one company on one page. */
@Controller
class CompanyPage {

    static final Duration STRIP = Duration.ofHours(24);
    private static final int MOST_CONNECTORS = 100;
    private static final int MOST_SESSIONS = 300;
    private static final int MOST_DISCREPANCIES = 100;
    private static final int UNFOLDED_DISCREPANCIES = 5;

    private final SyncBoard board;
    private final Workloads workloads;
    private final ConnectorOverviews connectors;
    private final RefusedAttempts refused;
    private final Leases leases;
    private final SessionLog sessions;
    private final MirrorCounts counts;
    private final Statements statements;
    private final Discrepancies discrepancies;
    private final String supportContact;
    private final Duration lease;
    private final Clock clock;

    CompanyPage(
            SyncBoard board,
            Workloads workloads,
            ConnectorOverviews connectors,
            RefusedAttempts refused,
            Leases leases,
            SessionLog sessions,
            MirrorCounts counts,
            Statements statements,
            Discrepancies discrepancies,
            @Value("${tandem.support-contact:}") String supportContact,
            @Value("${tandem.lease:PT30M}") Duration lease,
            Clock clock) {
        this.board = board;
        this.workloads = workloads;
        this.connectors = connectors;
        this.refused = refused;
        this.leases = leases;
        this.sessions = sessions;
        this.counts = counts;
        this.statements = statements;
        this.discrepancies = discrepancies;
        this.supportContact = supportContact;
        this.lease = lease;
        this.clock = clock;
    }

    @GetMapping("/console/companies/{companyId}")
    String company(@PathVariable("companyId") CompanyId companyId, Model model) {
        var state = moving(companyId, model);
        var overview = state.facts().overview();
        model.addAttribute("settings", overview.company().settings());
        model.addAttribute("company", overview.company());
        model.addAttribute("progress", overview.progress());
        model.addAttribute("pairing", PairingPanel.of(overview));
        model.addAttribute("kinds", KindLine.of(state.facts(), counts.of(companyId)));
        model.addAttribute("statement", StatementPanel.of(statements.of(companyId)));
        model.addAttribute("isRead", overview.progress().initialCompletedAt() != null);
        findings(companyId, model);
        model.addAttribute(
                "quietHours",
                overview.company().quietHours().stream()
                        .map(QuietHoursForm::words)
                        .toList());
        model.addAttribute("days", QuietHoursForm.DAYS);
        model.addAttribute("zones", QuietHoursForm.ZONES);
        return "console/company";
    }

    /** The worst first; the first few are unfolded. */
    private void findings(CompanyId companyId, Model model) {
        var open = discrepancies.list(
                companyId, new Discrepancies.Filter(Discrepancy.Status.OPEN, null, null), null, MOST_DISCREPANCIES);
        var findings = open.items().stream()
                .sorted(Comparator.comparing(Discrepancy::severity))
                .map(found -> Finding.of(found, supportContact))
                .toList();
        var unfolded = Math.min(UNFOLDED_DISCREPANCIES, findings.size());
        model.addAttribute("findings", findings.subList(0, unfolded));
        model.addAttribute("otherFindings", findings.subList(unfolded, findings.size()));
        model.addAttribute("moreFindings", open.hasMore());
    }

    /** What moves while somebody looks. */
    @GetMapping("/console/live/companies/{companyId}")
    String live(
            @PathVariable("companyId") CompanyId companyId,
            @RequestParam(name = "seen", defaultValue = "") String seen,
            Model model,
            HttpServletResponse response) {
        var state = moving(companyId, model);
        if (!seen.equals(whatIsSeen(state))) {
            response.setHeader("HX-Refresh", "true");
        }
        return "console/company :: moving";
    }

    /** What the rest of the page was made of: when it changes, the whole page is loaded anew. */
    private static String whatIsSeen(SyncState state) {
        var overview = state.facts().overview();
        return overview.progress().pairing().word()
                + '.'
                + overview.company().version()
                + '.'
                + (overview.progress().stop() == null ? "goes" : "stopped")
                + '.'
                + overview.progress().candidateId();
    }

    private SyncState moving(CompanyId companyId, Model model) {
        var now = clock.instant();
        var state = board.find(companyId).orElseThrow(Problem::notFound);
        var load = workloads.of(List.of(companyId), now).getOrDefault(companyId, Workload.NONE);
        var overview = state.facts().overview();
        model.addAttribute("id", companyId.toString());
        model.addAttribute(
                "live",
                UriComponentsBuilder.fromPath("/console/live/companies/" + companyId)
                        .queryParam("seen", whatIsSeen(state))
                        .toUriString());
        model.addAttribute("standing", Standing.of(state, load, now));
        model.addAttribute(
                "paused",
                overview.company().pause() != null && overview.company().pause().lastsAt(now)
                        ? overview.company().pause()
                        : null);
        model.addAttribute("stopped", overview.progress().stop());
        model.addAttribute("retired", overview.company().isRetired());
        model.addAttribute("connectors", connectors(companyId, now));
        model.addAttribute("leaseMinutes", lease.toMinutes());
        model.addAttribute("strip", strip(companyId, now));
        return state;
    }

    private List<ConnectorLine> connectors(CompanyId company, Instant now) {
        var all = connectors.list(company, null, MOST_CONNECTORS).items();
        var wrong = refused.since(
                all.stream().map(each -> each.connector().username()).toList(), now.minus(STRIP));
        var holder =
                leases.of(company).filter(held -> held.attemptedAt().plus(lease).isAfter(now));
        return all.stream()
                .map(each -> line(each, wrong, holder.orElse(null), now))
                .toList();
    }

    private static ConnectorLine line(
            ConnectorOverview connector,
            Map<String, RefusedAttempts.Refused> wrong,
            Leases.@Nullable Lease holder,
            Instant now) {
        var holdsSince = holder != null
                        && holder.connector().equals(connector.connector().id())
                ? holder.attemptedAt()
                : null;
        return ConnectorLine.of(connector, wrong.get(connector.connector().username()), holdsSince, now);
    }

    private SessionStrip strip(CompanyId company, Instant now) {
        return SessionStrip.of(sessions.list(company, null, MOST_SESSIONS).items(), STRIP, now);
    }
}
