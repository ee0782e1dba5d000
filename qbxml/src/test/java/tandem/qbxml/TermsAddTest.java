package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tandem.qbxml.Conversation.flat;
import static tandem.qbxml.Conversation.heardFile;
import static tandem.qbxml.Conversation.records;
import static tandem.qbxml.Conversation.written;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.mirror.DateDrivenTerms;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.StandardTerms;
import tandem.wire.Write;
import tandem.wire.Write.AddDateDrivenTerms;
import tandem.wire.Write.AddStandardTerms;

/** StandardTermsAdd and DateDrivenTermsAdd. */
class TermsAddTest {

    @Test
    void standard_terms_count_days() {
        assertThat(written(new AddStandardTerms("2% 10 Net 30", 30, 10, new BigDecimal("2.00"))))
                .isEqualTo(flat("""
                        <StandardTermsAddRq requestID="w-1">
                        <StandardTermsAdd>
                        <Name>2% 10 Net 30</Name>
                        <StdDueDays>30</StdDueDays>
                        <StdDiscountDays>10</StdDiscountDays>
                        <DiscountPct>2</DiscountPct>
                        </StandardTermsAdd>
                        </StandardTermsAddRq>"""));
    }

    @Test
    void date_driven_terms_name_days_of_the_month() {
        assertThat(written(new AddDateDrivenTerms("Net 15th", 15, 2, 5, new BigDecimal("1.5"))))
                .isEqualTo(flat("""
                        <DateDrivenTermsAddRq requestID="w-1">
                        <DateDrivenTermsAdd>
                        <Name>Net 15th</Name>
                        <DayOfMonthDue>15</DayOfMonthDue>
                        <DueNextMonthDays>2</DueNextMonthDays>
                        <DiscountDayOfMonth>5</DiscountDayOfMonth>
                        <DiscountPct>1.5</DiscountPct>
                        </DateDrivenTermsAdd>
                        </DateDrivenTermsAddRq>"""));
    }

    @Test
    void what_is_absent_is_not_named() {
        assertThat(written(new AddStandardTerms("On receipt", null, null, null)))
                .contains("<StandardTermsAdd><Name>On receipt</Name></StandardTermsAdd>");
        assertThat(written(new AddDateDrivenTerms("1st", 1, null, null, null)))
                .contains("<Name>1st</Name><DayOfMonthDue>1</DayOfMonthDue></DateDrivenTermsAdd>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "01234567890123456789012345678901", "5 \u20ac off", "Net\n30", "net \ud83d\ude00"})
    void a_name_that_quickbooks_would_change_is_refused(String name) {
        refused(new AddStandardTerms(name, 30, null, null));
        refused(new AddDateDrivenTerms(name, 15, null, null, null));
    }

    @Test
    void numbers_that_no_terms_have_are_refused() {
        refused(new AddStandardTerms("n", -1, null, null));
        refused(new AddStandardTerms("n", null, -1, null));
        refused(new AddStandardTerms("n", null, null, new BigDecimal("-0.1")));
        refused(new AddStandardTerms("n", null, null, new BigDecimal("100.00001")));
        refused(new AddStandardTerms("n", null, null, new BigDecimal("0.000001")));
        refused(new AddDateDrivenTerms("n", 0, null, null, null));
        refused(new AddDateDrivenTerms("n", 32, null, null, null));
        refused(new AddDateDrivenTerms("n", 15, -1, null, null));
        refused(new AddDateDrivenTerms("n", 15, null, 0, null));
        refused(new AddDateDrivenTerms("n", 15, null, 32, null));
    }

    @Test
    void the_answers_bring_the_new_terms() {
        List<QuickBooksRecord> added = records(heardFile("terms-added.xml"));

        assertThat(added).hasSize(2);
        var standard = (StandardTerms) added.get(0);
        assertThat(standard.id()).isEqualTo("80000004-1700000003");
        assertThat(standard.dueDays()).isEqualTo(30);
        var dateDriven = (DateDrivenTerms) added.get(1);
        assertThat(dateDriven.id()).isEqualTo("80000005-1700000004");
        assertThat(dateDriven.dayOfMonthDue()).isEqualTo(15);
    }

    private static void refused(Write write) {
        assertThatIllegalArgumentException().isThrownBy(() -> written(write));
    }
}
