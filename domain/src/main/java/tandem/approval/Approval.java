package tandem.approval;

import java.util.List;
import java.util.Optional;

/**
 * How the approval of a bill stands, and why.
 *
 * @param route who is asked, as the rules and the bill are now
 */
public record Approval(ApprovalState state, Route route, ApprovalFile file) {

    /** Of a bill that nobody is asked about. */
    public static final Approval NOT_NEEDED = new Approval(ApprovalState.NOT_NEEDED, Route.NOBODY, ApprovalFile.EMPTY);

    /** @param isOn whether the company has any rules */
    static Approval of(Route route, ApprovalFile file, boolean isOn) {
        return new Approval(state(route, file, isOn), route, file);
    }

    private static ApprovalState state(Route route, ApprovalFile file, boolean isOn) {
        boolean isNobodyAsked = route.stages().isEmpty();
        if (isNobodyAsked && route.skipped().isEmpty() && (route.isRuled() || !isOn)) {
            return ApprovalState.NOT_NEEDED;
        }
        if (file.refusal().isPresent()) {
            return ApprovalState.DECLINED;
        }
        if (isNobodyAsked) {
            return ApprovalState.UNROUTED;
        }
        return route.waitsFor(file.approvedBy()).isEmpty() ? ApprovalState.APPROVED : ApprovalState.PENDING;
    }

    /** Of a bill that QuickBooks has: whatever the rules say by now, it has been posted. */
    public static Approval past(ApprovalFile file) {
        return new Approval(
                file.approvedBy().isEmpty() ? ApprovalState.NOT_NEEDED : ApprovalState.APPROVED, Route.NOBODY, file);
    }

    /** Whether the bill may go to QuickBooks as far as approval goes. One that nobody is found for is posted by a person. */
    public boolean mayBePosted() {
        return state != ApprovalState.PENDING && state != ApprovalState.DECLINED;
    }

    /**
     * What is missing before the bill is posted or paid, as words about it; empty: nothing is. One that nobody is found for is
     * posted or paid by a person.
     */
    public Optional<String> missing() {
        return switch (state) {
            case NOT_NEEDED, UNROUTED, APPROVED -> Optional.empty();
            case PENDING -> Optional.of("waits for the approval of " + String.join(", ", waitingFor()));
            case DECLINED ->
                refusal()
                        .map(no -> "was declined by " + no.approver()
                                + (no.reason() == null ? "" : " (" + no.reason() + ")"));
        };
    }

    /** Whose decision is awaited now. */
    public List<String> waitingFor() {
        return state == ApprovalState.PENDING ? route.waitsFor(file.approvedBy()) : List.of();
    }

    /** Whether this person has approved the bill as it is. */
    public boolean isApprovedBy(String approver) {
        return state != ApprovalState.DECLINED && file.approvedBy().contains(approver);
    }

    /** The decline that stands, if one does. */
    public Optional<Step> refusal() {
        return state == ApprovalState.DECLINED ? file.refusal() : Optional.empty();
    }
}
