package tandemfuzz;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Optional;
import tandem.session.Conversation;
import tandem.session.QuickBooksTrouble;
import tandem.session.ResponseText;
import tandem.wire.QuickBooksLanguage;
import tandem.wire.UnreadableAnswer;

/** Reads what it hears as the hub does, and says it again wherever it can, so that hostile texts go out as well as in. */
final class EchoingConversation implements Conversation {

    static final String TICKET = "7Qm2vT9kX4sLr0bWcY8n";
    private static final String CONTACT = "Ask help@example.com.";

    private final QuickBooksLanguage language;
    private String lastHeard = "";

    EchoingConversation(QuickBooksLanguage language) {
        this.language = language;
    }

    @Override
    public Greeting authenticate(Credentials credentials) {
        return switch (credentials.userName().length() % 4) {
            case 0 -> new Greeting.Work(TICKET, credentials.connectorKey(), 300);
            case 1 -> new Greeting.NoWork(TICKET, 600);
            case 2 -> new Greeting.Busy(TICKET, 300);
            default -> new Greeting.NotValid(TICKET, 60);
        };
    }

    @Override
    public Optional<String> sendRequest(OpenFile call) {
        lastHeard = call.companyFile();
        try {
            language.read(new StringReader(call.hostCompanyPreferences()), piece -> {});
            return Optional.of(language.masked(call.hostCompanyPreferences()));
        } catch (UnreadableAnswer e) {
            return Optional.empty();
        }
    }

    @Override
    public int receiveResponse(Response response) throws UnreadableAnswer {
        response.text().read(language, piece -> {});
        mask(response.text());
        return response.trouble() == null ? 50 : -3;
    }

    @Override
    public int keepUnread(Response response, String reason) {
        lastHeard = reason;
        mask(response.text());
        return -4;
    }

    @Override
    public int keepBrokenOff(Response response, String reason) {
        return keepUnread(response, reason);
    }

    @Override
    public int tooBig(String ticket, long bytes) {
        return -2;
    }

    @Override
    public Optional<String> connectionError(String ticket, String call, QuickBooksTrouble trouble) {
        lastHeard = trouble.quickBooksText();
        return lastHeard.isBlank() ? Optional.empty() : Optional.of(lastHeard);
    }

    @Override
    public String lastError(String ticket) {
        return lastHeard + CONTACT;
    }

    @Override
    public String close(String ticket) {
        return ticket;
    }

    @Override
    public void webConnectorVersion(String userName, String version) {
        lastHeard = userName;
    }

    private void mask(ResponseText text) {
        try (Reader reader = text.open()) {
            language.mask(reader, Writer.nullWriter());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
