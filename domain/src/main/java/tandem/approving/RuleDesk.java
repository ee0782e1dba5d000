package tandem.approving;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tandem.approval.ApprovalBook;
import tandem.approval.ApprovalRule;
import tandem.approval.ApprovalSettings;
import tandem.approval.Level;
import tandem.audit.Actor;
import tandem.audit.AuditEvent;
import tandem.audit.AuditTrail;
import tandem.books.Books;
import tandem.books.Money;
import tandem.company.CompanyId;
import tandem.mirror.view.EntityId;
import tandem.outcome.Outcome;
import tandem.outcome.Violation;

/** Where a company's rules of approval are set. They count at once, also for bills that have been drafted before. */
public final class RuleDesk {

    private final ApprovalBook book;
    private final Books books;
    private final AuditTrail audit;
    private final Clock clock;

    /** Puts the desk together. */
    public RuleDesk(ApprovalBook book, Books books, AuditTrail audit, Clock clock) {
        this.book = book;
        this.books = books;
        this.audit = audit;
        this.clock = clock;
    }

    /** All rules of a company, in the order in which they were given. */
    public List<ApprovalRule> rules(CompanyId company) {
        return book.rules(company);
    }

    /** Sets these rules instead of all that there were; none: nothing needs approval. */
    public Outcome<List<ApprovalRule>, List<Violation>> replace(
            CompanyId company, List<WantedRule> wanted, Actor actor) {
        var findings = RuleCheck.of(wanted, books.entries(company, RuleCheck.named(wanted)));
        if (!findings.violations().isEmpty()) {
            return Outcome.refused(findings.violations());
        }
        var before = book.rules(company);
        var now = clock.instant();
        book.replace(company, findings.rules(), now);
        audit.add(new AuditEvent(
                now,
                actor,
                "approval_rules_set",
                company.value(),
                company.toString(),
                null,
                Map.of("rules", before.stream().map(RuleDesk::words).toList()),
                Map.of("rules", findings.rules().stream().map(RuleDesk::words).toList())));
        return Outcome.done(findings.rules());
    }

    private static String words(ApprovalRule rule) {
        return rule.level().word() + ' ' + EntityId.of(rule.level().kind(), rule.subject()) + ": " + rule.approver()
                + ", tier " + rule.tier() + from(rule.threshold())
                + (rule.allMustApprove() ? "" : ", one suffices")
                + (rule.prioritized() ? ", prioritized" : "");
    }

    private static String from(@Nullable BigDecimal threshold) {
        return threshold == null ? "" : " from " + Money.text(threshold);
    }

    /** How a company reads its rules. */
    public ApprovalSettings settings(CompanyId company) {
        return book.policy(company, Set.of()).settings();
    }

    /** Sets how a company reads its rules. */
    public Outcome<ApprovalSettings, List<Violation>> set(CompanyId company, ApprovalSettings settings, Actor actor) {
        var violations = settings.violations();
        if (!violations.isEmpty()) {
            return Outcome.refused(violations);
        }
        var before = settings(company);
        var now = clock.instant();
        book.keep(company, settings, now);
        audit.add(new AuditEvent(
                now,
                actor,
                "approval_settings_set",
                company.value(),
                company.toString(),
                null,
                words(before),
                words(settings)));
        return Outcome.done(settings);
    }

    private static Map<String, ?> words(ApprovalSettings settings) {
        return Map.of(
                "strategy",
                settings.strategy().word(),
                "levelOrder",
                settings.order().stream().map(Level::word).toList(),
                "inactiveApprovers",
                List.copyOf(new TreeSet<>(settings.inactiveApprovers())),
                "beforePayment",
                settings.beforePayment());
    }
}
