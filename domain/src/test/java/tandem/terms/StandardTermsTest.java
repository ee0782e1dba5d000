package tandem.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardTermsTest {

    @ParameterizedTest
    @CsvSource({
        "30, 2026-01-31, 2026-03-02",
        "30, 2028-01-31, 2028-03-01",
        "30, 2026-02-24, 2026-03-26",
        "0,  2026-02-24, 2026-02-24",
        "1,  2028-02-28, 2028-02-29",
        "1,  2026-02-28, 2026-03-01",
        "365, 2027-03-01, 2028-02-29",
        "60, 2026-12-15, 2027-02-13",
    })
    void a_bill_is_due_so_many_days_after_its_date(int days, LocalDate billDate, LocalDate due) {
        assertThat(terms(days, 0, "0").datesFor(billDate)).isEqualTo(new TermsDates(due, null));
    }

    @Test
    @Tag("S66")
    void one_percent_ten_net_thirty() {
        assertThat(terms(30, 10, "1").datesFor(LocalDate.of(2026, 5, 1)))
                .isEqualTo(new TermsDates(LocalDate.of(2026, 5, 31), LocalDate.of(2026, 5, 11)));
    }

    @Test
    @Tag("S107")
    void the_discount_counts_up_to_and_on_the_last_day() {
        assertThat(onePercentOf("1000.00", "1000.00", "0", LocalDate.of(2026, 5, 11)))
                .isEqualByComparingTo("10.00");
        assertThat(onePercentOf("1000.00", "1000.00", "0", LocalDate.of(2026, 5, 12)))
                .isEqualByComparingTo("0");
    }

    @Test
    @Tag("S84")
    void two_percent_of_a_thousand_are_twenty_up_to_the_tenth_day() {
        var terms = terms(30, 10, "2");
        var billDate = LocalDate.of(2026, 2, 24);
        assertThat(terms.datesFor(billDate))
                .isEqualTo(new TermsDates(LocalDate.of(2026, 3, 26), LocalDate.of(2026, 3, 6)));
        var thousand = new BigDecimal("1000.00");
        for (int day = 0; day <= 10; day++) {
            assertThat(terms.discountAvailable(
                            thousand, thousand, BigDecimal.ZERO, billDate, billDate.plusDays(day), 2))
                    .isEqualByComparingTo("20.00");
        }
        assertThat(terms.discountAvailable(thousand, thousand, BigDecimal.ZERO, billDate, billDate.plusDays(11), 2))
                .isZero();
    }

    @Test
    @Tag("S84")
    void a_currency_that_is_not_divided_has_no_fractions_of_a_discount() {
        var yen = new BigDecimal("1250");
        var billDate = LocalDate.of(2026, 5, 1);
        assertThat(terms(30, 10, "1").discountAvailable(yen, yen, BigDecimal.ZERO, billDate, billDate, 0))
                .isEqualTo("13");
    }

    @Test
    @Tag("S84")
    void whatever_the_bill_a_discount_is_in_time_not_more_than_remains_and_not_a_second_one() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            var terms = new StandardTerms(
                    random.nextInt(60), random.nextInt(30), BigDecimal.valueOf(random.nextInt(1000), 2));
            var gross = BigDecimal.valueOf(random.nextInt(100_000), 2);
            var remaining =
                    BigDecimal.valueOf(random.nextInt(gross.unscaledValue().intValue() + 1), 2);
            var taken = random.nextInt(4) == 0 ? BigDecimal.ONE : BigDecimal.ZERO;
            var billDate = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(1000));
            var paid = billDate.plusDays(random.nextInt(40));

            var discount = terms.discountAvailable(gross, remaining, taken, billDate, paid, 2);

            var what = "seed %d: %s, %s of %s on %s after %s".formatted(seed, terms, remaining, gross, paid, billDate);
            boolean possible = !paid.isAfter(billDate.plusDays(terms.discountDays())) && taken.signum() == 0;
            var full = gross.multiply(terms.discountPercent())
                    .divide(new BigDecimal("100"), 2, java.math.RoundingMode.HALF_UP);
            assertThat(discount).as(what).isEqualByComparingTo(possible ? full.min(remaining) : BigDecimal.ZERO);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1000.00, 1000.00, 0.00, 10.00",
        "1000.00, 300.00, 0.00, 10.00",
        "1000.00, 4.00, 0.00, 4.00",
        "1000.00, 500.00, 10.00, 0",
        "1000.00, 0.00, 0.00, 0",
        "33.50, 33.50, 0.00, 0.34",
        "33.49, 33.49, 0.00, 0.33",
    })
    void the_discount_is_of_the_total_and_never_more_than_what_remains(
            String gross, String remaining, String taken, String discount) {
        assertThat(onePercentOf(gross, remaining, taken, LocalDate.of(2026, 5, 1)))
                .isEqualByComparingTo(discount);
    }

    private static BigDecimal onePercentOf(String gross, String remaining, String taken, LocalDate paid) {
        return terms(30, 10, "1")
                .discountAvailable(
                        new BigDecimal(gross),
                        new BigDecimal(remaining),
                        new BigDecimal(taken),
                        LocalDate.of(2026, 5, 1),
                        paid,
                        2);
    }

    private static StandardTerms terms(int dueDays, int discountDays, String percent) {
        return new StandardTerms(dueDays, discountDays, new BigDecimal(percent));
    }
}
