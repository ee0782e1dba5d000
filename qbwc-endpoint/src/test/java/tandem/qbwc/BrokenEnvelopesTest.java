package tandem.qbwc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tandem.qbwc.ScriptedConversation.TICKET;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Envelopes that cannot be read to their end: the operation is known, and gets an answer that its client understands. */
class BrokenEnvelopesTest {

    private final RunningService service = RunningService.fresh();
    private final ScriptedConversation conversation = service.conversation;

    @ParameterizedTest
    @ValueSource(strings = {"authenticate.truncated.xml", "authenticate.bomb.xml"})
    void half_a_name_and_key_are_not_judged(String file) {
        assertThat(send("authenticate", file).body())
                .containsPattern(
                        "<authenticateResult><string>[0-9a-z]{32}</string><string>busy</string><string>300</string>"
                                + "</authenticateResult>");
        assertThat(conversation.heard).isEmpty();
    }

    @Test
    void half_a_request_gets_nothing_and_a_reason() {
        assertThat(send("sendRequestXML", "send-request.truncated.xml").body()).contains("<sendRequestXMLResult></");
        assertThat(conversation.heard).isEmpty();
        assertThat(send("getLastError", "get-last-error.xml").body())
                .contains("What the Web Connector sent did not arrive as a whole")
                .contains("Nothing is lost")
                .containsPattern("reference [0-9a-z]{8}\\.")
                .contains("555-0100, help@example.com");
    }

    @Test
    void half_a_response_is_kept() {
        assertThat(send("receiveResponseXML", "receive-response.truncated.xml").body())
                .contains(">-4<");
        assertThat(conversation.heard)
                .singleElement()
                .asString()
                .startsWith("keepBrokenOff|" + TICKET + "|<?xml")
                .contains("<Name>Smith &amp; |no well-formed XML after ")
                .containsPattern(" bytes, reference [0-9a-z]{8}$");
    }

    @Test
    void an_external_entity_is_not_looked_up_and_the_rest_is_kept() {
        assertThat(send("receiveResponseXML", "receive-response.external-entity.xml")
                        .body())
                .contains(">-4<");
        assertThat(conversation.heard)
                .singleElement()
                .asString()
                .startsWith("keepBrokenOff|" + TICKET
                        + "|before  after|it has a document type or an entity of its own, reference ");
    }

    @Test
    void a_document_type_is_not_fetched_and_makes_no_call_whole() {
        assertThat(send("receiveResponseXML", "receive-response.external-dtd.xml")
                        .body())
                .contains(">-4<");
        assertThat(conversation.heard)
                .singleElement()
                .asString()
                .contains("|it has a document type or an entity of its own, ");
    }

    @Test
    void elements_in_elements_without_end_are_given_up() {
        assertThat(send("receiveResponseXML", "receive-response.nested.xml").body())
                .contains(">-4<");
        assertThat(conversation.heard)
                .singleElement()
                .asString()
                .startsWith("keepBrokenOff|" + TICKET + "|before |no well-formed XML after ");
    }

    @Test
    void a_farewell_is_heard_for_all_its_faults() {
        assertThat(send("closeConnection", "close-connection.undeclared-entity.xml")
                        .body())
                .contains(">OK<");
        assertThat(conversation.heard).containsExactly("close|" + TICKET);
    }

    @Test
    void a_connection_error_that_cannot_be_read_ends_the_session() {
        assertThat(send("connectionError", "connection-error.mismatched-tags.xml")
                        .body())
                .contains("<connectionErrorResult>done</connectionErrorResult>");
    }

    @Test
    void a_question_for_the_reason_is_answered_as_long_as_it_names_its_session() {
        assertThat(send("getLastError", "get-last-error.garbage-after.xml").body())
                .contains("Another company file is open (reference 17).");
    }

    @ParameterizedTest
    @CsvSource({
        "serverVersion, '<serverVersionResult>Tandem 0.1.0<'",
        "clientVersion, '<clientVersionResult></'",
        "authenticate, '<string>busy</string><string>300</string>'",
        "sendRequestXML, '<sendRequestXMLResult></'",
        "receiveResponseXML, '<receiveResponseXMLResult>-4<'",
        "connectionError, '<connectionErrorResult>done<'",
        "getLastError, '<getLastErrorResult>What the Web Connector sent did not arrive as a whole'",
        "closeConnection, '<closeConnectionResult>OK<'",
        "getInteractiveURL, '<getInteractiveURLResult></'",
        "interactiveRejected, '<interactiveRejectedResult></'",
        "interactiveDone, '<interactiveDoneResult></'"
    })
    void where_the_body_is_garbage_the_header_names_the_operation(String operation, String expected) {
        for (String file :
                new String[] {"garbage.txt", "empty.txt", "no-body.xml", "html.xml", "unknown-operation.xml"}) {
            assertThat(send(operation, file).body()).as(file).contains(expected);
        }
    }

    @Test
    void wherever_a_call_breaks_off_the_answer_is_a_permitted_one() {
        byte[] whole = Wire.resource("receive-response.xml");
        int operationKnown = new String(whole, UTF_8).indexOf("<ticket>");
        for (int length = 0; length < whole.length; length += 11) {
            var post = service.wire().post(Arrays.copyOf(whole, length));
            var answer = (length < operationKnown ? post.action("receiveResponseXML") : post).send();
            assertThat(answer.status()).as("cut at %s", length).isEqualTo(200);
            assertThat(answer.body())
                    .as("cut at %s", length)
                    .containsPattern("<receiveResponseXMLResult>(-4|50)</receiveResponseXMLResult>");
        }
    }

    private Wire.Answer send(String operation, String file) {
        var answer = service.wire().post(file).action(operation).send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "text/xml;charset=utf-8");
        assertThat(answer.body())
                .doesNotContain("Fault")
                .doesNotContain("Exception")
                .doesNotContain("root:");
        return answer;
    }
}
