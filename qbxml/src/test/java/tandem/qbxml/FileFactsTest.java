package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.qbxml.Conversation.asked;
import static tandem.qbxml.Conversation.file;
import static tandem.qbxml.Conversation.flat;
import static tandem.qbxml.Conversation.heardIn;
import static tandem.qbxml.Conversation.heardWhole;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tandem.mirror.Address;
import tandem.wire.Answer;
import tandem.wire.Question;
import tandem.wire.Status;
import tandem.wire.Status.Meaning;

/** HostQuery, CompanyQuery, CompanyActivityQuery, PreferencesQuery. */
class FileFactsTest {
    private static final UUID OWNER = UUID.fromString("7d3e1a52-90f4-4c2b-8a11-0b9c55e0a001");

    @Test
    void the_host_is_asked_for_nothing_in_particular() {
        assertThat(asked(new Question.AboutHost())).isEqualTo("<HostQueryRq requestID=\"q-1\"></HostQueryRq>");
    }

    @Test
    void the_host_names_its_product_and_versions() {
        assertThat(heardIn("HostQueryRs", """
                <HostRet><ProductName>QuickBooks Pro 2020</ProductName><MajorVersion>30</MajorVersion>
                <MinorVersion>0</MinorVersion><Country>CA</Country>
                <SupportedQBXMLVersion>CA3.0</SupportedQBXMLVersion><SupportedQBXMLVersion>13.0</SupportedQBXMLVersion>
                <IsAutomaticLogin>true</IsAutomaticLogin><QBFileMode>SingleUser</QBFileMode>
                <ListMetaData><AccountMetaData><MaxCapacity>10000</MaxCapacity></AccountMetaData></ListMetaData></HostRet>
                """))
                .isEqualTo(new Answer.Host("QuickBooks Pro 2020", "30", "CA", List.of("CA3.0", "13.0"), true, false));
    }

    @Test
    void a_host_that_says_nothing_is_read_as_saying_nothing() {
        assertThat(heardIn("HostQueryRs", "<HostRet><QBFileMode>Other</QBFileMode></HostRet>"))
                .isEqualTo(new Answer.Host(null, null, null, List.of(), null, null));
    }

    @Test
    void the_company_is_asked_for_its_marks_and_not_for_its_tax_identity() {
        assertThat(asked(new Question.AboutCompany(List.of(OWNER), false))).isEqualTo(flat("""
                <CompanyQueryRq requestID="q-1">
                <IncludeRetElement>IsSampleCompany</IncludeRetElement>
                <IncludeRetElement>CompanyName</IncludeRetElement>
                <IncludeRetElement>LegalCompanyName</IncludeRetElement>
                <IncludeRetElement>Address</IncludeRetElement>
                <IncludeRetElement>FirstMonthFiscalYear</IncludeRetElement>
                <IncludeRetElement>DataExtRet</IncludeRetElement>
                <OwnerID>{7d3e1a52-90f4-4c2b-8a11-0b9c55e0a001}</OwnerID>
                </CompanyQueryRq>"""));
    }

    @Test
    void the_tax_identity_is_asked_for_only_where_it_may_be() {
        String text = asked(new Question.AboutCompany(List.of(OWNER, UUID.randomUUID()), true));

        assertThat(text).contains("<IncludeRetElement>EIN</IncludeRetElement><OwnerID>");
        assertThat(text).doesNotContain("SSN");
        assertThat(text).containsPattern("(<OwnerID>\\{[-0-9a-f]{36}}</OwnerID>){2}");
    }

