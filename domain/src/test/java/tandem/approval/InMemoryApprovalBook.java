package tandem.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.listing.Slice;

/** The rules and decisions of one company in plain collections. */
public final class InMemoryApprovalBook implements ApprovalBook {

    private final List<ApprovalRule> rules = new ArrayList<>();
    private final Map<UUID, ApprovalFile> files = new TreeMap<>();
    private ApprovalSettings settings = ApprovalSettings.USUAL;

    /** From now on these are asked about the bills of a vendor, and nobody else about anything. */
    public void asks(UUID vendor, String... approvers) {
        rules.clear();
        for (var approver : approvers) {
            rules.add(new ApprovalRule(Level.VENDOR, vendor, approver, false, 1, null, true));
        }
    }

    @Override
    public Policy policy(CompanyId company, Set<UUID> subjects) {
        return new Policy(
                settings,
                !rules.isEmpty(),
                rules.stream().filter(rule -> subjects.contains(rule.subject())).toList());
    }

    @Override
    public List<ApprovalRule> rules(CompanyId company) {
        return List.copyOf(rules);
    }

    @Override
    public void replace(CompanyId company, List<ApprovalRule> others, Instant now) {
        rules.clear();
        rules.addAll(others);
    }

    @Override
    public void keep(CompanyId company, ApprovalSettings others, Instant now) {
        settings = others;
    }

    @Override
    public Map<UUID, ApprovalFile> files(CompanyId company, Set<UUID> bills) {
        var found = new HashMap<>(files);
        found.keySet().retainAll(bills);
        return found;
    }

    @Override
    public Slice<UUID> decided(CompanyId company, @Nullable UUID after, int limit) {
        return new Slice<>(List.copyOf(files.keySet()), false);
    }

    @Override
    public void route(CompanyId company, UUID bill, ByHand hand, Instant now) {
        files.put(bill, new ApprovalFile(hand, file(bill).steps()));
    }

    @Override
    public void add(CompanyId company, UUID bill, Step step) {
        var steps = new ArrayList<>(file(bill).steps());
        steps.add(step);
        files.put(bill, new ApprovalFile(file(bill).hand(), steps));
    }

    private ApprovalFile file(UUID bill) {
        return files.getOrDefault(bill, ApprovalFile.EMPTY);
    }
}
