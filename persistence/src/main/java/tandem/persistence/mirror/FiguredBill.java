package tandem.persistence.mirror;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tandem.bill.BillFacts;
import tandem.bill.BillFigures;
import tandem.mirror.Bill;

/** A bill with what is worked out before it is stored. What concerns lines or links is absent where they were not sent. */
record FiguredBill(
        Bill bill,
        byte @Nullable [] linesHash,
        byte @Nullable [] linksHash,
        @Nullable Boolean linesCarryMoney,
        @Nullable BigDecimal linkedPayments,
        @Nullable BigDecimal linkedCredits,
        BillFigures figures) {

    /**
     * Works a bill out.
     *
     * @param held what is known so far; whatever the bill does not say stays as it is
     */
    static FiguredBill of(Bill bill, byte @Nullable [] linesHash, byte @Nullable [] linksHash, BillFacts held) {
        Boolean carryMoney = bill.lines() == null ? null : (Boolean) Amounts.isAnyIn(bill.lines());
        BigDecimal payments = bill.links() == null ? null : Amounts.ofPayments(bill.links());
        BigDecimal credits = bill.links() == null ? null : Amounts.ofOthers(bill.links());
        var facts = new BillFacts(
                bill.amountDue() == null ? held.gross() : bill.amountDue(),
                sentOrHeld(bill.openAmount(), held.statedOpen()),
                held.disprovedOpen(),
                sentOrHeld(bill.isPaid(), held.statedPaid()),
                sentOrHeld(bill.memo(), held.memo()),
                sentOrHeld(carryMoney, held.linesCarryMoney()),
                sentOrHeld(payments, held.linkedPayments()),
                sentOrHeld(credits, held.linkedCredits()),
                held.discountsTaken());
        return new FiguredBill(bill, linesHash, linksHash, carryMoney, payments, credits, BillFigures.of(facts));
    }

    private static <T> @Nullable T sentOrHeld(@Nullable T sent, @Nullable T held) {
        return sent == null ? held : sent;
    }
}
