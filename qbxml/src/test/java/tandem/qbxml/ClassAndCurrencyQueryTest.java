package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.qbxml.Conversation.all;
import static tandem.qbxml.Conversation.asked;
import static tandem.qbxml.Conversation.heardIn;
import static tandem.qbxml.Conversation.record;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import tandem.mirror.CurrencyEntry;
import tandem.mirror.Kind;
import tandem.mirror.ListClass;
import tandem.mirror.Ref;
import tandem.mirror.Version;

class ClassAndCurrencyQueryTest {
    private static final String HEAD = """
            <ListID>80000002-1700000006</ListID><TimeModified>2026-03-05T09:02:40-05:00</TimeModified>
            <EditSequence>9</EditSequence>""";
    private static final Version VERSION =
            new Version(null, LocalDateTime.of(2026, 3, 5, 9, 2, 40), "2026-03-05T09:02:40-05:00", "9");

    @Test
    void inactive_entries_are_asked_for_too() {
        assertThat(asked(all(Kind.CLASS)))
                .isEqualTo("<ClassQueryRq requestID=\"q-1\"><ActiveStatus>All</ActiveStatus></ClassQueryRq>");
        assertThat(asked(all(Kind.CURRENCY)))
                .isEqualTo("<CurrencyQueryRq requestID=\"q-1\"><ActiveStatus>All</ActiveStatus></CurrencyQueryRq>");
    }

    @Test
    void a_class_may_stand_below_another() {
        assertThat(record(heardIn("ClassQueryRs", "<ClassRet>" + HEAD + """
                <Name>North</Name><FullName>Region:North</FullName><IsActive>true</IsActive>
                <ParentRef><ListID>80000001-1700000006</ListID><FullName>Region</FullName></ParentRef>
                <Sublevel>1</Sublevel></ClassRet>""")))
                .isEqualTo(new ListClass(
                        "80000002-1700000006",
                        VERSION,
                        "North",
                        "Region:North",
                        true,
                        new Ref("80000001-1700000006", "Region")));
    }

    @Test
    void a_rate_keeps_all_its_decimals() {
        assertThat(record(heardIn("CurrencyQueryRs", "<CurrencyRet>" + HEAD + """
                <Name>Euro</Name><IsActive>true</IsActive><CurrencyCode>EUR</CurrencyCode>
                <CurrencyFormat><ThousandSeparator>Comma</ThousandSeparator></CurrencyFormat>
                <ExchangeRate>1.0923456789012</ExchangeRate><AsOfDate>2026-03-04</AsOfDate></CurrencyRet>""")))
                .isEqualTo(new CurrencyEntry(
                        "80000002-1700000006",
                        VERSION,
                        "Euro",
                        true,
                        "EUR",
                        new BigDecimal("1.0923456789012"),
                        LocalDate.of(2026, 3, 4)));
    }
}