    @Test
    void a_company_file_is_named_with_its_marks_and_four_characters_of_its_tax_identity() {
        assertThat(heardIn("CompanyQueryRs", """
                <CompanyRet><IsSampleCompany>true</IsSampleCompany><CompanyName>Acme Tools</CompanyName>
                <LegalCompanyName>Acme Tools, Inc.</LegalCompanyName>
                <Address><Addr1>1 Main St</Addr1><City>Concord</City><State>MA</State><PostalCode>01742</PostalCode></Address>
                <FirstMonthFiscalYear>July</FirstMonthFiscalYear><EIN>12-3456789</EIN><SSN>123-45-6789</SSN>
                <DataExtRet><OwnerID>{7D3E1A52-90F4-4C2B-8A11-0B9C55E0A001}</OwnerID><DataExtName>Mark</DataExtName>
                <DataExtType>STR255TYPE</DataExtType><DataExtValue>cmp 7</DataExtValue></DataExtRet>
                <DataExtRet><OwnerID>0</OwnerID><DataExtName>Shelf</DataExtName></DataExtRet>
                <DataExtRet><DataExtName>Nobody's</DataExtName><DataExtValue>x</DataExtValue></DataExtRet>
                <DataExtRet><DataExtValue>nameless</DataExtValue></DataExtRet></CompanyRet>
                """))
                .isEqualTo(new Answer.Company(
                        true,
                        "Acme Tools",
                        "Acme Tools, Inc.",
                        new Address("1 Main St", null, null, null, null, "Concord", "MA", "01742", null),
                        "July",
                        "6789",
                        List.of(
                                new Answer.Mark(OWNER, "Mark", "cmp 7"),
                                new Answer.Mark(null, "Shelf", ""),
                                new Answer.Mark(null, "Nobody's", "x"))));
    }

    @Test
    void a_tax_identity_too_short_to_be_one_is_not_shown_at_all() {
        assertThat(((Answer.Company) heardIn("CompanyQueryRs", "<CompanyRet><EIN>1234567</EIN></CompanyRet>"))
                        .einTail())
                .isNull();
    }

    @Test
    void restoring_and_condensing_times_are_kept_as_they_were_sent() {
        assertThat(asked(new Question.AboutActivity()))
                .isEqualTo("<CompanyActivityQueryRq requestID=\"q-1\"></CompanyActivityQueryRq>");
        assertThat(
                        heardIn(
                                "CompanyActivityQueryRs",
                                "<CompanyActivityRet><LastRestoreTime>2026-03-21T11:37:00-08:00</LastRestoreTime></CompanyActivityRet>"))
                .isEqualTo(new Answer.Activity("2026-03-21T11:37:00-08:00", null));
    }

    @Test
    void preferences_are_asked_for_whole() {
        assertThat(asked(new Question.AboutPreferences()))
                .isEqualTo("<PreferencesQueryRq requestID=\"q-1\"></PreferencesQueryRq>");
    }

    @Test
    void preferences_are_read_as_far_as_the_hub_goes_by_them() {
        assertThat(heardIn("PreferencesQueryRs", file("preferences.xml")))
                .isEqualTo(new Answer.Preferences(
                        LocalDate.of(2025, 12, 31),
                        true,
                        "US Dollar",
                        true,
                        false,
                        "80000061-1700000009",
                        10,
                        true,
                        false));
    }

    @Test
    void a_file_without_currencies_classes_and_closing_date_says_so_by_leaving_them_out() {
        assertThat(heardIn("PreferencesQueryRs", "<PreferencesRet/>"))
                .isEqualTo(new Answer.Preferences(null, false, null, false, true, null, null, null, null));
    }

    @Test
    void the_web_connectors_own_first_answer_is_read_like_any_other() {
        List<Answer> pieces = heardWhole(file("first-answer-of-the-web-connector.xml"));

        var ok = new Status(0, Meaning.DONE, "Status OK", StatusCode.DONE.treatment());
        assertThat(pieces).hasSize(6);
        assertThat(pieces).element(0).isEqualTo(new Answer.Opening("HostQueryRs", "0", ok, null, null));
        assertThat(pieces).element(1).isInstanceOf(Answer.Host.class);
        assertThat(pieces).element(2).isEqualTo(new Answer.Opening("CompanyQueryRs", "1", ok, null, null));
        assertThat(((Answer.Company) pieces.get(3)).marks())
                .extracting(Answer.Mark::name)
                .containsExactly("AppLock", "FileID");
        assertThat(pieces).element(4).isEqualTo(new Answer.Opening("PreferencesQueryRs", "2", ok, null, null));
        assertThat(((Answer.Preferences) pieces.get(5)).closingDate()).isEqualTo(LocalDate.of(2025, 12, 31));
    }
}
