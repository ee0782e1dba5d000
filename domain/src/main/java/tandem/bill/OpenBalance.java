package tandem.bill;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What is still owed on a bill: QuickBooks' own figure where it can be right, else what the links leave. */
final class OpenBalance {

    private OpenBalance() {}

    static BigDecimal of(BillFacts facts) {
        BigDecimal stated = facts.statedOpen();
        return isPaid(facts) || stated == null || !canBeRight(stated, facts) ? withoutStated(facts) : stated;
    }

    /** What would be owed if QuickBooks stated no amount. */
    static BigDecimal withoutStated(BillFacts facts) {
        return isPaid(facts) ? BigDecimal.ZERO : derived(facts);
    }

    private static boolean isPaid(BillFacts facts) {
        return Boolean.TRUE.equals(facts.statedPaid());
    }

    /** What payments, credits and discounts leave of the total. */
    private static BigDecimal derived(BillFacts facts) {
        return leftByLinks(facts).subtract(facts.discountsTaken()).max(BigDecimal.ZERO);
    }

    private static BigDecimal leftByLinks(BillFacts facts) {
        return facts.gross().subtract(facts.creditsByLinks()).subtract(facts.paymentsByLinks());
    }

    /**
     * The stated figure has to lie between nothing and the total, fit the flag, and fit the links. It may be lower than
     * what the links leave only by a discount, and a discount comes with a payment or with credits that are set together
     * with it; the latter leaves no payment that could tell of it, but the vendor's balance may tell that there was none.
     */
    private static boolean canBeRight(BigDecimal stated, BillFacts facts) {
        if (facts.isDisproved(stated)
                || stated.signum() < 0
                || stated.compareTo(facts.gross()) > 0
                || saysPaidAndUnpaid(stated, facts.statedPaid())) {
            return false;
        }
        if (!facts.linksAreKnown() || stated.compareTo(derived(facts)) == 0) {
            return true;
        }
        int againstLinks = stated.compareTo(leftByLinks(facts));
        return againstLinks == 0 || (againstLinks < 0 && facts.isLinked());
    }

    private static boolean saysPaidAndUnpaid(BigDecimal stated, @Nullable Boolean statedPaid) {
        return stated.signum() == 0 && Boolean.FALSE.equals(statedPaid);
    }
}
