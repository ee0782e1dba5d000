package tandemsim.connector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A service of few lines that answers what a test tells it to, and remembers what it was asked. */
public final class ScriptedHub implements AutoCloseable {

    public record Call(String operation, Map<String, String> parameters, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final Map<String, Function<Call, String>> answers = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private int sent;
    private int getStatus = 200;

    private ScriptedHub(HttpServer server) {
        this.server = server;
    }

    public static ScriptedHub start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ScriptedHub hub = new ScriptedHub(server);
        server.createContext("/", hub::handle);
        server.start();
        hub.answers("serverVersion", "1.0")
                .answers("clientVersion", "")
                .answersStrings("authenticate", "T-1", "")
                .answers("connectionError", "done")
                .answers("getLastError", "Something is wrong. Ref 7")
                .answers("closeConnection", "OK");
        hub.answers("sendRequestXML", call -> hub.sent < hub.messages.size() ? hub.messages.get(hub.sent++) : "");
        hub.answers("receiveResponseXML", call -> hub.sent >= hub.messages.size() ? "100" : "50");
        return hub;
    }

    public ScriptedHub asks(String... qbXml) {
        messages.addAll(List.of(qbXml));
        return this;
    }

    ScriptedHub answers(String operation, String text) {
        return answers(operation, call -> text);
    }

    ScriptedHub answers(String operation, Function<Call, String> answer) {
        return answersBody(
                operation,
                call -> "<" + operation + "Result>" + escape(answer.apply(call)) + "</" + operation + "Result>");
    }

    public ScriptedHub answersStrings(String operation, String... strings) {
        StringBuilder body = new StringBuilder("<" + operation + "Result>");
        for (String string : strings) {
            body.append("<string>").append(escape(string)).append("</string>");
        }
        String text = body + "</" + operation + "Result>";
        return answersBody(operation, call -> text);
    }

    /** The content of the response element, as it stands. */
    ScriptedHub answersBody(String operation, Function<Call, String> body) {
        answers.put(
                operation,
                call -> "<" + operation + "Response xmlns=\"http://developer.intuit.com/\">" + body.apply(call) + "</"
                        + operation + "Response>");
        return this;
    }

    ScriptedHub answersGetWith(int status) {
        getStatus = status;
        return this;
    }

    synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    public List<String> operations() {
        return calls().stream().map(Call::operation).toList();
    }

    public List<Call> calls(String operation) {
        return calls().stream()
                .filter(call -> call.operation().equals(operation))
                .toList();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public String qwc() {
        return qwc("/qbwc?c=42&amp;x=1");
    }

    String qwc(String path) {
        return """
                <?xml version="1.0"?>
                <QBWCXML>
                  <AppName>Hub - Acme &amp; Co</AppName>
                  <AppID></AppID>
                  <AppURL>%s%s</AppURL>
                  <AppDescription>Bills and vendors</AppDescription>
                  <AppSupport>%s/support</AppSupport>
                  <UserName>acme-1</UserName>
                  <OwnerID>{0d2f5f7e-31c5-4c3a-9a51-0c6b8f0f7a11}</OwnerID>
                  <FileID>{6a0f1f0e-8b3f-4f1e-9c60-94f3c1d0aa27}</FileID>
                  <QBType>QBFS</QBType>
                  <PersonalDataPref>pdpNotNeeded</PersonalDataPref>
                  <UnattendedModePref>umpOptional</UnattendedModePref>
                  <IsReadOnly>false</IsReadOnly>
                  <Scheduler><RunEveryNMinutes>5</RunEveryNMinutes></Scheduler>
                </QBWCXML>
                """.formatted(address(), path, address());
    }

    private void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            respond(exchange, getStatus, "ok");
            return;
        }
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Call call = read(exchange, body);
        synchronized (this) {
            calls.add(call);
        }
        Function<Call, String> answer = answers.get(call.operation());
        if (answer == null) {
            respond(exchange, 500, "<fault/>");
            return;
        }
        respond(
                exchange,
                200,
                "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
                        + answer.apply(call) + "</soap:Body></soap:Envelope>");
    }

    private static Call read(HttpExchange exchange, String body) {
        try {
            XMLStreamReader reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(body));
            reader.nextTag();
            reader.nextTag();
            reader.nextTag();
            String operation = reader.getLocalName();
            Map<String, String> parameters = new LinkedHashMap<>();
            while (reader.nextTag() == XMLStreamReader.START_ELEMENT) {
                parameters.put(reader.getLocalName(), reader.getElementText());
            }
            Map<String, String> headers = new LinkedHashMap<>();
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            headers.put("target", exchange.getRequestURI().toString());
            return new Call(operation, parameters, headers, body);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(body, e);
        }
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        } catch (IOException e) {
            // The Web Connector died before it read the answer; a service cannot do anything about it.
            exchange.close();
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
