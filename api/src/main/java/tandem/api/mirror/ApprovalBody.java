package tandem.api.mirror;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.api.http.Problem;
import tandem.api.http.ProblemType;
import tandem.approval.Approval;
import tandem.approval.ApprovalFile;
import tandem.approval.ApprovalState;
import tandem.approval.Level;
import tandem.approval.Panel;
import tandem.approval.Route;
import tandem.approval.Stage;
import tandem.approval.Step;
import tandem.mirror.Kind;
import tandem.mirror.view.BillStatus;
import tandem.mirror.view.BillView;
import tandem.mirror.view.EntityId;
import tandem.outcome.Violation;
import tandem.request.RequestId;

/** How the approval of a bill stands. */
@Schema(name = "Approval", description = "By the rules and the coding of now.")
record ApprovalBody(
        String billId,
        ApprovalState state,

        @Schema(description = "Of the bill.") BillStatus status,

        @Schema(description = "Whose decision is awaited now.")
        List<String> waitingFor,

        @Schema(description = "Who has approved the bill as it is.")
        List<String> approvedBy,

        @Schema(description = "Asked one after the other.") List<Tier> tiers,

        @Schema(description = "Who is named and not asked all the same.")
        List<NotAsked> notAsked,

        @Schema(description = "Who is asked by hand.") List<String> approvers,

        @Schema(description = "Whether those that the rules find are asked as well.")
        boolean automatic,

        @Nullable String requester,
        List<Event> history,

        @Schema(description = "The request that carries the bill, where there is one.") @Nullable
        String requestId,

        @Schema(
                description =
                        "In the answer to the last approval, where approved bills are posted by themselves: why this one was not.")
        @Nullable
        List<BillBody.Warning> inTheWay,

        @Schema(description = "Of the bill; a decision may name it.")
        long billVersion) {

    @Schema(name = "ApprovalTier")
    record Tier(boolean done, List<Asked> asked) {

        static Tier of(Stage stage, ApprovalFile file) {
            return new Tier(
                    stage.isDoneBy(file.approvedBy()),
                    stage.panels().stream().map(Asked::of).toList());
        }
    }

    @Schema(name = "ApprovalAsked")
    record Asked(
            @Schema(description = "What the rule hangs on; null: asked by hand.") @Nullable
            Level subject,

            List<String> approvers,

            @Schema(description = "False: one of them suffices.")
            boolean allMustApprove) {

        static Asked of(Panel panel) {
            return new Asked(panel.level(), panel.approvers(), panel.allMustApprove());
        }
    }

    @Schema(name = "ApprovalNotAsked")
    record NotAsked(String approver, Route.Why why) {}

    @Schema(name = "ApprovalEvent")
    record Event(
            Instant at,
            Step.What what,
            @Nullable String approver,
            @Nullable String reason,

            @Schema(description = "The key that told so, or the hub.")
            String by) {

        static Event of(Step step) {
            return new Event(step.at(), step.what(), step.approver(), step.reason(), step.by());
        }
    }

    @Schema(name = "ApprovalRecord")
    record Kept(
            String billId,
            List<String> approvers,
            boolean automatic,
            @Nullable String requester,
            List<Event> history) {

        static Kept of(UUID bill, ApprovalFile file) {
            return new Kept(
                    EntityId.of(Kind.BILL, bill),
                    file.hand().approvers(),
                    file.hand().isAutomaticToo(),
                    file.hand().requester(),
                    file.steps().stream().map(Event::of).toList());
        }
    }

    static ApprovalBody of(Approval approval, List<Violation> inTheWay, BillView bill) {
        var file = approval.file();
        return new ApprovalBody(
                EntityId.of(Kind.BILL, bill.state().id()),
                approval.state(),
                bill.status(),
                approval.waitingFor(),
                List.copyOf(file.approvedBy()),
                approval.route().stages().stream()
                        .map(stage -> Tier.of(stage, file))
                        .toList(),
                approval.route().skipped().stream()
                        .map(one -> new NotAsked(one.approver(), one.why()))
                        .toList(),
                file.hand().approvers(),
                file.hand().isAutomaticToo(),
                file.hand().requester(),
                file.steps().stream().map(Event::of).toList(),
                bill.requestId() == null ? null : new RequestId(bill.requestId()).toString(),
                inTheWay.isEmpty()
                        ? null
                        : inTheWay.stream().map(BillBody.Warning::of).toList(),
                bill.state().version());
    }

    /** A bill is not posted without this. */
    static Problem missing(Approval approval) {
        return Problem.of(
                ProblemType.BILL_NOT_APPROVED,
                approval.refusal().map(ApprovalBody::told).orElseGet(() -> waiting(approval)));
    }

    static Problem notAsked(String approver, Approval approval) {
        return Problem.of(
                ProblemType.APPROVER_NOT_ASKED,
                approver + " is not asked about it. "
                        + (approval.state() == ApprovalState.PENDING
                                ? waiting(approval)
                                : "Nobody is, as things stand."));
    }

    private static String told(Step refusal) {
        return refusal.approver() + " has declined the bill"
                + (refusal.reason() == null ? "." : ": " + refusal.reason());
    }

    private static String waiting(Approval approval) {
        return "The bill waits for the approval of " + String.join(", ", approval.waitingFor()) + '.';
    }
}
