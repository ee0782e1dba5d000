package tandem.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RedactionTest {

    @Test
    void personal_data_is_taken_out_and_the_shape_stays() {
        assertThat(
                        Redaction.redacted(
                                "<VendorRet><ListID>80-1</ListID><Name>Bolt Supply</Name>"
                                        + "<VendorTaxIdent>12-3456789</VendorTaxIdent><Phone xml:space=\"x\">555-0100</Phone></VendorRet>"))
                .isEqualTo(
                        "<VendorRet><ListID>80-1</ListID><Name>Bolt Supply</Name>"
                                + "<VendorTaxIdent>[redacted]</VendorTaxIdent><Phone xml:space=\"x\">[redacted]</Phone></VendorRet>");
    }

    @Test
    void a_text_that_breaks_off_is_redacted_as_well() {
        assertThat(Redaction.redacted("<VendorRet><VendorTaxIdent>12-345")).doesNotContain("12-345");
    }

    @Test
    void names_that_only_begin_alike_are_left_alone() {
        assertThat(Redaction.redacted("<ContactsRet>2</ContactsRet><FaxModem>x</FaxModem>"))
                .isEqualTo("<ContactsRet>2</ContactsRet><FaxModem>x</FaxModem>");
    }

    @Test
    void nothing_stays_nothing() {
        assertThat(Redaction.redacted(null)).isNull();
    }
}
