package tandem.qbwc;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.qbwc.ScriptedConversation.TICKET;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.session.Conversation.Greeting;

/** Envelopes that are whole but not what the client usually sends. */
class OddEnvelopesTest {

    private static final String RESPONSE = "<?xml version=\"1.0\" ?><QBXML><QBXMLMsgsRs><VendorQueryRs requestID=\"1\""
            + " statusCode=\"0\"><VendorRet><Name>Smith &amp; Sons, Zürich</Name></VendorRet></VendorQueryRs></QBXMLMsgsRs>"
            + "</QBXML>";

    private final RunningService service = RunningService.fresh();
    private final ScriptedConversation conversation = service.conversation;

    @ParameterizedTest
    @ValueSource(strings = {"authenticate.other-prefixes.xml", "authenticate.extra-children.xml"})
    void prefixes_blanks_order_and_unknown_elements_do_not_matter(String file) {
        send("authenticate", file);
        assertThat(conversation.heard).containsExactly("authenticate|acme-042|example & only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"authenticate.no-children.xml", "authenticate.nil.xml", "authenticate.empty.xml"})
    void missing_nil_and_empty_parameters_are_the_same(String file) {
        conversation.greeting = new Greeting.NotValid(TICKET, 0);
        assertThat(send("authenticate", file).body()).contains("<string>nvu</string>");
        assertThat(conversation.heard).containsExactly("authenticate||");
    }

    @Test
    void numbers_that_are_none_are_zero() {
        send("sendRequestXML", "send-request.no-numbers.xml");
        assertThat(conversation.heard).containsExactly("sendRequest|" + TICKET + "||||0.0");
    }

    @Test
    void characters_that_xml_forbids_are_left_out() {
        assertThat(send("receiveResponseXML", "receive-response.control-characters.xml")
                        .body())
                .contains(">50<");
        assertThat(conversation.heard).containsExactly("receiveResponse|" + TICKET + "|<Memo>abcd&#x1F;efg</Memo>|");
    }

    @Test
    void bytes_that_are_no_characters_spoil_nothing_but_themselves() {
        assertThat(send("receiveResponseXML", "receive-response.invalid-utf-8.xml")
                        .body())
                .contains(">50<");
        assertThat(conversation.heard)
                .containsExactly("receiveResponse|" + TICKET + "|<Memo>a\uFFFDb\uFFFD(c\uFFFD</Memo>|");
    }

    @Test
    void a_response_needs_no_hresult_and_no_message_to_be_a_good_one() {
        assertThat(send("receiveResponseXML", "receive-response.text-alone.xml").body())
                .contains(">50<");
        assertThat(conversation.heard).containsExactly("receiveResponse|" + TICKET + "|" + RESPONSE + "|");
    }

    @ParameterizedTest
    @CsvSource({
        "receive-response.byte-order-mark.xml, text/xml; charset=utf-8",
        "receive-response.byte-order-mark.xml, text/xml",
        "receive-response.utf-16.xml, text/xml; charset=utf-16",
        "receive-response.utf-16.xml, text/xml; charset=utf-8",
        "receive-response.utf-16.xml, text/xml",
        "receive-response.windows-1252.xml, text/xml; charset=windows-1252",
        "receive-response.windows-1252.xml, text/xml",
        "receive-response.xml, text/xml; charset=no-such-charset",
        "receive-response.xml, 'text/xml; charset=\"UTF-8\"'",
        "receive-response.xml, application/xml",
        "receive-response.xml,"
    })
    void the_text_is_the_same_in_every_encoding(String file, String contentType) {
        var answer = service.wire()
                .post(file)
                .action("receiveResponseXML")
                .header("Content-Type", contentType)
                .send();
        assertThat(answer.body()).contains(">50<");
        assertThat(conversation.heard).containsExactly("receiveResponse|" + TICKET + "|" + RESPONSE + "|");
    }

    @Test
    void a_path_with_a_slash_is_the_same_place() {
        var answer = service.wire()
                .post("close-connection.xml")
                .to("/qbwc/")
                .action("closeConnection")
                .send();
        assertThat(answer.body()).contains(">OK<");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"?c=", "?c", "?x=1&c=%C3%28%", "?c=" + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void a_name_in_the_address_that_is_none_is_passed_over(String query) {
        var answer = service.wire()
                .post("client-version.xml")
                .to("/qbwc" + query)
                .action("clientVersion")
                .send();
        assertThat(answer.status()).isIn(200, 400);
        assertThat(conversation.heard).isEmpty();
    }

    private Wire.Answer send(String operation, String file) {
        var answer = service.wire().post(file).action(operation).send();
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }
}
