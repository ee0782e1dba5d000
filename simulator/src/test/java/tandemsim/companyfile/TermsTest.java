package tandemsim.companyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandemsim.companyfile.books.Terms;

class TermsTest {

    @ParameterizedTest
    @CsvSource({
        "15, 2, 2026-05-12, 2026-05-15",
        "15, 2, 2026-05-13, 2026-06-15",
        "15, 2, 2026-05-20, 2026-06-15",
        "31, 0, 2026-02-10, 2026-02-28",
        "31, 5, 2026-02-25, 2026-03-31",
        "31, 0, 2026-01-31, 2026-01-31"
    })
    void a_bill_is_due_on_the_day_of_the_month_unless_that_is_too_soon(int day, int grace, String issued, String due) {
        Terms terms = new Terms();
        terms.dateDriven = true;
        terms.due = day;
        terms.nextMonthDays = grace;
        int epochDay = Math.toIntExact(LocalDate.parse(issued).toEpochDay());
        assertThat(LocalDate.ofEpochDay(terms.dueDay(epochDay))).isEqualTo(LocalDate.parse(due));
    }
}
