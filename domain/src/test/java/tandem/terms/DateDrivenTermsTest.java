package tandem.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateDrivenTermsTest {

    @ParameterizedTest
    @CsvSource({
        "15, 2, 2026-05-12, 2026-05-15",
        "15, 2, 2026-05-13, 2026-06-15",
        "15, 2, 2026-05-15, 2026-06-15",
        "15, 2, 2026-05-20, 2026-06-15",
        "15, 0, 2026-05-15, 2026-05-15",
        "15, 0, 2026-05-16, 2026-06-15",
        "15, 2, 2026-12-20, 2027-01-15",
        "15, 2, 2026-12-14, 2027-01-15",
        "31, 0, 2026-02-10, 2026-02-28",
        "31, 0, 2028-02-10, 2028-02-29",
        "31, 5, 2026-02-25, 2026-03-31",
        "31, 5, 2026-02-22, 2026-02-28",
        "31, 3, 2026-01-31, 2026-02-28",
        "30, 2, 2028-02-27, 2028-03-30",
        "1,  0, 2026-01-02, 2026-02-01",
        "15, 40, 2026-05-12, 2026-06-15",
    })
    @Tag("S66")
    @Tag("S81")
    void a_bill_is_due_on_the_day_of_this_month_or_a_later_one(int day, int close, LocalDate billDate, LocalDate due) {
        assertThat(new DateDrivenTerms(day, close, null, BigDecimal.ZERO).datesFor(billDate))
                .isEqualTo(new TermsDates(due, null));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-05-02, 10, 2026-05-10",
        "2026-05-10, 10, 2026-05-10",
        "2026-05-11, 10, ",
        "2026-05-20, 10, 2026-06-10",
        "2026-02-01, 31, 2026-02-28",
    })
    @Tag("S84")
    void the_discount_ends_on_a_day_of_the_month_in_which_the_bill_is_due(
            LocalDate billDate, int discountDay, LocalDate discountDate) {
        var terms = new DateDrivenTerms(15, 2, discountDay, new BigDecimal("2"));

        assertThat(terms.datesFor(billDate).discountDate()).isEqualTo(discountDate);
    }

    @Test
    void without_a_percentage_there_is_no_discount() {
        assertThat(new DateDrivenTerms(15, 0, 10, BigDecimal.ZERO)
                        .datesFor(LocalDate.of(2026, 5, 1))
                        .discountDate())
                .isNull();
    }

    @Test
    void days_that_no_month_has_are_refused() {
        assertThatThrownBy(() -> new DateDrivenTerms(0, 0, null, BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DateDrivenTerms(15, 0, 32, BigDecimal.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatever_the_terms_the_due_date_is_the_named_day_and_never_before_the_bill_nor_two_months_after_it() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            int day = 1 + random.nextInt(31);
            int close = random.nextInt(46);
            LocalDate billDate = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(20_000));
            String what = "seed %d: day %d, %d days, bill of %s".formatted(seed, day, close, billDate);

            LocalDate due = new DateDrivenTerms(day, close, null, BigDecimal.ZERO)
                    .datesFor(billDate)
                    .dueDate();

            assertThat(due)
                    .as(what)
                    .isAfterOrEqualTo(billDate)
                    .isBefore(billDate.plusMonths(2).plusDays(4));
            assertThat(due.getDayOfMonth())
                    .as(what)
                    .isEqualTo(Math.min(day, YearMonth.from(due).lengthOfMonth()));
        }
    }

    @Test
    void a_later_bill_is_never_due_earlier() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            var terms = new DateDrivenTerms(1 + random.nextInt(31), random.nextInt(20), null, BigDecimal.ZERO);
            LocalDate date = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(1000));
            for (int step = 0; step < 80; step++) {
                assertThat(terms.datesFor(date.plusDays(1)).dueDate())
                        .as("seed %d: %s, bill of %s", seed, terms, date)
                        .isAfterOrEqualTo(terms.datesFor(date).dueDate());
                date = date.plusDays(1);
            }
        }
    }
}
