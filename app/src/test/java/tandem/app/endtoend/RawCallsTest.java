package tandem.app.endtoend;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole hub, called without a ticket, out of order, twice, and by what is no Web Connector. */
class RawCallsTest {

    private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final String INTUIT = "http://developer.intuit.com/";
    private static final Pattern TEXT = Pattern.compile("<string>([^<]*)</string>");

    private static RunningHub hub;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        hub = RunningHub.start();
        http = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        http.close();
        hub.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sendRequestXML | ''",
                "receiveResponseXML | '-1'",
                "connectionError | 'done'",
                "getLastError | 'This update is not known to Tandem, or is long over. The next update starts anew.'",
                "closeConnection | 'OK'",
                "getInteractiveURL | ''",
                "interactiveRejected | ''",
                "interactiveDone | ''"
            })
    void an_unknown_ticket_hears_what_its_client_understands(String operation, String expected) {
        for (String ticket : new String[] {"", "nobody-knows-me", "x".repeat(100_000)}) {
            assertThat(result(operation, ticketed(operation, ticket))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<strUserName /><strPassword />",
                "<strUserName>eve</strUserName><strPassword>x</strPassword>"
            })
    void whoever_is_not_known_is_no_valid_user(String parameters) {
        assertThat(call("authenticate", parameters))
                .containsPattern(
                        "<authenticateResult><string>[0-9a-z]{32}</string><string>nvu</string></authenticateResult>");
    }

    @Test
    void calls_out_of_order_and_twice_hear_what_their_client_understands() {
        String ticket = ticket("Out of order");
        assertThat(result("getLastError", ticketed("getLastError", ticket)))
                .startsWith("Tandem has nothing to report")
                .contains("(reference ses_");
        assertThat(receive(ticket)).isEqualTo("-1");
        assertThat(receive(ticket)).isEqualTo("-1");
        assertThat(result("getLastError", ticketed("getLastError", ticket)))
                .isEqualTo(result("getLastError", ticketed("getLastError", ticket)))
                .startsWith("An answer arrived that nobody had asked for")
                .contains("(reference ses_");
        assertThat(result("sendRequestXML", ticketed("sendRequestXML", ticket))).isEmpty();
        assertThat(result("closeConnection", ticketed("closeConnection", ticket)))
                .isEqualTo("OK");
        assertThat(result("closeConnection", ticketed("closeConnection", ticket)))
                .isEqualTo("OK");
        assertThat(result("sendRequestXML", ticketed("sendRequestXML", ticket))).isEmpty();
        assertThat(receive(ticket)).isEqualTo("-1");
        assertThat(result("connectionError", ticketed("connectionError", ticket)))
                .isEqualTo("done");
        assertThat(result("getLastError", ticketed("getLastError", ticket))).contains("(reference ses_");
    }

    @Test
    void a_file_that_says_nothing_of_itself_gets_nothing_and_the_person_a_reason() {
        String ticket = ticket("Silent");
        assertThat(result("sendRequestXML", ticketed("sendRequestXML", ticket))).isEmpty();
        assertThat(result("getLastError", ticketed("getLastError", ticket)))
                .matches("[A-Z].{20,400}\\(reference ses_[0-9a-z]+\\)");
    }

    @ParameterizedTest
    @CsvSource({"1.9.9, true", "2.1, false", "34.0.10010.76, false", "'', false", "unknown, false"})
    void a_web_connector_that_is_too_old_is_told_so(String version, boolean tooOld) {
        String answer = result("clientVersion", "<strVersion>" + version + "</strVersion>");
        if (tooOld) {
            assertThat(answer)
                    .startsWith("E:This QuickBooks Web Connector has version 1.9.9. Version 2.1 or newer is needed.")
                    .contains("855-672-9669");
        } else {
            assertThat(answer).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/qbwc", "/qbwc/", "/qbwc?c=x", "/qbwc?wsdl", "/support", "/support/"})
    void anybody_may_look_at_the_address_and_at_the_help_page(String target) {
        for (String method : new String[] {"GET", "HEAD"}) {
            var answer = send(request(target).method(method, HttpRequest.BodyPublishers.noBody()));
            assertThat(answer.statusCode()).as(method).isEqualTo(200);
            assertThat(answer.headers().map())
                    .doesNotContainKeys("Set-Cookie", "Location", "Content-Encoding", "WWW-Authenticate");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS"})
    void another_method_is_refused_in_a_line(String method) {
        var answer = send(request("/qbwc").method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).matches("[^\\n<]{5,80}\\n");
    }

    @Test
    void garbage_and_another_soap_are_refused_in_a_line() {
        assertThat(post("<Envelope xmlns='http://www.w3.org/2003/05/soap-envelope'/>", "authenticate"))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
                .satisfies(answer -> assertThat(answer.body()).isEqualTo("This service speaks SOAP 1.1.\n"));
        assertThat(post("no envelope at all", "nothing"))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(400))
                .satisfies(answer -> assertThat(answer.body()).matches("[^\\n<]{5,80}\\n"));
    }

    @Test
    void a_ticket_that_is_nearly_right_is_no_ticket_and_one_that_is_over_opens_nothing_again() {
        String ticket = ticket("Nearly");
        for (String near :
                List.of(ticket.substring(1), ticket + "0", ticket.toUpperCase(Locale.ROOT), " " + ticket, "%")) {
            assertThat(result("getLastError", ticketed("getLastError", near)))
                    .startsWith("This update is not known to Tandem");
            assertThat(result("closeConnection", ticketed("closeConnection", near)))
                    .isEqualTo("OK");
        }
        assertThat(result("getLastError", ticketed("getLastError", ticket))).startsWith("Tandem has nothing to report");

        assertThat(result("closeConnection", ticketed("closeConnection", ticket)))
                .isEqualTo("OK");
        assertThat(result(
                        "sendRequestXML",
                        ticketed("sendRequestXML", ticket) + "<strHCPResponse>&lt;QBXML/&gt;</strHCPResponse>"))
                .isEmpty();
        assertThat(receive(ticket)).isEqualTo("-1");
    }

    /** A call is read before a connection to the database is taken. */
    @Test
    void calls_whose_body_never_comes_hold_up_nobody() throws IOException {
        var sockets = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 40; i++) {
                var socket = new Socket("localhost", hub.port());
                sockets.add(socket);
                socket.getOutputStream()
                        .write(
                                ("POST /qbwc HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: 100000\r\n\r\n"
                                                + "<soap:Envelope xmlns:soap=\"" + SOAP
                                                + "\"><soap:Body><receiveResponseXML xmlns=\"" + INTUIT
                                                + "\"><ticket>x</ticket><response>&lt;QBXML&gt;")
                                        .getBytes(UTF_8));
            }
            assertThat(ticket("In spite of them")).isNotEmpty();
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    /** A .NET client keeps an idle connection for 100 seconds. */
    @Test
    void an_idle_connection_is_kept_for_longer_than_the_client_keeps_it() throws IOException {
        try (var socket = new Socket("localhost", hub.port())) {
            socket.getOutputStream()
                    .write("GET /qbwc HTTP/1.1\r\nHost: localhost\r\nConnection: Keep-Alive\r\n\r\n"
                            .getBytes(US_ASCII));
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) socket.getInputStream().read());
            }
            assertThat(head.toString()).contains("Keep-Alive: timeout=180");
        }
    }

    /** The ticket of a new company's connector, which is let in. */
    private static String ticket(String company) {
        var created = hub.rest()
                .post("/companies", "{\"name\":\"" + company + "\"}")
                .expect(201)
                .text("id");
        var connector = hub.rest()
                .post("/companies/" + created + "/connectors", "{\"label\":\"FRONTDESK\"}")
                .expect(201);
        var texts = TEXT.matcher(call(
                        "authenticate",
                        "<strUserName>" + connector.text("username") + "</strUserName><strPassword>"
                                + connector.text("connectorKey") + "</strPassword>"))
                .results()
                .map(text -> text.group(1))
                .toList();
        assertThat(texts).hasSize(4).endsWith("", "", "300");
        return texts.getFirst();
    }

    private static String receive(String ticket) {
        return result(
                "receiveResponseXML",
                "<ticket>" + ticket + "</ticket><response>&lt;QBXML/&gt;</response><hresult /><message />");
    }

    private static String ticketed(String operation, String ticket) {
        String name =
                operation.startsWith("interactive") || operation.startsWith("getInteractive") ? "wcTicket" : "ticket";
        return "<" + name + ">" + ticket + "</" + name + ">";
    }

    /** The text of the one result of a call. */
    private static String result(String operation, String parameters) {
        String body = call(operation, parameters);
        String opened = "<" + operation + "Result>";
        int begin = body.indexOf(opened);
        return body.contains("<" + operation + "Result/>")
                ? ""
                : body.substring(begin + opened.length(), body.indexOf("</" + operation + "Result>"));
    }

    private static String call(String operation, String parameters) {
        var answer = post(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"" + SOAP + "\"><soap:Body><"
                        + operation + " xmlns=\"" + INTUIT + "\">" + parameters + "</" + operation
                        + "></soap:Body></soap:Envelope>",
                operation);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml;charset=utf-8");
        assertThat(answer.body())
                .contains("<" + operation + "Response xmlns=\"" + INTUIT + "\">")
                .doesNotContain("Fault")
                .doesNotContain("Exception")
                .doesNotContain("nil=");
        return answer.body();
    }

    private static HttpResponse<String> post(String envelope, String operation) {
        return send(request("/qbwc")
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", '"' + INTUIT + operation + '"')
                .POST(HttpRequest.BodyPublishers.ofByteArray(envelope.getBytes(UTF_8))));
    }

    private static HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + hub.port() + target));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("the hub did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
