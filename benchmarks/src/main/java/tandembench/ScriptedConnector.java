package tandembench;

import static tandembench.Envelope.escaped;
import static tandembench.Envelope.parameter;
import static tandembench.Envelope.text;
import static tandembench.Envelope.unescaped;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tandemsim.companyfile.ConnectionFailed;
import tandemsim.companyfile.QuickBooksSession;

/**
 * Talks to the hub as a Web Connector does. The hub's questions are answered by the simulated company file, except those for
 * the pages of bills, which get pages made before: so only the hub's own time is measured.
 */
final class ScriptedConnector {

    private static final Pattern PAGE_OF_BILLS =
            Pattern.compile("<BillQueryRq requestID=\"(\\w+)\" iterator=\"(Start|Continue)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final Customer customer;
    private long nanos;
    private int calls;

    ScriptedConnector(Hub hub, Customer customer) {
        this.address = hub.soapAddress();
        this.customer = customer;
    }

    /**
     * How long the hub took for the calls that bring the pages and those that ask for them, without what opens and closes the
     * session, and how many those were.
     */
    record Taken(long nanos, int calls) {}

    /**
     * One session that delivers these pages and then closes, whatever the hub would like to ask yet.
     *
     * @param begin run when the hub has asked for the first page
     */
    Taken deliver(List<byte[]> pages, Runnable begin) throws IOException, InterruptedException, ConnectionFailed {
        QuickBooksSession session =
                customer.quickBooks().connect(customer.application().appName(), "");
        String greeting = call(
                "authenticate",
                parameter("strUserName", customer.application().userName()) + parameter("strPassword", customer.key()));
        String ticket = text(greeting, "string");
        String facts = escaped(customer.facts(session));
        int delivered = 0;
        while (delivered < pages.size()) {
            String question = unescaped(text(
                    call(
                            "sendRequestXML",
                            parameter("ticket", ticket) + "<strHCPResponse>" + facts + "</strHCPResponse>"
                                    + parameter(
                                            "strCompanyFileName", session.file().path())
                                    + parameter("qbXMLCountry", "US") + parameter("qbXMLMajorVers", "16")
                                    + parameter("qbXMLMinorVers", "0")),
                    "sendRequestXMLResult"));
            facts = "";
            if (question.isEmpty()) {
                throw new IllegalStateException(
                        "the hub stopped asking: " + call("getLastError", parameter("ticket", ticket)));
            }
            Matcher page = PAGE_OF_BILLS.matcher(question);
            boolean isPage = page.find();
            if (isPage && delivered == 0) {
                begin.run();
                nanos = 0;
                calls = 0;
            }
            String answer = isPage
                    ? receive(ticket, page.group(1), pages.get(delivered++))
                    : receive(ticket, Bills.escaped(session.process(question).response()));
            if (Integer.parseInt(text(answer, "receiveResponseXMLResult")) < 0) {
                throw new IllegalStateException(
                        "the hub refused an answer: " + call("getLastError", parameter("ticket", ticket)));
            }
        }
        var taken = new Taken(nanos, calls);
        call("closeConnection", parameter("ticket", ticket));
        return taken;
    }

    private String receive(String ticket, String requestId, byte[] records) throws IOException, InterruptedException {
        String head = "<?xml version=\"1.0\" ?>\n<QBXML>\n<QBXMLMsgsRs>\n<BillQueryRs requestID=\"" + requestId
                + "\" statusCode=\"0\" statusSeverity=\"Info\" statusMessage=\"Status OK\" iteratorRemainingCount=\"100000\""
                + " iteratorID=\"{9c3d6f0e-2b0f-4d6a-8f3e-0d2a7c1b5e42}\">\n";
        return receive(ticket, escaped(head), records, escaped("</BillQueryRs>\n</QBXMLMsgsRs>\n</QBXML>\n"));
    }

    private String receive(String ticket, byte[] response) throws IOException, InterruptedException {
        return receive(ticket, "", response, "");
    }

    private String receive(String ticket, String before, byte[] response, String after)
            throws IOException, InterruptedException {
        return call(
                "receiveResponseXML",
                BodyPublishers.concat(
                        BodyPublishers.ofString(Envelope.begin("receiveResponseXML") + parameter("ticket", ticket)
                                + "<response>" + before),
                        BodyPublishers.ofByteArray(response),
                        BodyPublishers.ofString(after + "</response><hresult></hresult><message></message>"
                                + Envelope.end("receiveResponseXML"))));
    }

    private String call(String operation, String parameters) throws IOException, InterruptedException {
        return call(operation, BodyPublishers.ofString(Envelope.of(operation, parameters)));
    }

    private String call(String operation, HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "\"http://developer.intuit.com/" + operation + "\"")
                .POST(body)
                .build();
        long start = System.nanoTime();
        var answer = http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        nanos += System.nanoTime() - start;
        calls++;
        if (answer.statusCode() != 200) {
            throw new IOException(operation + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
