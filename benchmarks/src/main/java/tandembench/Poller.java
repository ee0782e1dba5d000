package tandembench;

import static tandembench.Envelope.parameter;
import static tandembench.Envelope.text;
import static tandembench.Envelope.unescaped;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A Web Connector that updates for one company after the other, over a connection that it keeps. */
final class Poller implements Closeable {

    private static final int DONE = 100;

    private final URI address;
    private Wire wire;
    private final CallTimes times = new CallTimes();

    Poller(URI address) throws IOException {
        this.address = address;
        this.wire = Wire.to(address);
    }

    /**
     * Whose turn it is.
     *
     * @param begin what is done before the first call, and not measured
     * @param facts what QuickBooks says of itself and its file before the first request
     */
    record Turn(String userName, String key, Runnable begin, String facts, Answers answers) {}

    CallTimes times() {
        return times;
    }

    /** One update, from the first call to the last. */
    void update(Turn turn) throws IOException {
        turn.begin().run();
        call("serverVersion", "");
        call("clientVersion", parameter("strVersion", "2.3.0.207"));
        String greeting =
                call("authenticate", parameter("strUserName", turn.userName()) + parameter("strPassword", turn.key()));
        String ticket = text(greeting, "string");
        String facts = turn.facts();
        for (int percent = 0; percent < DONE; ) {
            String question = unescaped(text(call("sendRequestXML", asking(ticket, facts)), "sendRequestXMLResult"));
            if (question.isEmpty()) {
                throw new IllegalStateException("the hub had nothing to ask: " + greeting + " "
                        + call("getLastError", parameter("ticket", ticket)));
            }
            facts = "";
            String answer = turn.answers().to(question);
            percent = Integer.parseInt(text(
                    call(
                            "receiveResponseXML",
                            parameter("ticket", ticket) + parameter("response", answer)
                                    + "<hresult></hresult><message></message>"),
                    "receiveResponseXMLResult"));
            if (percent < 0) {
                throw new IllegalStateException(
                        "the hub refused an answer: " + call("getLastError", parameter("ticket", ticket)));
            }
        }
        call("closeConnection", parameter("ticket", ticket));
        times.updateDone();
    }

    private static String asking(String ticket, String facts) {
        return parameter("ticket", ticket)
                + parameter("strHCPResponse", facts)
                + parameter("strCompanyFileName", "C:\\Books\\Measured.QBW")
                + parameter("qbXMLCountry", "US")
                + parameter("qbXMLMajorVers", "16")
                + parameter("qbXMLMinorVers", "0");
    }

    private String call(String operation, String parameters) throws IOException {
        byte[] body = Envelope.of(operation, parameters).getBytes(StandardCharsets.UTF_8);
        long begin = System.nanoTime();
        wire.write(
                "POST " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                        + "\r\nContent-Type: text/xml; charset=utf-8\r\nSOAPAction: \"http://developer.intuit.com/"
                        + operation + "\"\r\n",
                body);
        Wire.Message answer = wire.read();
        if (answer == null || !answer.start().contains(" 200")) {
            throw new IOException(operation + " was answered with " + answer);
        }
        times.add(operation, System.nanoTime() - begin, body.length + answer.body().length);
        if (answer.isLast()) {
            wire.close();
            wire = Wire.to(address);
        }
        return answer.text();
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
