package tandem.approval;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import tandem.audit.Actor;
import tandem.bill.BillContent;
import tandem.company.CompanyId;

/** Judges how the approval of bills of this side stands, by the rules and the coding of this very moment. */
public final class Approvals {

    private final ApprovalBook book;

    /** Judges by what this book holds. */
    public Approvals(ApprovalBook book) {
        this.book = book;
    }

    /** How the approval of many bills stands, at the cost of one. */
    public Map<UUID, Approval> of(CompanyId company, Map<UUID, BillContent> bills) {
        if (bills.isEmpty()) {
            return Map.of();
        }
        var subjects = new HashSet<UUID>();
        bills.values().forEach(bill -> subjects.addAll(Routing.subjects(bill)));
        var policy = book.policy(company, subjects);
        var files = book.files(company, bills.keySet());
        var judged = new HashMap<UUID, Approval>();
        bills.forEach((id, content) ->
                judged.put(id, judged(policy, files.getOrDefault(id, ApprovalFile.EMPTY), content)));
        return judged;
    }

    /** How the approval of a bill stands. */
    public Approval of(CompanyId company, UUID bill, BillContent content) {
        return Objects.requireNonNull(of(company, Map.of(bill, content)).get(bill));
    }

    /** How the approval of a bill would stand once it is changed. */
    public Approval ofChanged(CompanyId company, UUID bill, BillContent before, BillContent after) {
        var file = file(company, bill);
        return judged(
                book.policy(company, Routing.subjects(after)),
                file.isRestartedBy(before, after) ? file.restarted() : file,
                after);
    }

    /** Notes that a bill says something else now; what was decided about it may not count any more. */
    public void changed(CompanyId company, UUID bill, BillContent before, BillContent after, Instant now) {
        if (file(company, bill).isRestartedBy(before, after)) {
            book.add(company, bill, new Step(Step.What.RESTARTED, null, "the bill was changed", now, Actor.HUB.id()));
        }
    }

    /** What was set and decided about a bill. */
    public ApprovalFile file(CompanyId company, UUID bill) {
        return book.files(company, Set.of(bill)).getOrDefault(bill, ApprovalFile.EMPTY);
    }

    private static Approval judged(Policy policy, ApprovalFile file, BillContent content) {
        var route = Routing.of(content, policy.rules(), policy.settings(), file.hand());
        return Approval.of(route, file.about(content), policy.isOn());
    }
}
