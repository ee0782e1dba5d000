package tandem.approving;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.approval.Approval;
import tandem.outcome.Violation;
import tandem.request.RequestId;

/**
 * What came of a decision.
 *
 * @param posting the request that carries the bill, where the last approval has posted it; absent: it has not
 * @param inTheWay why a company that posts approved bills by itself could not post this one
 */
public record Decided(Approval approval, @Nullable RequestId posting, List<Violation> inTheWay) {

    /** Copies what is in the way. */
    public Decided {
        inTheWay = List.copyOf(inTheWay);
    }

    static Decided onThisSide(Approval approval) {
        return new Decided(approval, null, List.of());
    }
}
