package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.qbxml.Conversation.all;
import static tandem.qbxml.Conversation.asked;
import static tandem.qbxml.Conversation.heardIn;
import static tandem.qbxml.Conversation.record;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import tandem.mirror.DateDrivenTerms;
import tandem.mirror.Kind;
import tandem.mirror.StandardTerms;
import tandem.mirror.Version;

/** StandardTermsQuery and DateDrivenTermsQuery. */
class TermsQueryTest {
    private static final String HEAD = """
            <ListID>80000004-1700000003</ListID><TimeCreated>2020-01-01T08:00:00-05:00</TimeCreated>
            <TimeModified>2020-01-01T08:00:00-05:00</TimeModified><EditSequence>7</EditSequence>""";
    private static final LocalDateTime TIME = LocalDateTime.of(2020, 1, 1, 8, 0);
    private static final Version VERSION = new Version(TIME, TIME, "2020-01-01T08:00:00-05:00", "7");

    @Test
    void each_kind_of_terms_has_its_own_question() {
        assertThat(asked(all(Kind.STANDARD_TERMS)))
                .isEqualTo("<StandardTermsQueryRq requestID=\"q-1\"><ActiveStatus>All</ActiveStatus>"
                        + "</StandardTermsQueryRq>");
        assertThat(asked(all(Kind.DATE_DRIVEN_TERMS)))
                .isEqualTo("<DateDrivenTermsQueryRq requestID=\"q-1\"><ActiveStatus>All</ActiveStatus>"
                        + "</DateDrivenTermsQueryRq>");
    }

    @Test
    void standard_terms_count_days() {
        assertThat(record(heardIn("StandardTermsQueryRs", "<StandardTermsRet>" + HEAD + """
                <Name>2% 10 Net 30</Name><IsActive>true</IsActive><StdDueDays>30</StdDueDays>
                <StdDiscountDays>10</StdDiscountDays><DiscountPct>2.0</DiscountPct></StandardTermsRet>""")))
                .isEqualTo(new StandardTerms(
                        "80000004-1700000003", VERSION, "2% 10 Net 30", true, 30, 10, new BigDecimal("2.0")));
    }

    @Test
    void date_driven_terms_name_days_of_the_month() {
        assertThat(record(heardIn("DateDrivenTermsQueryRs", "<DateDrivenTermsRet>" + HEAD + """
                <Name>Net 15th</Name><IsActive>false</IsActive><DayOfMonthDue>15</DayOfMonthDue>
                <DueNextMonthDays>2</DueNextMonthDays><DiscountDayOfMonth>5</DiscountDayOfMonth>
                <DiscountPct>1.5</DiscountPct></DateDrivenTermsRet>""")))
                .isEqualTo(new DateDrivenTerms(
                        "80000004-1700000003", VERSION, "Net 15th", false, 15, 2, 5, new BigDecimal("1.5")));
    }

    @Test
    void numbers_that_were_not_sent_stay_absent() {
        assertThat(record(heardIn("StandardTermsQueryRs", "<StandardTermsRet>" + HEAD + "</StandardTermsRet>")))
                .isEqualTo(new StandardTerms("80000004-1700000003", VERSION, null, null, null, null, null));
    }
}
