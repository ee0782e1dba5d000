package tandem.qbwc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What else comes to the address. */
class NotACallTest {

    private final RunningService service = RunningService.fresh();

    @ParameterizedTest
    @ValueSource(strings = {"/qbwc", "/qbwc/", "/qbwc?c=acme-042"})
    void a_plain_look_at_the_address_succeeds(String target) {
        var get = service.wire().get(target);
        assertThat(get.status()).isEqualTo(200);
        assertThat(get.headers()).containsEntry("content-type", "text/plain;charset=utf-8");
        assertThat(get.body()).contains("https://hub.example.com/support");
        var head = service.wire().call("HEAD", target);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(service.conversation.heard).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/qbwc?wsdl", "/qbwc?WSDL", "/qbwc?c=acme-042&wsdl"})
    void the_contract_is_shown_with_the_public_address(String target) {
        var answer = service.wire().get(target);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "text/xml;charset=utf-8");
        assertThat(answer.body())
                .contains("targetNamespace=\"http://developer.intuit.com/\"")
                .contains("soapAction=\"http://developer.intuit.com/receiveResponseXML\"")
                .contains("location=\"https://hub.example.com/qbwc\"");
        var head = service.wire().call("HEAD", target);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.headers()).containsEntry("content-type", "text/xml;charset=utf-8");
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PUT, 405", "DELETE, 405", "OPTIONS, 405", "PATCH, 405"})
    void other_methods_are_refused_in_a_line(String method, int status) {
        var answer = service.wire().call(method, "/qbwc");
        assertThat(answer.headers()).containsEntry("allow", "GET, HEAD, POST");
        assertLine(answer, status);
    }

    @Test
    void there_is_nothing_below_the_address() {
        assertLine(service.wire().get("/qbwc/services"), 404);
        assertLine(service.wire().post("authenticate.xml").to("/qbwc/services").send(), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage.txt", "empty.txt", "no-body.xml", "html.xml", "unknown-operation.xml"})
    void what_names_no_operation_anywhere_is_a_bad_request(String file) {
        assertLine(service.wire().post(file).send(), 400);
        assertLine(service.wire().post(file).action("authenticate2").send(), 400);
    }

    @Test
    void another_soap_is_a_bad_request_or_a_wrong_type() {
        assertLine(service.wire().post("soap-1.2.xml").action("authenticate").send(), 400);
        assertLine(
                service.wire()
                        .post("soap-1.2.xml")
                        .header("Content-Type", "application/soap+xml; charset=utf-8; action=\"authenticate\"")
                        .send(),
                415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/html",
                "application/x-www-form-urlencoded",
                "multipart/related; boundary=x"
            })
    void another_type_is_refused(String type) {
        assertLine(
                service.wire()
                        .post("authenticate.xml")
                        .action("authenticate")
                        .header("Content-Type", type)
                        .send(),
                415);
    }

    @Test
    void a_packed_body_is_refused() {
        assertLine(
                service.wire()
                        .post("authenticate.xml")
                        .action("authenticate")
                        .header("Content-Encoding", "gzip")
                        .send(),
                415);
    }

    @Test
    void an_endless_beginning_is_too_long() {
        byte[] blanks = " ".repeat(1 << 16).getBytes(UTF_8);
        var answer = service.wire().stream("nothing", out -> {
            for (int i = 0; i < 20; i++) {
                out.write(blanks);
            }
        });
        assertLine(answer, 413);
    }

    private static void assertLine(Wire.Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("content-type", "text/plain;charset=utf-8");
        assertThat(answer.body()).matches("[^\\n<]{5,80}\\n");
    }
}
