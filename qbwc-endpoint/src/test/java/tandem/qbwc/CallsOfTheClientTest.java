package tandem.qbwc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tandem.qbwc.ScriptedConversation.TICKET;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.session.Conversation.Greeting;

/** Each call as the .NET client sends it, and the bytes that come back. */
class CallsOfTheClientTest {

    private static final String BEFORE = "<?xml version='1.0' encoding='UTF-8'?>"
            + "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>";
    private static final String AFTER = "</soap:Body></soap:Envelope>";

    private final RunningService service = RunningService.fresh();
    private final ScriptedConversation conversation = service.conversation;

    @Test
    void work_is_a_ticket_and_no_path_and_no_delay_and_the_interval() {
        assertThat(call("authenticate", "authenticate.xml"))
                .isEqualTo("<authenticateResult><string>" + TICKET
                        + "</string><string></string><string></string><string>300</string></authenticateResult>");
        assertThat(conversation.heard).containsExactly("authenticate|acme-042|example & only");
    }

    @Test
    void work_may_name_the_file_to_open() {
        conversation.greeting = new Greeting.Work(TICKET, "C:\\Users\\Acme & Sons.QBW", 0);
        assertThat(call("authenticate", "authenticate.xml"))
                .isEqualTo("<authenticateResult><string>" + TICKET
                        + "</string><string>C:\\Users\\Acme &amp; Sons.QBW</string></authenticateResult>");
    }

    @Test
    void no_work_is_none_with_a_ticket() {
        conversation.greeting = new Greeting.NoWork(TICKET, 600);
        assertThat(call("authenticate", "authenticate.xml"))
                .isEqualTo("<authenticateResult><string>" + TICKET
                        + "</string><string>none</string><string></string><string>600</string></authenticateResult>");
    }

    @Test
    void a_wrong_key_is_nvu() {
        conversation.greeting = new Greeting.NotValid(TICKET, 600);
        assertThat(call("authenticate", "authenticate.xml"))
                .isEqualTo("<authenticateResult><string>" + TICKET
                        + "</string><string>nvu</string><string>600</string></authenticateResult>");
        conversation.greeting = new Greeting.NotValid(TICKET, 0);
        assertThat(call("authenticate", "authenticate.xml"))
                .isEqualTo(
                        "<authenticateResult><string>" + TICKET + "</string><string>nvu</string></authenticateResult>");
    }

    @Test
    void somebody_else_at_work_is_busy() {
        conversation.greeting = new Greeting.Busy(TICKET, 300);
        assertThat(call("authenticate", "authenticate.xml"))
                .contains("<string>" + TICKET + "</string><string>busy</string><string></string><string>300</string>");
    }

    @Test
    void what_a_client_hears_is_measured_by_operation_and_word() {
        double work = measured("authenticate", "work");
        double nvu = measured("authenticate", "nvu");
        double finished = measured("receiveResponseXML", "finished");
        double stop = measured("receiveResponseXML", "stop");
        double troubles = service.meters
                .get("tandem.call.troubles")
                .tag("operation", "receiveResponseXML")
                .counter()
                .count();

        call("authenticate", "authenticate.xml");
        conversation.greeting = new Greeting.NotValid(TICKET, 0);
        call("authenticate", "authenticate.xml");
        conversation.percent = 100;
        call("receiveResponseXML", "receive-response.xml");
        conversation.failure = new IllegalStateException("a fault of the hub");
        call("receiveResponseXML", "receive-response.xml");

        assertThat(measured("authenticate", "work")).isEqualTo(work + 1);
        assertThat(measured("authenticate", "nvu")).isEqualTo(nvu + 1);
        assertThat(measured("receiveResponseXML", "finished")).isEqualTo(finished + 1);
        assertThat(measured("receiveResponseXML", "stop")).isEqualTo(stop + 1);
        assertThat(service.meters
                        .get("tandem.call.troubles")
                        .tag("operation", "receiveResponseXML")
                        .counter()
                        .count())
                .isGreaterThan(troubles);
    }

