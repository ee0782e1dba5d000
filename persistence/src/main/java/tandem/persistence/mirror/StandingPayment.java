package tandem.persistence.mirror;

import org.jspecify.annotations.Nullable;
import tandem.mirror.BillPayment;
import tandem.payment.PaymentStanding;

/** A bill payment with what is worked out before it is stored. */
record StandingPayment(
        BillPayment payment,
        byte @Nullable [] applicationsHash,
        @Nullable Boolean settlesSomething,
        PaymentStanding standing) {}
