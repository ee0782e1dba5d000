package tandem.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.approval.Desk.bill;
import static tandem.approval.Desk.id;
import static tandem.approval.Desk.inTier;
import static tandem.approval.Desk.rule;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tandem.audit.Actor;
import tandem.bill.BillContent;
import tandem.company.CompanyId;

/** How the approval of a bill stands while rules, the bill and decisions change. */
class ApprovalsTest {

    private static final CompanyId COMPANY = new CompanyId(id("the company"));
    private static final UUID BILL = id("the bill");
    private static final Instant NOW = Instant.parse("2026-03-10T15:00:00Z");

    private final InMemoryApprovalBook book = new InMemoryApprovalBook();
    private final Approvals approvals = new Approvals(book);
    private BillContent content = bill("Acme", "100.00", "Rent/Shop");

    private void rules(ApprovalRule... rules) {
        book.replace(COMPANY, List.of(rules), NOW);
    }

    private Approval approval() {
        return approvals.of(COMPANY, BILL, content);
    }

    private ApprovalState state() {
        return approval().state();
    }

    private void decides(Step.What what, String approver) {
        book.add(COMPANY, BILL, new Step(what, approver, null, NOW, "key_1"));
    }

    private void approves(String approver) {
        decides(Step.What.APPROVED, approver);
    }

    /** The bill says something else from now on. */
    private void becomes(BillContent other) {
        approvals.changed(COMPANY, BILL, content, other, NOW);
        content = other;
    }

    @Test
    void without_rules_nobody_is_asked_and_with_rules_that_find_nobody_it_shows() {
        assertThat(state()).isEqualTo(ApprovalState.NOT_NEEDED);

        rules(rule(Level.VENDOR, "Another", "Vera"));
        assertThat(state()).isEqualTo(ApprovalState.UNROUTED);
        assertThat(approval().mayBePosted()).isTrue();

        rules(inTier(1, "100.01", true, "Acme", "Vera"));
        assertThat(state()).as("the rule asks nobody about so little").isEqualTo(ApprovalState.NOT_NEEDED);
    }

    /** A decision about a bill that QuickBooks keeps. */
    private void decidesAboutTheirs(Step.What what, String approver) {
        book.add(COMPANY, BILL, new Step(what, approver, null, NOW, "key_1").about(content));
    }

    @Test
    void a_decision_about_a_bill_that_quickbooks_keeps_counts_until_its_vendor_or_total_is_changed_there() {
        rules(rule(Level.VENDOR, "Acme", "Vera"), rule(Level.VENDOR, "Beta", "Vera"));
        decidesAboutTheirs(Step.What.APPROVED, "Vera");
        assertThat(state()).isEqualTo(ApprovalState.APPROVED);
        assertThat(approval().missing()).isEmpty();

        content = bill("Acme", "250.00", "Rent/Shop");
        assertThat(state()).isEqualTo(ApprovalState.PENDING);
        assertThat(approval().missing()).hasValue("waits for the approval of Vera");
        decidesAboutTheirs(Step.What.DECLINED, "Vera");
        assertThat(approval().missing()).hasValue("was declined by Vera");

        content = bill("Beta", "250.00", "Rent/Shop");
        assertThat(state()).as("what was declined is another bill now").isEqualTo(ApprovalState.PENDING);
        decidesAboutTheirs(Step.What.APPROVED, "Vera");
        content = bill("Beta", "250.00", "Rent/");
        assertThat(state()).as("a class does not matter").isEqualTo(ApprovalState.APPROVED);
        assertThat(approval().file().steps()).as("nothing of it is forgotten").hasSize(3);
    }

    @Test
    void somebody_who_was_set_by_hand_is_asked_without_any_rules() {
        book.route(COMPANY, BILL, new ByHand(List.of("Hans"), true, null), NOW);

        assertThat(approval().waitingFor()).containsExactly("Hans");
        assertThat(approval().mayBePosted()).isFalse();

        book.route(COMPANY, BILL, new ByHand(List.of("Hans"), true, "Hans"), NOW);
        assertThat(state()).as("nobody is left").isEqualTo(ApprovalState.UNROUTED);
    }

    @Test
    void a_tier_waits_for_the_one_before() {
        rules(
                inTier(1, null, true, "Acme", "Vera"),
                inTier(1, null, true, "Acme", "Bea"),
                inTier(2, null, false, "Acme", "Mona"),
                inTier(2, null, false, "Acme", "Otto"));
        assertThat(approval().waitingFor()).containsExactly("Vera", "Bea");

        approves("Bea");
        assertThat(approval().waitingFor()).containsExactly("Vera");
        approves("Vera");
        assertThat(approval().waitingFor()).containsExactly("Mona", "Otto");
        assertThat(state()).isEqualTo(ApprovalState.PENDING);

        approves("Otto");
        assertThat(state()).isEqualTo(ApprovalState.APPROVED);
        assertThat(approval().waitingFor()).isEmpty();
        assertThat(approval().mayBePosted()).isTrue();
    }

