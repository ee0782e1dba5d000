package tandem.qbxml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tandem.qbxml.Conversation.flat;
import static tandem.qbxml.Conversation.heardFile;
import static tandem.qbxml.Conversation.written;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tandem.mirror.Address;
import tandem.mirror.Vendor;
import tandem.wire.Write.ChangeVendor;
import tandem.wire.Write.VendorField;

class VendorModTest {
    private static final String HEAD = """
            <VendorModRq requestID="w-1">
            <VendorMod>
            <ListID>80000017-1700000001</ListID>
            <EditSequence>1770000123</EditSequence>
            """;

    @Test
    void every_field_has_its_place() {
        var changes = Stream.of(VendorField.values()).collect(Collectors.toMap(field -> field, VendorField::name));
        var address = new Address("a1", "a2", "a3", "a4", "a5", "city", "state", "code", "country");

        assertThat(written(change(changes, address))).startsWith(flat(HEAD + """
                <CompanyName>COMPANY_NAME</CompanyName>
                <VendorAddress>
                <Addr1>a1</Addr1>
                <Addr2>a2</Addr2>
                <Addr3>a3</Addr3>
                <Addr4>a4</Addr4>
                <Addr5>a5</Addr5>
                <City>city</City>
                <State>state</State>
                <PostalCode>code</PostalCode>
                <Country>country</Country>
                </VendorAddress>
                <Phone>PHONE</Phone>
                <AltPhone>ALT_PHONE</AltPhone>
                <Fax>FAX</Fax>
                <Email>EMAIL</Email>
                <Contact>CONTACT</Contact>
                <NameOnCheck>PRINT_ON_CHECK_AS</NameOnCheck>
                <AccountNumber>ACCOUNT_NUMBER</AccountNumber>
                </VendorMod>"""));
    }

    @Test
    void only_what_changes_is_named_and_an_empty_text_clears() {
        assertThat(written(change(Map.of(VendorField.EMAIL, "", VendorField.PHONE, "978-555-0100"), null)))
                .startsWith(flat(HEAD + """
                        <Phone>978-555-0100</Phone>
                        <Email></Email>
                        </VendorMod>"""));
    }

    @Test
    void an_address_goes_out_whole_so_that_what_it_lacks_is_cleared() {
        var address = new Address("4 Mill Lane", null, null, null, null, "Concord", "MA", null, null);

        assertThat(written(change(Map.of(), address))).startsWith(flat(HEAD + """
                <VendorAddress>
                <Addr1>4 Mill Lane</Addr1>
                <Addr2></Addr2>
                <Addr3></Addr3>
                <Addr4></Addr4>
                <Addr5></Addr5>
                <City>Concord</City>
                <State>MA</State>
                <PostalCode></PostalCode>
                <Country></Country>
                </VendorAddress>
                </VendorMod>"""));
    }

    @Test
    void the_answer_is_limited_to_what_is_read_of_a_vendor() {
        assertThat(written(change(Map.of(), null)))
                .endsWith("</VendorMod>"
                        + KindQuery.of(tandem.mirror.Kind.VENDOR).fields().stream()
                                .map(field -> "<IncludeRetElement>" + field + "</IncludeRetElement>")
                                .collect(Collectors.joining())
                        + "</VendorModRq>")
                .doesNotContain("Notes", "CreditLimit");
    }

    @ParameterizedTest
    @EnumSource(VendorField.class)
    void a_field_takes_its_full_length_and_not_one_character_more(VendorField field) {
        int longest = field.field().longest();

        assertThat(written(change(Map.of(field, "\u00e9".repeat(longest)), null)))
                .contains("&#233;".repeat(longest));
        refused(change(Map.of(field, "\u00e9".repeat(longest + 1)), null));
        refused(change(Map.of(field, "Bob\u2019s"), null));
    }

    @Test
    void the_lengths_are_those_of_the_specification() {
        assertThat(VendorField.values())
                .extracting(field -> field.field().longest())
                .containsExactly(41, 21, 21, 21, 1023, 41, 41, 99);
    }

    @Test
    void an_address_allows_stand_ins_and_nothing_that_would_be_lost() {
        assertThat(written(change(Map.of(), line("Bob\u2019s \u2013 Yard"))))
                .contains("<Addr1>Bob&apos;s - Yard</Addr1>");
        refused(change(Map.of(), line("\u6771\u4eac")));
        refused(change(Map.of(), line("two\nlines")));
        refused(change(Map.of(), line("a".repeat(42))));
    }

    @Test
    void identities_that_quickbooks_cannot_have_made_are_refused() {
        refused(new ChangeVendor("", "1", Map.of(), null));
        refused(new ChangeVendor("8".repeat(37), "1", Map.of(), null));
        refused(new ChangeVendor("8\u00e9", "1", Map.of(), null));
        refused(new ChangeVendor("8-1", "", Map.of(), null));
        refused(new ChangeVendor("8-1", "1".repeat(17), Map.of(), null));
    }

    @Test
    void the_answer_brings_the_vendor_as_it_is_now() {
        var pieces = heardFile("vendor-changed.xml");
        var vendor = (Vendor) Conversation.records(pieces).getFirst();

        assertThat(pieces).hasSize(3);
        assertThat(vendor.id()).isEqualTo("80000017-1700000001");
        assertThat(vendor.version().editSequence()).isEqualTo("1772800000");
        assertThat(vendor.phone()).isEqualTo("978-555-0100");
        assertThat(vendor.email()).isNull();
    }

    private static ChangeVendor change(Map<VendorField, String> changes, @Nullable Address address) {
        return new ChangeVendor("80000017-1700000001", "1770000123", changes, address);
    }

    private static Address line(String line) {
        return new Address(line, null, null, null, null, null, null, null, null);
    }

    private static void refused(ChangeVendor change) {
        assertThatIllegalArgumentException().isThrownBy(() -> written(change));
    }
}
