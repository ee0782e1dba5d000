package tandem.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BillFiguresTest {

    @Test
    void a_bill_nobody_touched_is_open_by_its_total() {
        expect(aBill("1000.00").open("1000.00").links("0", "0"), "1000.00", "0", "0", "0", BillStanding.OPEN);
    }

    @Test
    @Tag("S100")
    void a_credit_takes_its_part_off() {
        expect(
                aBill("100.00").open("60.00").links("0", "40.00"),
                "60.00",
                "40.00",
                "0",
                "0",
                BillStanding.PARTIALLY_PAID);
    }

    @Test
    @Tag("S109")
    void a_bill_paid_half_remains_half() {
        expect(
                aBill("800.00").open("400.00").links("400.00", "0"),
                "400.00",
                "0",
                "0",
                "400.00",
                BillStanding.PARTIALLY_PAID);
    }

    @Test
    @Tag("S86")
    @Tag("S87")
    void a_discount_that_was_set_together_with_credits_leaves_no_payment_and_is_a_discount_all_the_same() {
        expect(
                aBill("100.00").open("38.00").paid(false).links("0", "60.00"),
                "38.00",
                "60.00",
                "2.00",
                "0",
                BillStanding.PARTIALLY_PAID);
        expect(
                aBill("100.00").open("0.00").paid(true).links("0", "98.00"),
                "0",
                "98.00",
                "2.00",
                "0",
                BillStanding.PAID);
    }

    @Test
    @Tag("S86")
    void a_bill_that_credits_alone_have_settled_is_paid_and_no_money_went() {
        expect(
                aBill("100.00").open("0.00").paid(true).links("0", "100.00"),
                "0",
                "100.00",
                "0",
                "0",
                BillStanding.PAID);
    }

    @Test
    @Tag("S87")
    @Tag("S89")
    void money_credit_and_discount_close_a_bill_together() {
        expect(
                aBill("1000.00")
                        .open("0.00")
                        .paid(true)
                        .links("880.00", "100.00")
                        .discounts("20.00"),
                "0",
                "100.00",
                "20.00",
                "880.00",
                BillStanding.PAID);
    }

    @Test
    void it_does_not_matter_whether_a_link_holds_the_discount() {
        expect(
                aBill("1000.00").open("500.00").links("500.00", "0").discounts("20.00"),
                "500.00",
                "0",
                "20.00",
                "480.00",
                BillStanding.PARTIALLY_PAID);
        expect(
                aBill("1000.00").open("500.00").links("480.00", "0").discounts("20.00"),
                "500.00",
                "0",
                "20.00",
                "480.00",
                BillStanding.PARTIALLY_PAID);
    }

    @Test
    void a_discount_that_no_payment_told_yet_is_what_the_money_does_not_explain() {
        expect(
                aBill("1000.00").open("0.00").paid(true).links("980.00", "0"),
                "0",
                "0",
                "20.00",
                "980.00",
                BillStanding.PAID);
    }

    @Test
    void a_paid_bill_whose_payments_were_condensed_away_was_paid_and_not_given_away() {
        expect(aBill("1000.00").open("0.00").paid(true).links("0", "0"), "0", "0", "0", "1000.00", BillStanding.PAID);
    }

    @Test
    void a_missing_open_amount_is_what_the_links_leave() {
        expect(
                aBill("1000.00").paid(false).links("400.00", "100.00"),
                "500.00",
                "100.00",
                "0",
                "400.00",
                BillStanding.PARTIALLY_PAID);
        expect(aBill("1000.00").paid(true).links("400.00", "600.00"), "0", "600.00", "0", "400.00", BillStanding.PAID);
        expect(aBill("1000.00"), "1000.00", "0", "0", "0", BillStanding.OPEN);
    }

    @Test
    void the_vendors_balance_in_place_of_the_open_amount_is_not_believed() {
        expect(
                aBill("1000.00").open("7412.50").links("400.00", "0"),
                "600.00",
                "0",
                "0",
                "400.00",
                BillStanding.PARTIALLY_PAID);
        expect(
                aBill("1000.00").open("900.00").links("400.00", "0"),
                "600.00",
                "0",
                "0",
                "400.00",
                BillStanding.PARTIALLY_PAID);
        expect(aBill("1000.00").open("-50.00").links("0", "0"), "1000.00", "0", "0", "0", BillStanding.OPEN);
        expect(aBill("1000.00").open("700.00").links("0", "0"), "1000.00", "0", "0", "0", BillStanding.OPEN);
        expect(
                aBill("1000.00").open("700.00").paid(true).links("1000.00", "0"),
                "0",
                "0",
                "0",
                "1000.00",
                BillStanding.PAID);
    }

    @Test
    void an_amount_that_the_vendors_balance_has_disproved_is_not_believed_until_another_is_stated() {
        expect(
                aBill("3077.01").open("3000.31").links("0", "2.50").disproved("3000.310"),
                "3074.51",
                "2.50",
                "0",
                "0",
                BillStanding.PARTIALLY_PAID);
        expect(
                aBill("3077.01").open("3000.32").links("0", "2.50").disproved("3000.31"),
                "3000.32",
                "2.50",
                "74.19",
                "0",
                BillStanding.PARTIALLY_PAID);
    }

    @Test
    void a_discount_is_untold_if_it_stands_in_the_open_amount_alone() {
        assertThat(untold(aBill("100.00").open("38.00").links("0", "60.00"))).isEqualByComparingTo("2.00");
        assertThat(untold(aBill("100.00").open("38.00").links("50.00", "10.00").discounts("2.00")))
                .isZero();
        assertThat(untold(aBill("100.00").open("40.00").links("60.00", "0").discounts("2.00")))
                .as("a link that holds the discount")
                .isZero();
        assertThat(untold(aBill("100.00").open("0.00").paid(true).links("0", "98.00")))
                .as("the flag says it too")
                .isZero();
        assertThat(untold(aBill("100.00").open("38.00").links("0", "60.00").disproved("38.00")))
                .isZero();
        assertThat(untold(aBill("100.00").links("0", "60.00"))).isZero();
    }

    @Test
    void an_open_amount_of_nothing_on_a_bill_called_unpaid_is_not_believed() {
        expect(
                aBill("1000.00").open("0.00").paid(false).links("400.00", "0"),
                "600.00",
                "0",
                "0",
                "400.00",
                BillStanding.PARTIALLY_PAID);
    }

    @Test
    void without_links_the_stated_amount_is_all_there_is() {
        expect(aBill("1000.00").open("300.00"), "300.00", "0", "0", "700.00", BillStanding.PARTIALLY_PAID);
    }

    @Test
    void a_void_has_nothing_left_of_any_figure() {
        expect(aBill("0.00").open("0.00").memo("VOID: ordered twice"), "0", "0", "0", "0", BillStanding.VOIDED);
        expect(aBill("0.00").open("0.00").memo(" void: by hand"), "0", "0", "0", "0", BillStanding.VOIDED);
        expect(aBill("0.00").open("0.00").linesCarryMoney(false), "0", "0", "0", "0", BillStanding.VOIDED);
    }

    @Test
    void a_bill_whose_lines_cancel_each_other_out_is_no_void() {
        expect(aBill("0.00").open("0.00").linesCarryMoney(true), "0", "0", "0", "0", BillStanding.PAID);
        expect(aBill("10.00").open("10.00").memo("VOID: not at all"), "10.00", "0", "0", "0", BillStanding.OPEN);
    }

    @Test
    void whatever_quickbooks_says_the_figures_add_up_and_none_is_below_zero() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            var facts = new BillFacts(
                    amount(random),
                    random.nextBoolean() ? null : amount(random).subtract(amount(random)),
                    random.nextBoolean() ? null : amount(random),
                    random.nextBoolean() ? null : (Boolean) random.nextBoolean(),
                    null,
                    null,
                    random.nextBoolean() ? null : amount(random),
                    random.nextBoolean() ? null : amount(random),
                    random.nextBoolean() ? BigDecimal.ZERO : amount(random));
            BillFigures figures = BillFigures.of(facts);
            String what = "seed %d: %s gives %s".formatted(seed, facts, figures);

            assertThat(figures.openBalance()
                            .add(figures.creditsApplied())
                            .add(figures.discountsApplied())
                            .add(figures.paidAmount()))
                    .as(what)
                    .isEqualByComparingTo(facts.gross());
            assertThat(figures.openBalance()).as(what).isNotNegative();
            assertThat(figures.creditsApplied()).as(what).isNotNegative();
            assertThat(figures.discountsApplied()).as(what).isNotNegative();
            assertThat(figures.paidAmount()).as(what).isNotNegative();
            assertThat(figures.standing() == BillStanding.PAID)
                    .as(what)
                    .isEqualTo(figures.openBalance().signum() == 0);
        }
    }

    private static BigDecimal untold(Facts facts) {
        return facts.build().untoldDiscount();
    }

    private static BigDecimal amount(Random random) {
        return BigDecimal.valueOf(random.nextInt(4) * 25_00L, 2);
    }

    private static void expect(
            Facts facts, String open, String credits, String discounts, String paid, BillStanding standing) {
        BillFigures figures = BillFigures.of(facts.build());
        assertThat(figures.openBalance()).as("open balance").isEqualByComparingTo(open);
        assertThat(figures.creditsApplied()).as("credits applied").isEqualByComparingTo(credits);
        assertThat(figures.discountsApplied()).as("discounts applied").isEqualByComparingTo(discounts);
        assertThat(figures.paidAmount()).as("paid amount").isEqualByComparingTo(paid);
        assertThat(figures.standing()).isEqualTo(standing);
    }

    private static Facts aBill(String gross) {
        return new Facts(gross);
    }

    private static final class Facts {
        private final BigDecimal gross;
        private @Nullable BigDecimal open;
        private @Nullable BigDecimal disproved;
        private @Nullable Boolean paid;
        private @Nullable String memo;
        private @Nullable Boolean linesCarryMoney;
        private @Nullable BigDecimal payments;
        private @Nullable BigDecimal credits;
        private BigDecimal discounts = BigDecimal.ZERO;

        Facts(String gross) {
            this.gross = new BigDecimal(gross);
        }

        Facts open(String amount) {
            open = new BigDecimal(amount);
            return this;
        }

        Facts disproved(String amount) {
            disproved = new BigDecimal(amount);
            return this;
        }

        Facts paid(boolean flag) {
            paid = flag;
            return this;
        }

        Facts memo(String text) {
            memo = text;
            return this;
        }

        Facts linesCarryMoney(boolean flag) {
            linesCarryMoney = flag;
            return this;
        }

        Facts links(String byPayments, String byCredits) {
            payments = new BigDecimal(byPayments);
            credits = new BigDecimal(byCredits);
            return this;
        }

        Facts discounts(String amount) {
            discounts = new BigDecimal(amount);
            return this;
        }

        BillFacts build() {
            return new BillFacts(gross, open, disproved, paid, memo, linesCarryMoney, payments, credits, discounts);
        }
    }
}
