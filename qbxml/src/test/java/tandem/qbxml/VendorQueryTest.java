package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tandem.qbxml.Conversation.asked;
import static tandem.qbxml.Conversation.flat;
import static tandem.qbxml.Conversation.heard;
import static tandem.qbxml.Conversation.heardIn;
import static tandem.qbxml.Conversation.named;
import static tandem.qbxml.Conversation.paged;
import static tandem.qbxml.Conversation.record;
import static tandem.qbxml.Conversation.records;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import tandem.mirror.Address;
import tandem.mirror.Kind;
import tandem.mirror.Ref;
import tandem.mirror.Vendor;
import tandem.mirror.Version;
import tandem.wire.Answer;
import tandem.wire.Question.Page;
import tandem.wire.Question.Records;
import tandem.wire.Question.Selection;
import tandem.wire.Status.Meaning;

class VendorQueryTest {
    private static final Selection SINCE = new Selection.ChangedSince(LocalDateTime.of(2026, 3, 8, 1, 55));
    private static final String FIELDS = flat("""
            <IncludeRetElement>ListID</IncludeRetElement>
            <IncludeRetElement>TimeCreated</IncludeRetElement>
            <IncludeRetElement>TimeModified</IncludeRetElement>
            <IncludeRetElement>EditSequence</IncludeRetElement>
            <IncludeRetElement>Name</IncludeRetElement>
            <IncludeRetElement>IsActive</IncludeRetElement>
            <IncludeRetElement>CompanyName</IncludeRetElement>
            <IncludeRetElement>VendorAddress</IncludeRetElement>
            <IncludeRetElement>Phone</IncludeRetElement>
            <IncludeRetElement>AltPhone</IncludeRetElement>
            <IncludeRetElement>Fax</IncludeRetElement>
            <IncludeRetElement>Email</IncludeRetElement>
            <IncludeRetElement>Contact</IncludeRetElement>
            <IncludeRetElement>NameOnCheck</IncludeRetElement>
            <IncludeRetElement>AccountNumber</IncludeRetElement>
            <IncludeRetElement>TermsRef</IncludeRetElement>
            <IncludeRetElement>VendorTaxIdent</IncludeRetElement>
            <IncludeRetElement>Balance</IncludeRetElement>
            <IncludeRetElement>CurrencyRef</IncludeRetElement>
            """);

    @Test
    void the_first_page_starts_an_iterator() {
        assertThat(asked(paged(Kind.VENDOR, SINCE, 200, new Page.First())))
                .isEqualTo("<VendorQueryRq requestID=\"q-1\" iterator=\"Start\"><MaxReturned>200</MaxReturned>"
                        + "<ActiveStatus>All</ActiveStatus><FromModifiedDate>2026-03-08T01:55:00</FromModifiedDate>"
                        + FIELDS + "</VendorQueryRq>");
    }

    @Test
    void the_next_page_repeats_every_filter() {
        assertThat(asked(paged(Kind.VENDOR, SINCE, 100, new Page.Next("{b2f5c0de-1d5e-4f19-9a77-3f1f6d0c9e10}"))))
                .isEqualTo("<VendorQueryRq requestID=\"q-1\" iterator=\"Continue\""
                        + " iteratorID=\"{b2f5c0de-1d5e-4f19-9a77-3f1f6d0c9e10}\"><MaxReturned>100</MaxReturned>"
                        + "<ActiveStatus>All</ActiveStatus><FromModifiedDate>2026-03-08T01:55:00</FromModifiedDate>"
                        + FIELDS + "</VendorQueryRq>");
    }

    @Test
    void days_of_change_are_whole_to_the_last_second() {
        var window = new Selection.ChangedWithin(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));

