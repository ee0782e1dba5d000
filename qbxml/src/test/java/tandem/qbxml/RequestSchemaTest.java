package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema must be able to say no: what QuickBooks would refuse, it refuses too. */
class RequestSchemaTest {
    private static final String VOID =
            "<TxnVoidRq requestID=\"1\"><TxnVoidType>BillPaymentCheck</TxnVoidType><TxnID>1-1</TxnID></TxnVoidRq>";
    private static final String DEFINITION = "<DataExtDefAddRq requestID=\"1\"><DataExtDefAdd>"
            + "<OwnerID>{0f9a7b30-2c1d-4f6e-9b55-4a1de2c30077}</OwnerID><DataExtName>Mark</DataExtName>"
            + "<DataExtType>STR255TYPE</DataExtType><AssignToObject>Company</AssignToObject>"
            + "</DataExtDefAdd></DataExtDefAddRq>";
    private static final String APPLIED =
            "<AppliedToTxnAdd><TxnID>1-1</TxnID><PaymentAmount>1.00</PaymentAmount></AppliedToTxnAdd>";
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<VendorModRq requestID=\"1\"><VendorMod><ListID>8-1</ListID><EditSequence>1</EditSequence>"
                        + "<Fax></Fax><Phone></Phone></VendorMod><IncludeRetElement>Name</IncludeRetElement></VendorModRq>",
                "<StandardTermsAddRq requestID=\"1\"><StandardTermsAdd><Name>n</Name><DiscountPct>2</DiscountPct>"
                        + "<StdDueDays>1</StdDueDays></StandardTermsAdd></StandardTermsAddRq>",
                "<DateDrivenTermsAddRq requestID=\"1\"><DateDrivenTermsAdd><Name>n</Name>"
                        + "<DayOfMonthDue>32</DayOfMonthDue></DateDrivenTermsAdd></DateDrivenTermsAddRq>",
                "<TxnVoidRq requestID=\"1\"><TxnVoidType>Bill</TxnVoidType><TxnID>1-1</TxnID></TxnVoidRq>",
                "<TxnVoidRq requestID=\"1\"><TxnID>1-1</TxnID><TxnVoidType>BillPaymentCheck</TxnVoidType></TxnVoidRq>",
                VOID + VOID,
                VOID + "<HostQueryRq requestID=\"2\"/>",
                "<HostQueryRq requestID=\"2\"/>" + VOID,
                DEFINITION,
                DEFINITION + "<HostQueryRq requestID=\"2\"/>"
            })
    void writes_put_wrongly(String request) {
        refused(request);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<RefNumber>1</RefNumber><TxnDate>2026-01-01</TxnDate>",
                "<CurrencyRef><ListID>8-1</ListID></CurrencyRef>",
                "<RefNumber>123456789012345678901</RefNumber>",
                "<ExternalGUID>0f9a7b30-2c1d-4f6e-9b55-4a1de2c30077</ExternalGUID>",
                "<TermsRef><FullName>Net 30</FullName></TermsRef>",
                "<TermsRef/>",
                "<Memo></Memo>",
                "<ExchangeRate>1.2E3</ExchangeRate>",
                "<ItemLineAdd><ItemRef><ListID>8-1</ListID></ItemRef><Quantity>1</Quantity><Amount>1.00</Amount></ItemLineAdd>"
                        + "<ExpenseLineAdd><AccountRef><ListID>8-1</ListID></AccountRef><Amount>1.00</Amount></ExpenseLineAdd>",
                "<ExpenseLineAdd><AccountRef><ListID>8-1</ListID></AccountRef><Amount>12.5</Amount></ExpenseLineAdd>",
                "<ExpenseLineAdd><AccountRef><ListID>8-1</ListID></AccountRef><Amount>12</Amount></ExpenseLineAdd>",
                "<ExpenseLineAdd><AccountRef><ListID>8-1</ListID></AccountRef><Amount>1,000.00</Amount></ExpenseLineAdd>",
                "<ExpenseLineAdd><AccountRef><ListID>8-1</ListID></AccountRef><Amount>12345678901234.00</Amount>"
                        + "</ExpenseLineAdd>",
                "<ItemLineAdd><ItemRef><ListID>8-1</ListID></ItemRef><Quantity>0.000001</Quantity><Amount>1.00</Amount>"
                        + "</ItemLineAdd>"
            })
    void bills_added_wrongly(String content) {
        refused("<BillAddRq requestID=\"1\"><BillAdd><VendorRef><ListID>8-1</ListID></VendorRef>"
                + "<APAccountRef><ListID>8-2</ListID></APAccountRef><TxnDate>2026-01-01</TxnDate>"
                + "<DueDate>2026-01-01</DueDate>" + content + "</BillAdd></BillAddRq>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ClearExpenseLines>false</ClearExpenseLines>",
                "<ClearExpenseLines>true</ClearExpenseLines><ExpenseLineMod><TxnLineID>1-1</TxnLineID></ExpenseLineMod>",
                "<ItemLineMod><TxnLineID>1-1</TxnLineID></ItemLineMod>"
                        + "<ExpenseLineMod><TxnLineID>1-1</TxnLineID></ExpenseLineMod>",
                "<ExpenseLineMod><Amount>1.00</Amount></ExpenseLineMod>",
                "<ItemGroupLineMod><TxnLineID>1-1</TxnLineID><Quantity>1</Quantity></ItemGroupLineMod>"
            })
    void bills_changed_wrongly(String content) {
        refused("<BillModRq requestID=\"1\"><BillMod><TxnID>1-1</TxnID><EditSequence>1</EditSequence>" + content
                + "</BillMod></BillModRq>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<RefNumber>1</RefNumber><IsToBePrinted>false</IsToBePrinted>" + APPLIED,
                APPLIED,
                "<RefNumber>1</RefNumber>",
                "<RefNumber>123456789012</RefNumber>" + APPLIED,
                "<IsToBePrinted>True</IsToBePrinted>" + APPLIED,
                "<RefNumber>1</RefNumber><AppliedToTxnAdd><TxnID>1-1</TxnID><DiscountAmount>1.00</DiscountAmount>"
                        + "<SetCredit><CreditTxnID>1-2</CreditTxnID><AppliedAmount>1.00</AppliedAmount></SetCredit>"
                        + "</AppliedToTxnAdd>",
                "<RefNumber>1</RefNumber><AppliedToTxnAdd><TxnID>1-1</TxnID><PaymentAmount>-1.00</PaymentAmount>"
                        + "</AppliedToTxnAdd>"
            })
    void payments_added_wrongly(String content) {
        refused("<BillPaymentCheckAddRq requestID=\"1\"><BillPaymentCheckAdd>"
                + "<PayeeEntityRef><ListID>8-1</ListID></PayeeEntityRef><APAccountRef><ListID>8-2</ListID></APAccountRef>"
                + "<TxnDate>2026-01-01</TxnDate><BankAccountRef><ListID>8-3</ListID></BankAccountRef>" + content
                + "</BillPaymentCheckAdd></BillPaymentCheckAddRq>");
    }

    private static void refused(String request) {
        String text = Conversation.REQUEST_HEAD + "<QBXMLMsgsRq onError=\"continueOnError\">" + request
                + "</QBXMLMsgsRq></QBXML>";
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> Conversation.validate(text));
    }
}
