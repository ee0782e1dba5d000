package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.qbxml.Conversation.all;
import static tandem.qbxml.Conversation.asked;
import static tandem.qbxml.Conversation.flat;
import static tandem.qbxml.Conversation.heardIn;
import static tandem.qbxml.Conversation.record;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import tandem.mirror.CustomerJob;
import tandem.mirror.Kind;
import tandem.mirror.Ref;
import tandem.mirror.Version;

class CustomerQueryTest {

    @Test
    void of_customers_only_what_is_needed_to_name_them_is_asked_for() {
        assertThat(asked(all(Kind.CUSTOMER_JOB))).isEqualTo(flat("""
                <CustomerQueryRq requestID="q-1">
                <ActiveStatus>All</ActiveStatus>
                <IncludeRetElement>ListID</IncludeRetElement>
                <IncludeRetElement>TimeCreated</IncludeRetElement>
                <IncludeRetElement>TimeModified</IncludeRetElement>
                <IncludeRetElement>EditSequence</IncludeRetElement>
                <IncludeRetElement>Name</IncludeRetElement>
                <IncludeRetElement>FullName</IncludeRetElement>
                <IncludeRetElement>IsActive</IncludeRetElement>
                <IncludeRetElement>ParentRef</IncludeRetElement>
                <IncludeRetElement>Sublevel</IncludeRetElement>
                <IncludeRetElement>JobStatus</IncludeRetElement>
                <IncludeRetElement>CurrencyRef</IncludeRetElement>
                </CustomerQueryRq>"""));
    }

    @Test
    void a_job_is_a_customer_with_a_parent() {
        assertThat(record(heardIn("CustomerQueryRs", """
                <CustomerRet><ListID>80000055-1700000005</ListID><TimeModified>2026-03-05T09:02:40-05:00</TimeModified>
                <EditSequence>3</EditSequence><Name>Kitchen</Name><FullName>Ortiz:Kitchen</FullName>
                <IsActive>true</IsActive>
                <ParentRef><ListID>80000054-1700000005</ListID><FullName>Ortiz</FullName></ParentRef>
                <Sublevel>1</Sublevel><JobStatus>InProgress</JobStatus></CustomerRet>""")))
                .isEqualTo(new CustomerJob(
                        "80000055-1700000005",
                        new Version(null, LocalDateTime.of(2026, 3, 5, 9, 2, 40), "2026-03-05T09:02:40-05:00", "3"),
                        "Kitchen",
                        "Ortiz:Kitchen",
                        true,
                        new Ref("80000054-1700000005", "Ortiz"),
                        null,
                        "InProgress"));
    }
}