        assertThat(asked(paged(Kind.VENDOR, window, 100, new Page.First())))
                .isEqualTo("<VendorQueryRq requestID=\"q-1\" iterator=\"Start\"><MaxReturned>100</MaxReturned>"
                        + "<ActiveStatus>All</ActiveStatus><FromModifiedDate>2026-03-01T00:00:00</FromModifiedDate>"
                        + "<ToModifiedDate>2026-03-31T23:59:59</ToModifiedDate>" + FIELDS + "</VendorQueryRq>");
        assertThatIllegalArgumentException().isThrownBy(() -> asked(records(Kind.BILL, window)));
    }

    @Test
    void a_limit_without_a_page_cuts_the_answer() {
        assertThat(asked(new Records(Kind.VENDOR, SINCE, 50, null)))
                .startsWith("<VendorQueryRq requestID=\"q-1\"><MaxReturned>50</MaxReturned><ActiveStatus>");
    }

    @Test
    void a_page_without_a_limit_or_with_a_limit_of_nothing_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> asked(new Records(Kind.VENDOR, SINCE, null, new Page.First())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> asked(new Records(Kind.VENDOR, SINCE, 0, new Page.First())));
    }

    @Test
    void named_vendors_come_all_at_once() {
        assertThat(asked(records(Kind.VENDOR, named("80000017-1700000001"))))
                .startsWith("<VendorQueryRq requestID=\"q-1\"><ListID>80000017-1700000001</ListID><IncludeRetElement>");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> asked(paged(Kind.VENDOR, named("80000017-1700000001"), 5, new Page.First())));
    }

    @Test
    void an_id_that_is_none_is_refused_and_not_sent() {
        assertThatIllegalArgumentException().isThrownBy(() -> asked(records(Kind.VENDOR, named("8".repeat(37)))));
        assertThatIllegalArgumentException().isThrownBy(() -> asked(records(Kind.VENDOR, named(" "))));
    }

    @Test
    void vendors_have_no_date_and_are_not_paid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> asked(records(Kind.VENDOR, new Selection.Dated(LocalDate.EPOCH, null))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> asked(records(Kind.VENDOR, new Selection.NotPaid(null, null))));
    }

    @Test
    void a_vendor_is_read_whole() {
        assertThat(record(heardIn("VendorQueryRs", """
                <VendorRet><ListID>80000017-1700000001</ListID><TimeCreated>2023-11-14T17:13:21-05:00</TimeCreated>
                <TimeModified>2026-07-05T09:02:40-05:00</TimeModified><EditSequence>1772719360</EditSequence>
                <Name>Northwind Timber</Name><IsActive>false</IsActive><CompanyName>Northwind Timber Ltd.</CompanyName>
                <VendorAddress><Addr1>4 Mill Lane</Addr1><Addr2>Dock 2</Addr2><Addr3>c</Addr3><Addr4>d</Addr4>
                <Addr5>e</Addr5><City>Concord</City><State>MA</State><PostalCode>01742</PostalCode>
                <Country>USA</Country><Note>rear</Note></VendorAddress>
                <VendorAddressBlock><Addr1>Northwind Timber Ltd.</Addr1></VendorAddressBlock>
                <Phone>978-555-0100</Phone><AltPhone>978-555-0101</AltPhone><Fax>978-555-0102</Fax>
                <Email>ap@northwind.example</Email><Contact>Ann</Contact>
                <ContactsRet><ListID>80000099-1700000001</ListID><EditSequence>1</EditSequence>
                <Contact>Someone else</Contact></ContactsRet>
                <NameOnCheck>Northwind Timber</NameOnCheck><AccountNumber>C-778</AccountNumber><Notes>n</Notes>
                <TermsRef><ListID>80000004-1700000003</ListID><FullName>Net 30</FullName></TermsRef>
                <CreditLimit>5.00</CreditLimit><VendorTaxIdent>12-3456789</VendorTaxIdent><Balance>880.00</Balance>
                <CurrencyRef><ListID>80000096-1700000010</ListID><FullName>US Dollar</FullName></CurrencyRef>
                <DataExtRet><OwnerID>0</OwnerID><DataExtName>Name</DataExtName></DataExtRet></VendorRet>""")))
                .isEqualTo(new Vendor(
                        "80000017-1700000001",
                        new Version(
                                LocalDateTime.of(2023, 11, 14, 17, 13, 21),
                                LocalDateTime.of(2026, 7, 5, 9, 2, 40),
                                "2026-07-05T09:02:40-05:00",
                                "1772719360"),
                        "Northwind Timber",
                        false,
                        "Northwind Timber Ltd.",
                        new Address("4 Mill Lane", "Dock 2", "c", "d", "e", "Concord", "MA", "01742", "USA"),
                        "978-555-0100",
                        "978-555-0101",
                        "978-555-0102",
                        "ap@northwind.example",
                        "Ann",
                        "Northwind Timber",
                        "C-778",
                        new Ref("80000004-1700000003", "Net 30"),
                        new Ref("80000096-1700000010", "US Dollar"),
                        "12-3456789",
                        new BigDecimal("880.00")));
    }

    @Test
    void absent_is_not_empty() {
        var vendor = (Vendor) record(heardIn("VendorQueryRs", """
                <VendorRet><ListID>1</ListID><TimeModified>2026-07-05T09:02:40-05:00</TimeModified>
                <EditSequence>1</EditSequence><Email></Email><Phone/><Balance></Balance></VendorRet>"""));

        assertThat(vendor.email()).isEmpty();
        assertThat(vendor.phone()).isEmpty();
        assertThat(vendor.fax()).isNull();
        assertThat(vendor.address()).isNull();
        assertThat(vendor.balance()).isNull();
    }

    @Test
    void a_page_says_how_much_is_left_and_how_to_go_on() {
        var opening = (Answer.Opening) heard("""
                <VendorQueryRs requestID="v-9" statusCode="0" statusSeverity="Info" statusMessage="Status OK"
                 iteratorRemainingCount="317" iteratorID="{b2f5c0de-1d5e-4f19-9a77-3f1f6d0c9e10}"/>""").get(0);

        assertThat(opening.remaining()).isEqualTo(317);
        assertThat(opening.iteratorId()).isEqualTo("{b2f5c0de-1d5e-4f19-9a77-3f1f6d0c9e10}");
        assertThat(opening.requestId()).isEqualTo("v-9");
    }

    @Test
    void an_answer_without_records_says_that_nothing_matches() {
        var opening = (Answer.Opening) heard("""
                <VendorQueryRs statusCode="1" statusSeverity="Info" statusMessage="text"></VendorQueryRs>""").get(0);

        assertThat(opening.status().meaning()).isEqualTo(Meaning.NOTHING_FOUND);
        assertThat(opening.requestId()).isNull();
        assertThat(opening.remaining()).isNull();
    }
}
