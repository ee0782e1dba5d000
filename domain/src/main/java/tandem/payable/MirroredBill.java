package tandem.payable;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import tandem.bill.BillContent;

/**
 * What the mirror holds of a bill.
 *
 * @param groups the group line that an item line belongs to, by the line's id
 * @param billed the lines that a customer has been charged for
 * @param settled what payments, credits and discounts took off
 * @param inProcess what payments of ours are about to take off
 */
public record MirroredBill(
        String txnId,
        String editSequence,
        BillContent content,
        Map<String, String> groups,
        Set<String> billed,
        BigDecimal settled,
        BigDecimal inProcess,
        boolean isRemoved,
        boolean isVoided) {

    /** Copies the groups and the billed lines. */
    public MirroredBill {
        groups = Map.copyOf(groups);
        billed = Set.copyOf(billed);
    }
}
