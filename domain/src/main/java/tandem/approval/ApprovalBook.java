package tandem.approval;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.listing.Slice;

/** Port: rules of companies, and what was decided about bills. Whoever writes about a bill holds the company. */
public interface ApprovalBook {

    /** A company's settings, and its rules about these subjects, in the order in which they were given. */
    Policy policy(CompanyId company, Set<UUID> subjects);

    /** All rules of a company, in the order in which they were given. */
    List<ApprovalRule> rules(CompanyId company);

    /** Stores these rules instead of all that there were. Whoever does so at the same moment waits. */
    void replace(CompanyId company, List<ApprovalRule> rules, Instant now);

    /** Stores how a company reads its rules. */
    void keep(CompanyId company, ApprovalSettings settings, Instant now);

    /** What was set and decided about bills; one that nothing happened to is left out. */
    Map<UUID, ApprovalFile> files(CompanyId company, Set<UUID> bills);

    /** The bills that anything was set or decided about, in the order of their ids. */
    Slice<UUID> decided(CompanyId company, @Nullable UUID after, int limit);

    /** Stores what was set by hand about a bill of this side. */
    void route(CompanyId company, UUID bill, ByHand hand, Instant now);

    /** Adds a step to what happened to a bill of this side. */
    void add(CompanyId company, UUID bill, Step step);
}
