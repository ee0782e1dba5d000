package tandem.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
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
                        paid);
    }

    private static StandardTerms terms(int dueDays, int discountDays, String percent) {
        return new StandardTerms(dueDays, discountDays, new BigDecimal(percent));
    }
}
