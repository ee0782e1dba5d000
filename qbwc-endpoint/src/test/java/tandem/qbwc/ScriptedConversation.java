package tandem.qbwc;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tandem.session.Conversation;
import tandem.session.QuickBooksTrouble;
import tandem.session.ResponseText;
import tandem.wire.UnreadableAnswer;

/** Answers what the test says, and writes down what it heard. */
final class ScriptedConversation implements Conversation {

    static final String TICKET = "7Qm2vT9kX4sLr0bWcY8n";

    /** What it heard, one line for each call. */
    final List<String> heard = new CopyOnWriteArrayList<>();

    /** The words for the calls that told of a trouble with the connection. */
    final List<String> calls = new CopyOnWriteArrayList<>();

    Greeting greeting = new Greeting.Work(TICKET, "", 300);
    Optional<String> request = Optional.empty();
    Optional<String> pathToTry = Optional.empty();
    String lastError = "";
    String goodbye = "";
    int percent;
    int percentWhenKept;
    boolean unreadable;
    /** Whether it only counts the characters of responses. */
    boolean counting;

    /** What happens while a response is being applied. */
    Runnable meanwhile = () -> {};

    /** What each call fails with. */
    @Nullable
    Throwable failure;
    /** What the next calls fail with, one after the other. */
    final List<Throwable> failures = new ArrayList<>();

    ScriptedConversation() {
        reset();
    }

    void reset() {
        heard.clear();
        calls.clear();
        failures.clear();
        failure = null;
        greeting = new Greeting.Work(TICKET, "", 300);
        request = Optional.of("<QBXML/>");
        pathToTry = Optional.empty();
        lastError = "Another company file is open (reference 17).";
        goodbye = "OK";
        percent = 50;
        percentWhenKept = -3;
        unreadable = false;
        counting = false;
        meanwhile = () -> {};
    }

    @Override
    public Greeting authenticate(Credentials credentials) {
        hear("authenticate", credentials.userName(), credentials.connectorKey());
        return greeting;
    }

    @Override
    public Optional<String> sendRequest(OpenFile call) {
        hear(
                "sendRequest",
                call.ticket(),
                call.hostCompanyPreferences(),
                call.companyFile(),
                call.country(),
                call.qbXmlMajor() + "." + call.qbXmlMinor());
        return request;
    }

    @Override
    public int receiveResponse(Response response) throws UnreadableAnswer {
        hear("receiveResponse", response.ticket(), text(response.text()), code(response.trouble()));
        meanwhile.run();
        if (unreadable) {
            throw new UnreadableAnswer("it stops after 12 characters");
        }
        return percent;
    }

    @Override
    public int keepUnread(Response response, String reason) {
        hear("keepUnread", response.ticket(), text(response.text()), reason);
        return percentWhenKept;
    }

    @Override
    public int keepBrokenOff(Response response, String reason) {
        hear("keepBrokenOff", response.ticket(), text(response.text()), reason);
        return -4;
    }

    @Override
    public int tooBig(String ticket, long bytes) {
        hear("tooBig", ticket, bytes > 0 ? "some" : "none");
        return -2;
    }

    @Override
    public Optional<String> connectionError(String ticket, String call, QuickBooksTrouble trouble) {
        calls.add(call);
        hear("connectionError", ticket, code(trouble), trouble.quickBooksText());
        return pathToTry;
    }

    @Override
    public String lastError(String ticket) {
        hear("lastError", ticket);
        return lastError;
    }

    @Override
    public String close(String ticket) {
        hear("close", ticket);
        return goodbye;
    }

    @Override
    public void webConnectorVersion(String userName, String version) {
        hear("webConnectorVersion", userName, version);
    }

    private void hear(String... words) {
        heard.add(String.join("|", words));
        Throwable next = failures.isEmpty() ? failure : failures.removeFirst();
        if (next instanceof RuntimeException exception) {
            throw exception;
        }
        if (next instanceof Error error) {
            throw error;
        }
    }

    private static String code(@Nullable QuickBooksTrouble trouble) {
        return trouble == null ? "" : trouble.code();
    }

    private String text(ResponseText text) {
        try (Reader reader = text.open()) {
            var writer = counting ? Writer.nullWriter() : new StringWriter();
            long length = reader.transferTo(writer);
            return counting ? length + " characters" : writer.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
