package tandemsim.companyfile.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What QuickBooks' schema accepts and what it refuses as a whole. */
class MessageTest {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"utf-8\"?><?qbxml version=\"13.0\"?>";
    private static final List<Version> VERSIONS = Host.quickBooks2024().understood();

    private static final String BILL =
            "<BillAddRq><BillAdd><VendorRef><ListID>1-1</ListID></VendorRef>%s</BillAdd></BillAddRq>";
    private static final String LINE = "<ExpenseLineAdd><Amount>%s</Amount></ExpenseLineAdd>";
    private static final String PAYMENT =
            "<BillPaymentCheckAddRq><BillPaymentCheckAdd><PayeeEntityRef><ListID>1-1</ListID></PayeeEntityRef>"
                    + "<BankAccountRef><ListID>1-1</ListID></BankAccountRef>%s</BillPaymentCheckAdd></BillPaymentCheckAddRq>";
    private static final String APPLIED = "<AppliedToTxnAdd><TxnID>1-1</TxnID>%s</AppliedToTxnAdd>";

    private static String set(String requests) {
        return HEAD + "<QBXML><QBXMLMsgsRq onError=\"stopOnError\">" + requests + "</QBXMLMsgsRq></QBXML>";
    }

    private static Message read(String text) {
        return Message.read(text, VERSIONS);
    }

    private static void accepted(String requests) {
        assertThatCode(() -> read(set(requests))).as(requests).doesNotThrowAnyException();
    }

    private static void refused(String requests) {
        refusedText(set(requests), "0x80040400");
    }

    private static void refusedText(String text, String hresult) {
        assertThatThrownBy(() -> read(text))
                .as(text)
                .asInstanceOf(type(MessageRefused.class))
                .returns(hresult, MessageRefused::hresult);
    }

