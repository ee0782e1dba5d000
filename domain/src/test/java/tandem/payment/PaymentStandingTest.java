package tandem.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.payment.PaymentStanding.CREDIT_STUB;
import static tandem.payment.PaymentStanding.RECORDED;
import static tandem.payment.PaymentStanding.VOIDED;

import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PaymentStandingTest {

    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    @Test
    void money_makes_a_payment_whatever_its_memo() {
        assertThat(PaymentStanding.of(new BigDecimal("1.00"), "VOID: no", true)).isEqualTo(RECORDED);
        assertThat(PaymentStanding.of(null, null, null)).isEqualTo(RECORDED);
    }

    @Test
    @Tag("S100")
    void a_payment_without_money_is_told_by_its_memo() {
        assertThat(PaymentStanding.of(NOTHING, "VOID: lost check", true)).isEqualTo(VOIDED);
        assertThat(PaymentStanding.of(
                        NOTHING, "QuickBooks generated zero amount transaction for bill payment stub", false))
                .isEqualTo(CREDIT_STUB);
    }

    @Test
    void where_the_memo_is_silent_a_stub_settles_something_and_a_void_nothing() {
        assertThat(PaymentStanding.of(NOTHING, null, true)).isEqualTo(CREDIT_STUB);
        assertThat(PaymentStanding.of(NOTHING, "rent", false)).isEqualTo(VOIDED);
        assertThat(PaymentStanding.of(NOTHING, "rent", null)).isEqualTo(VOIDED);
    }
}
