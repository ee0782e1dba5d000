package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema must be able to say no: what QuickBooks would refuse, it refuses too. */
class RequestSchemaTest {
    private static final String BILLS = "<BillQueryRq requestID=\"1\">%s</BillQueryRq>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00.123",
                "2026-01-01T00:00-05:00",
                "2026-01-01T00:00:00-05:00",
                "2026-13-01T00:00:00",
                ""
            })
    void a_time_in_any_other_form(String time) {
        refused(BILLS.formatted("<ModifiedDateRangeFilter><FromModifiedDate>" + time
                + "</FromModifiedDate></ModifiedDateRangeFilter>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<IncludeLinkedTxns>true</IncludeLinkedTxns><IncludeLineItems>true</IncludeLineItems>",
                "<IncludeLineItems>True</IncludeLineItems>",
                "<MaxReturned>0</MaxReturned>",
                "<MaxReturned>1</MaxReturned><TxnID>1-1</TxnID>",
                "<TxnID></TxnID>",
                "<TxnID>0123456789012345678901234567890123456</TxnID>",
                "<PaidStatus>NotPaidOnly</PaidStatus><MaxReturned>1</MaxReturned>",
                "<PaidStatus>notpaidonly</PaidStatus>",
                "<ModifiedDateRangeFilter><FromModifiedDate>2026-01-01T00:00:00</FromModifiedDate>"
                        + "</ModifiedDateRangeFilter><TxnDateRangeFilter/>",
                "<TxnDateRangeFilter><ToTxnDate>2026-01-01</ToTxnDate><FromTxnDate>2026-01-01</FromTxnDate>"
                        + "</TxnDateRangeFilter>",
                "<TxnDateRangeFilter><FromTxnDate>2026-01-01Z</FromTxnDate></TxnDateRangeFilter>",
                "<ActiveStatus>All</ActiveStatus>",
                "<Stray/>",
                "text"
            })
    void bills_asked_for_wrongly(String content) {
        refused(BILLS.formatted(content));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<VendorQueryRq requestID=\"1\"/>",
                "<VendorQueryRq requestID=\"1\"><ActiveStatus>ActiveOnly</ActiveStatus></VendorQueryRq>",
                "<AccountQueryRq requestID=\"1\" iterator=\"Start\"><ActiveStatus>All</ActiveStatus></AccountQueryRq>",
                "<HostQueryRq/>",
                "<HostQueryRq requestID=\"012345678901234567890123456789012345678901234567890\"/>",
                "<CompanyQueryRq requestID=\"1\"><IncludeRetElement>EIN</IncludeRetElement>"
                        + "<OwnerID>7d3e1a52-90f4-4c2b-8a11-0b9c55e0a001</OwnerID></CompanyQueryRq>",
                "<TxnDeletedQueryRq requestID=\"1\"/>",
                "<ListDeletedQueryRq requestID=\"1\"><ListDelType>Bill</ListDelType></ListDeletedQueryRq>",
                "<TxnVoidRq requestID=\"1\"/>"
            })
    void other_questions_asked_wrongly(String request) {
        refused(request);
    }

    private static void refused(String request) {
        String text = Conversation.REQUEST_HEAD + "<QBXMLMsgsRq onError=\"continueOnError\">" + request
                + "</QBXMLMsgsRq></QBXML>";
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> Conversation.validate(text));
    }
}