    @Test
    void another_coding_is_judged_anew_and_approvals_of_people_who_are_still_asked_stand() {
        rules(
                rule(Level.CLASS, "Shop", "Clara"),
                rule(Level.CLASS, "Workshop", "Clara"),
                rule(Level.CLASS, "Workshop", "Carl"));
        approves("Clara");
        assertThat(state()).isEqualTo(ApprovalState.APPROVED);

        becomes(bill("Acme", "100.00", "Rent/Workshop"));
        assertThat(approval().waitingFor()).containsExactly("Carl");

        becomes(bill("Acme", "100.00", "Rent/"));
        assertThat(state()).isEqualTo(ApprovalState.UNROUTED);

        becomes(bill("Acme", "100.00", "Rent/Shop"));
        assertThat(state()).isEqualTo(ApprovalState.APPROVED);
    }

    @Test
    void another_total_or_vendor_asks_everybody_anew_and_the_old_one_brings_nothing_back() {
        rules(rule(Level.CLASS, "Shop", "Clara"));
        approves("Clara");
        var before = content;

        becomes(bill("Acme", "100.01", "Rent/Shop"));
        assertThat(approval().waitingFor()).containsExactly("Clara");
        becomes(before);
        assertThat(state()).isEqualTo(ApprovalState.PENDING);

        approves("Clara");
        becomes(bill("Zenith", "100.00", "Rent/Shop"));
        assertThat(approval().waitingFor()).containsExactly("Clara");
    }

    @Test
    void a_change_that_nobody_decided_about_leaves_no_trace() {
        rules(rule(Level.CLASS, "Shop", "Clara"));

        becomes(bill("Zenith", "7.00", "Rent/Shop"));

        assertThat(book.files(COMPANY, Set.of(BILL))).isEmpty();
    }

    @Test
    void what_would_come_of_a_change_is_told_before_it_is_made() {
        rules(rule(Level.CLASS, "Shop", "Clara"));
        approves("Clara");

        assertThat(approvals
                        .ofChanged(COMPANY, BILL, content, bill("Acme", "100.00", "Fuel/Shop"))
                        .state())
                .isEqualTo(ApprovalState.APPROVED);
        assertThat(approvals
                        .ofChanged(COMPANY, BILL, content, bill("Acme", "1.00", "Rent/Shop"))
                        .state())
                .isEqualTo(ApprovalState.PENDING);
        assertThat(state()).isEqualTo(ApprovalState.APPROVED);
    }

    @Test
    void a_declined_bill_is_a_draft_until_it_is_changed_and_then_everybody_is_asked_anew() {
        rules(rule(Level.CLASS, "Shop", "Clara"), rule(Level.CLASS, "Shop", "Bea"));
        approves("Clara");
        decides(Step.What.DECLINED, "Bea");
        assertThat(state()).isEqualTo(ApprovalState.DECLINED);
        assertThat(approval().mayBePosted()).isFalse();
        assertThat(approval().waitingFor()).isEmpty();
        assertThat(approval().refusal()).map(Step::approver).contains("Bea");

        becomes(content);
        assertThat(state()).as("nothing was changed").isEqualTo(ApprovalState.DECLINED);
        becomes(bill("Acme", "100.00", "Fuel/Shop"));

        assertThat(approval().waitingFor()).containsExactly("Clara", "Bea");
        assertThat(approval().file().steps())
                .last()
                .satisfies(step -> assertThat(step.what()).isEqualTo(Step.What.RESTARTED))
                .satisfies(step -> assertThat(step.by()).isEqualTo(Actor.HUB.id()));
    }

    @Test
    void rules_count_as_they_are_now() {
        approves("Clara");
        rules(rule(Level.VENDOR, "Acme", "Vera"));
        assertThat(approval().waitingFor()).containsExactly("Vera");

        rules(rule(Level.VENDOR, "Acme", "Clara"));
        assertThat(state()).isEqualTo(ApprovalState.APPROVED);

        book.keep(COMPANY, new ApprovalSettings(Strategy.FIRST_LEVEL, Level.USUAL_ORDER, Set.of("Clara"), false), NOW);
        assertThat(state()).as("Clara has left").isEqualTo(ApprovalState.UNROUTED);
    }

    @Test
    void once_quickbooks_has_the_bill_the_rules_do_not_matter_any_more() {
        assertThat(Approval.past(ApprovalFile.EMPTY).state()).isEqualTo(ApprovalState.NOT_NEEDED);
        approves("Clara");
        assertThat(Approval.past(approvals.file(COMPANY, BILL)).state()).isEqualTo(ApprovalState.APPROVED);
    }
}