    private static String changedSince(String moment) {
        return "<VendorQueryRq><FromModifiedDate>" + moment + "</FromModifiedDate></VendorQueryRq>";
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01", "2026-01-01T00:00", "2026-01-01T00:00:00", "2026-01-01T00:00:00-05:00", ""})
    void times_without_zone_or_with_an_offset_after_seconds_are_read(String moment) {
        accepted(changedSince(moment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01T00:00:00Z",
                "2026-01-01T00:00:00.123",
                "2026-01-01T00:00-05:00",
                "2026-02-30",
                "01/02/2026"
            })
    void what_java_prints_for_a_time_is_refused(String moment) {
        refused(changedSince(moment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12", "12.50", "-12.50", ""})
    void amounts_have_two_decimals_or_none(String amount) {
        accepted(BILL.formatted(LINE.formatted(amount)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.5", "12.500", "1E+2", "1,000.00", "12345678901234.00"})
    void other_amounts_are_refused(String amount) {
        refused(BILL.formatted(LINE.formatted(amount)));
    }

    @Test
    void an_exchange_rate_is_a_decimal_without_exponent() {
        accepted(BILL.formatted("<ExchangeRate>1.2345678901</ExchangeRate>"));
        refused(BILL.formatted("<ExchangeRate>1.2E3</ExchangeRate>"));
    }

    @Test
    void a_guid_stands_in_braces() {
        accepted(BILL.formatted("<ExternalGUID>{0f9a7b30-2c1d-4f6e-9b55-4a1de2c30077}</ExternalGUID>"));
        refused(BILL.formatted("<ExternalGUID>0f9a7b30-2c1d-4f6e-9b55-4a1de2c30077</ExternalGUID>"));
    }

    @Test
    void numbers_of_bills_have_20_characters_and_those_of_payments_11() {
        accepted(BILL.formatted("<RefNumber>12345678901234567890</RefNumber>"));
        refused(BILL.formatted("<RefNumber>123456789012345678901</RefNumber>"));
        String applied = APPLIED.formatted("<PaymentAmount>1.00</PaymentAmount>");
        accepted(PAYMENT.formatted("<RefNumber>12345678901</RefNumber>" + applied));
        refused(PAYMENT.formatted("<RefNumber>123456789012</RefNumber>" + applied));
    }

    @Test
    void elements_come_in_one_order_only() {
        refused(BILL.formatted("<RefNumber>1</RefNumber><TxnDate>2026-01-01</TxnDate>"));
        refused(BILL.formatted(
                "<ItemLineAdd><ItemRef><ListID>1-1</ListID></ItemRef></ItemLineAdd>" + LINE.formatted("1.00")));
        refused(BILL.formatted("<CurrencyRef><FullName>Euro</FullName></CurrencyRef>"));
        refused(PAYMENT.formatted("<RefNumber>1</RefNumber>"
                + APPLIED.formatted("<PaymentAmount>1.00</PaymentAmount><DiscountAmount>1.00</DiscountAmount>"
                        + "<SetCredit><CreditTxnID>1-1</CreditTxnID><AppliedAmount>1.00</AppliedAmount></SetCredit>")));
    }

    @Test
    void a_payment_has_either_a_number_or_says_whether_it_is_to_be_printed_and_pays_something() {
        String applied = APPLIED.formatted("<PaymentAmount>1.00</PaymentAmount>");
        accepted(PAYMENT.formatted("<IsToBePrinted>false</IsToBePrinted>" + applied));
        refused(PAYMENT.formatted("<IsToBePrinted>false</IsToBePrinted><RefNumber>1</RefNumber>" + applied));
        refused(PAYMENT.formatted(applied));
        refused(PAYMENT.formatted("<RefNumber>1</RefNumber>"));
    }

    @Test
    void filters_that_exclude_each_other_and_empty_pages_are_refused() {
        String modified =
                "<ModifiedDateRangeFilter><FromModifiedDate>2026-01-01</FromModifiedDate></ModifiedDateRangeFilter>";
        String dates = "<TxnDateRangeFilter><FromTxnDate>2026-01-01</FromTxnDate></TxnDateRangeFilter>";
        accepted("<BillQueryRq>" + modified + "</BillQueryRq>");
        refused("<BillQueryRq>" + modified + dates + "</BillQueryRq>");
        refused("<BillQueryRq><TxnID>1-1</TxnID>" + modified + "</BillQueryRq>");
        refused("<VendorQueryRq><MaxReturned>0</MaxReturned></VendorQueryRq>");
    }

    @Test
    void booleans_are_lower_case_or_digits() {
        accepted(BILL.formatted("<IsTaxIncluded>1</IsTaxIncluded>"));
        refused(BILL.formatted("<IsTaxIncluded>True</IsTaxIncluded>"));
    }

    @Test
    void what_only_the_program_can_refuse_passes_the_schema() {
        accepted(BILL.formatted(""));
        accepted(BILL.formatted("<TermsRef/>"));
        accepted("<BillQueryRq iterator=\"Start\"><TxnID>1-1</TxnID></BillQueryRq>");
        accepted("<HostQueryRq requestID=\"" + "x".repeat(60) + "\"/>");
    }

    @Test
    void unknown_requests_elements_and_attributes_are_refused() {
        refused("<VendorDropRq/>");
        refused("<VendorQueryRq><ListId>1</ListId></VendorQueryRq>");
        refused("<vendorQueryRq/>");
        refused("<VendorQueryRq requestId=\"1\"/>");
        refused("<AccountQueryRq iterator=\"Start\"><MaxReturned>5</MaxReturned></AccountQueryRq>");
        refused("<VendorQueryRq iterator=\"Begin\"><MaxReturned>5</MaxReturned></VendorQueryRq>");
        refused("<VendorQueryRq metaData=\"true\"/>");
        refused(
                "<BillToPayQueryRq><PayeeEntityRef><ListID requestID=\"1\">1-1</ListID></PayeeEntityRef></BillToPayQueryRq>");
        refused("<VendorQueryRq>text</VendorQueryRq>");
        refused("<CompanyQueryRq> </CompanyQueryRq>");
    }

    @Test
    void the_frame_must_be_complete() {
        String vendors = "<VendorQueryRq/>";
        refusedText(set(vendors).replace("<?qbxml version=\"13.0\"?>", ""), "0x80040400");
        refusedText(" " + set(vendors), "0x80040400");
        refusedText("\uFEFF" + set(vendors), "0x80040400");
        refusedText(set(vendors).replace("13.0", "99.0"), "0x80040423");
        refusedText(set(vendors).replace(" onError=\"stopOnError\"", ""), "0x80040400");
        refusedText(set(vendors).replace("stopOnError", "rollbackOnError"), "0x80040413");
        refusedText(set(vendors).replace("</QBXML>", ""), "0x80040400");
        refusedText(set("text" + vendors), "0x80040400");
        refusedText(set(vendors).replace("<QBXML>", "<!DOCTYPE x [<!ENTITY e \"e\">]><QBXML>"), "0x80040400");
    }

    @Test
    void text_is_ascii_with_references_up_to_latin_1() {
        assertThat(read(set(BILL.formatted("<Memo>Caf&#233;</Memo>"))).requests())
                .hasSize(1);
        refused(BILL.formatted("<Memo>Caf\u00E9</Memo>"));
        refused(BILL.formatted("<Memo>&#8364;</Memo>"));
        refused(BILL.formatted("<Memo>&#x1F;</Memo>"));
    }

    @Test
    void elements_that_came_later_are_unknown_to_an_older_version() {
        String guid = BILL.formatted("<ExternalGUID>{0f9a7b30-2c1d-4f6e-9b55-4a1de2c30077}</ExternalGUID>");
        refusedText(set(guid).replace("13.0", "8.0"), "0x80040400");
    }
}
