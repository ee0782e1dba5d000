package tandem.persistence.mirror;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tandem.mirror.Line;
import tandem.mirror.LinkedTransaction;

/** Sums over lines and links. */
final class Amounts {

    private Amounts() {}

    /** Whether any line has an amount other than zero. */
    static boolean isAnyIn(List<Line> lines) {
        return lines.stream().map(Line::amount).anyMatch(amount -> amount != null && amount.signum() != 0);
    }

    /** What bill payments took off. */
    static BigDecimal ofPayments(List<LinkedTransaction> links) {
        return sum(links, Amounts::isPayment);
    }

    /** What anything but bill payments took off. */
    static BigDecimal ofOthers(List<LinkedTransaction> links) {
        return sum(links, link -> !isPayment(link));
    }

    /** What all links together tie. */
    static BigDecimal of(List<LinkedTransaction> links) {
        return sum(links, link -> true);
    }

    /** The sign depends on whose document it is and not every QuickBooks sends it; quantities of orders are no money. */
    private static BigDecimal sum(List<LinkedTransaction> links, Predicate<LinkedTransaction> which) {
        Stream<LinkedTransaction> money = links.stream().filter(link -> !"QUANTYPE".equals(link.linkType()));
        return money.filter(which).map(link -> link.amount().abs()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isPayment(LinkedTransaction link) {
        return link.txnType().equals("BillPaymentCheck") || link.txnType().equals("BillPaymentCreditCard");
    }
}