    /** How many calls were heard of, in all tests so far. */
    private double measured(String operation, String answer) {
        var timer = service.meters
                .find("tandem.calls")
                .tags("operation", operation, "answer", answer)
                .timer();
        return timer == null ? 0 : timer.count();
    }

    @Test
    void the_server_says_its_version_without_asking_anybody() {
        assertThat(call("serverVersion", "server-version.xml"))
                .isEqualTo("<serverVersionResult>Tandem 0.1.0</serverVersionResult>");
        assertThat(call("serverVersion", "server-version.with-parameter.xml"))
                .isEqualTo("<serverVersionResult>Tandem 0.1.0</serverVersionResult>");
        assertThat(service.transactions.steps).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"client-version.xml", "client-version.no-number.xml"})
    void a_current_or_unknown_client_may_go_on(String file) {
        assertThat(call("clientVersion", file))
                .isIn("<clientVersionResult></clientVersionResult>", "<clientVersionResult/>");
        assertThat(conversation.heard).isEmpty();
    }

    @Test
    void an_old_client_is_told_which_version_is_needed() {
        assertThat(call("clientVersion", "client-version.old.xml"))
                .startsWith(
                        "<clientVersionResult>E:This QuickBooks Web Connector has version 2.0.0.107. Version 2.1 or newer");
    }

    @Test
    void the_name_in_the_address_ties_a_version_to_a_connector() {
        service.wire()
                .post("client-version.xml")
                .to("/qbwc?c=acme-042")
                .action("clientVersion")
                .send();
        assertThat(conversation.heard).containsExactly("webConnectorVersion|acme-042|34.0.10010.76");
        assertThat(service.transactions.steps).containsExactly("begin", "commit");
    }

    @Test
    void a_version_that_cannot_be_noted_disturbs_nobody() {
        conversation.failure = new IllegalStateException();
        var answer = service.wire()
                .post("client-version.xml")
                .to("/qbwc?c=acme-042")
                .action("clientVersion")
                .send();
        assertThat(result("clientVersion", answer.body())).doesNotContain("E:");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void the_first_request_brings_what_quickbooks_says_of_itself() {
        conversation.request =
                Optional.of("<?xml version=\"1.0\"?><?qbxml version=\"13.0\"?><QBXML>a &amp; b]]&gt;</QBXML>");
        assertThat(call("sendRequestXML", "send-request.first.xml"))
                .isEqualTo("<sendRequestXMLResult>&lt;?xml version=\"1.0\"?>&lt;?qbxml version=\"13.0\"?>"
                        + "&lt;QBXML>a &amp;amp; b]]&amp;gt;&lt;/QBXML></sendRequestXMLResult>");
        assertThat(conversation.heard)
                .singleElement()
                .asString()
                .startsWith("sendRequest|" + TICKET + "|<?xml version=\"1.0\" ?><QBXML><QBXMLMsgsRs><HostQueryRs")
                .endsWith("|C:\\Users\\Public\\Acme & Sons.QBW|US|16.0");
    }

    @Test
    void a_later_request_brings_nothing_of_it() {
        call("sendRequestXML", "send-request.later.xml");
        assertThat(conversation.heard)
                .containsExactly("sendRequest|" + TICKET + "||C:\\Users\\Public\\Acme & Sons.QBW|US|16.0");
    }

    @Test
    void nothing_to_send_is_an_empty_element() {
        conversation.request = Optional.empty();
        assertThat(call("sendRequestXML", "send-request.later.xml"))
                .isIn("<sendRequestXMLResult></sendRequestXMLResult>", "<sendRequestXMLResult/>");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 99, 100, -1, -17})
    void a_response_is_answered_by_a_number(int percent) {
        conversation.percent = percent;
        assertThat(call("receiveResponseXML", "receive-response.xml"))
                .isEqualTo("<receiveResponseXMLResult>" + percent + "</receiveResponseXMLResult>");
        assertThat(conversation.heard)
                .containsExactly("receiveResponse|" + TICKET + "|<?xml version=\"1.0\" ?><QBXML><QBXMLMsgsRs>"
                        + "<VendorQueryRs requestID=\"1\" statusCode=\"0\"><VendorRet><Name>Smith &amp; Sons, Zürich</Name>"
                        + "</VendorRet></VendorQueryRs></QBXMLMsgsRs></QBXML>|");
    }

    @Test
    void a_refused_message_comes_with_its_reason() {
        call("receiveResponseXML", "receive-response.refused.xml");
        assertThat(conversation.heard).containsExactly("receiveResponse|" + TICKET + "||request_not_understood");
    }

    @Test
    void quickbooks_out_of_reach_is_explained_and_ends_the_session() {
        assertThat(call("connectionError", "connection-error.xml"))
                .isEqualTo("<connectionErrorResult>done</connectionErrorResult>");
        assertThat(conversation.heard)
                .containsExactly("connectionError|" + TICKET + "|quickbooks_closed|Could not start QuickBooks.");
    }

    @Test
    void another_file_may_be_tried() {
        conversation.pathToTry = Optional.of("");
        assertThat(call("connectionError", "connection-error.xml"))
                .isIn("<connectionErrorResult></connectionErrorResult>", "<connectionErrorResult/>");
        conversation.pathToTry = Optional.of("D:\\Acme.QBW");
        assertThat(call("connectionError", "connection-error.xml"))
                .isEqualTo("<connectionErrorResult>D:\\Acme.QBW</connectionErrorResult>");
    }

    @Test
    void the_person_at_the_machine_reads_why() {
        assertThat(call("getLastError", "get-last-error.xml"))
                .isEqualTo("<getLastErrorResult>Another company file is open (reference 17).</getLastErrorResult>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "NoOp", "noop", "Interactive mode", "\u0000\n"})
    void what_the_person_reads_is_never_empty_and_never_a_keyword(String text) {
        conversation.lastError = text;
        assertThat(call("getLastError", "get-last-error.xml"))
                .startsWith("<getLastErrorResult>This session is no longer known.");
    }

    @Test
    void control_characters_in_a_text_for_people_become_blanks() {
        conversation.lastError = "a\u001Fb\r\nc";
        assertThat(call("getLastError", "get-last-error.xml"))
                .isEqualTo("<getLastErrorResult>a b  c</getLastErrorResult>");
    }

    @Test
    void what_xml_cannot_carry_becomes_a_blank_too() {
        conversation.lastError = "a\uD83Eb\uFFFEc \uD83E\uDDC0";
        assertThat(call("getLastError", "get-last-error.xml"))
                .isEqualTo("<getLastErrorResult>a b c \uD83E\uDDC0</getLastErrorResult>");
    }

    @Test
    void a_long_text_for_people_keeps_its_reference() {
        conversation.lastError = "\uD83E\uDDC0".repeat(5000) + " (reference 17)";
        assertThat(call("getLastError", "get-last-error.xml"))
                .startsWith("<getLastErrorResult>\uD83E\uDDC0")
                .endsWith("\uD83E\uDDC0 (reference 17)</getLastErrorResult>")
                .hasSizeLessThan(2100);
    }

    @Test
    void farewell_is_answered_with_ok() {
        assertThat(call("closeConnection", "close-connection.xml"))
                .isEqualTo("<closeConnectionResult>OK</closeConnectionResult>");
    }

    @ParameterizedTest
    @CsvSource({
        "getInteractiveURL, get-interactive-url.xml",
        "interactiveRejected, interactive-rejected.xml",
        "interactiveDone, interactive-done.xml"
    })
    void interactive_calls_hear_nothing(String operation, String file) {
        assertThat(call(operation, file))
                .isIn("<" + operation + "Result></" + operation + "Result>", "<" + operation + "Result/>");
    }

    @Test
    void each_call_is_one_transaction_that_is_over_before_the_answer() {
        call("authenticate", "authenticate.xml");
        call("sendRequestXML", "send-request.first.xml");
        call("receiveResponseXML", "receive-response.xml");
        call("closeConnection", "close-connection.xml");
        assertThat(service.transactions.steps)
                .containsExactly("begin", "commit", "begin", "commit", "begin", "commit", "begin", "commit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://developer.intuit.com/authenticate",
                "authenticate",
                "\"\"",
                "\"http://developer.intuit.com/closeConnection\"",
                "nonsense"
            })
    void the_body_decides_whatever_the_header_says(String action) {
        var answer = service.wire()
                .post("authenticate.xml")
                .header("SOAPAction", action)
                .send();
        assertThat(result("authenticate", answer.body())).contains("<string>" + TICKET + "</string>");
    }

    @Test
    void the_header_may_be_missing() {
        var answer = service.wire().post("authenticate.xml").send();
        assertThat(result("authenticate", answer.body())).contains("<string>" + TICKET + "</string>");
    }

    @Test
    void a_client_that_waits_for_leave_gets_it() {
        var answer = service.wire()
                .post("receive-response.xml")
                .action("receiveResponseXML")
                .sendAfterContinue();
        assertThat(result("receiveResponseXML", answer.body())).contains(">50<");
    }

    @Test
    void a_body_may_come_in_chunks() {
        var answer = service.wire()
                .post("receive-response.xml")
                .action("receiveResponseXML")
                .sendInChunks(7);
        assertThat(result("receiveResponseXML", answer.body())).contains(">50<");
    }

    @Test
    void a_client_of_the_old_days_is_served() {
        var answer = service.wire()
                .post("receive-response.xml")
                .action("receiveResponseXML")
                .sendOverHttp10();
        assertThat(result("receiveResponseXML", answer.body())).contains(">50<");
    }

    @Test
    void a_connection_serves_one_call_after_the_other_whatever_comes_of_them() {
        Wire wire = service.wire();
        var answers = wire.sendOnOneConnection(
                wire.post("authenticate.xml").action("authenticate"),
                wire.post("send-request.truncated.xml").action("sendRequestXML"),
                wire.post("receive-response.xml").action("receiveResponseXML"),
                wire.post("close-connection.xml").action("closeConnection"),
                wire.post("garbage.txt"));
        assertThat(answers).extracting(Wire.Answer::status).containsExactly(200, 200, 200, 200, 400);
        assertThat(result("receiveResponseXML", answers.get(2).body())).contains(">50<");
    }

    @Test
    void no_proxy_may_change_or_keep_an_answer() {
        var answer = service.wire()
                .post("authenticate.xml")
                .action("authenticate")
                .header("Accept-Encoding", "gzip")
                .send();
        assertThat(answer.headers())
                .containsEntry("cache-control", "no-store, no-transform")
                .doesNotContainKeys("content-encoding", "set-cookie");
    }

    @Test
    void calls_at_the_same_time_do_not_mix() throws Exception {
        String template = new String(Wire.resource("authenticate.xml"), UTF_8);
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<String>> calls = IntStream.range(0, 200)
                    .<Callable<String>>mapToObj(i -> () -> service.wire()
                            .post(template.replace("acme-042", "acme-" + i).getBytes(UTF_8))
                            .action("authenticate")
                            .send()
                            .body())
                    .toList();
            for (Future<String> answer : threads.invokeAll(calls)) {
                assertThat(result("authenticate", answer.get())).contains("<string>" + TICKET + "</string>");
            }
        }
        assertThat(conversation.heard)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 200)
                        .mapToObj(i -> "authenticate|acme-" + i + "|example & only")
                        .toList());
    }

    private String call(String operation, String file) {
        var answer = service.wire().post(file).action(operation).send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers())
                .containsEntry("content-type", "text/xml;charset=utf-8")
                .containsKey("content-length")
                .doesNotContainKeys("content-encoding", "transfer-encoding");
        return result(operation, answer.body());
    }

    private static String result(String operation, String body) {
        String opened = BEFORE + "<" + operation + "Response xmlns=\"http://developer.intuit.com/\">";
        String closed = "</" + operation + "Response>" + AFTER;
        assertThat(body).startsWith(opened).endsWith(closed);
        return body.substring(opened.length(), body.length() - closed.length());
    }
}
