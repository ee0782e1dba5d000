package tandem.qbwc;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.qbwc.Troubles.Trouble;
import tandem.session.Conversation;
import tandem.session.Conversation.Credentials;
import tandem.session.Conversation.OpenFile;
import tandem.session.Conversation.Response;
import tandem.session.QuickBooksTrouble;
import tandem.wire.UnreadableAnswer;

/**
 * Puts each call to the {@link Conversation} in a transaction of its own and returns when that is committed. Whatever goes
 * wrong, the client hears something that it understands: a problem of the hub is never called a wrong key, never a
 * finished session, and never makes the client throw away what QuickBooks has said.
 */
final class Switchboard {

    private static final Logger LOG = LoggerFactory.getLogger(Switchboard.class);

    private final Conversation conversation;
    private final Transactions transactions;
    private final KeptResponses kept;
    private final Troubles troubles;

    Switchboard(Conversation conversation, Transactions transactions, KeptResponses kept, Troubles troubles) {
        this.conversation = conversation;
        this.transactions = transactions;
        this.kept = kept;
        this.troubles = troubles;
    }

    List<String> authenticate(Credentials credentials) {
        return answer(
                Operation.AUTHENTICATE,
                "",
                () -> Permitted.greeting(conversation.authenticate(credentials)),
                trouble -> Permitted.troubledGreeting());
    }

    String sendRequest(OpenFile call) {
        return answer(
                Operation.SEND_REQUEST,
                call.ticket(),
                () -> conversation.sendRequest(call).orElse(Permitted.NOTHING),
                trouble -> Permitted.NOTHING);
    }

    int receiveResponse(Response response) {
        try {
            int percent = transactions.receive(conversation, response);
            troubles.forget(response.ticket());
            return percent;
        } catch (UnreadableAnswer e) {
            return keepUnread(response, String.valueOf(e.getMessage()));
        } catch (RuntimeException | Error e) {
            Trouble trouble = troubles.failed(Operation.RECEIVE_RESPONSE, response.ticket(), e);
            return Transactions.isOutOfReach(e) ? kept.keep(response, trouble.reference()) : keep(response, trouble);
        }
    }

    /** Keeps what came of a response whose envelope broke off. */
    int keepBrokenOff(Response response, String reason) {
        return keep(response, () -> conversation.keepBrokenOff(response, reason));
    }

    /** The reason is a clause that goes on in a sentence of the conversation's. */
    private int keepUnread(Response response, String reason) {
        return keep(response, () -> conversation.keepUnread(response, reason));
    }

    private int keep(Response response, Supplier<Integer> keeping) {
        try {
            return transactions.call(() -> Permitted.percent(keeping.get()));
        } catch (RuntimeException | Error e) {
            Trouble trouble = troubles.failed(Operation.RECEIVE_RESPONSE, response.ticket(), e);
            return kept.keep(response, trouble.reference());
        }
    }

    private int keep(Response response, Trouble trouble) {
        try {
            var reason = "it could not be applied, reference " + trouble.reference();
            return transactions.call(() -> Permitted.percent(conversation.keepUnread(response, reason)));
        } catch (RuntimeException | Error e) {
            troubles.failedAgain(trouble, e);
            return kept.keep(response, trouble.reference());
        }
    }

    /** Takes a response that could not be stored when it came, and says whether it is stored now. */
    boolean takeLate(Response response) {
        try {
            transactions.receive(conversation, response);
            return true;
        } catch (UnreadableAnswer | RuntimeException | Error e) {
            return !Transactions.isOutOfReach(e) && isKeptUnread(response);
        } finally {
            LogContext.forget();
        }
    }

    private boolean isKeptUnread(Response response) {
        try {
            transactions.call(() -> conversation.keepUnread(response, "it came late and could not be applied"));
            return true;
        } catch (RuntimeException | Error e) {
            troubles.failed(Operation.RECEIVE_RESPONSE, response.ticket(), e);
            return false;
        }
    }

    int tooBig(String ticket, long bytes) {
        return answer(
                Operation.RECEIVE_RESPONSE,
                ticket,
                () -> Math.min(conversation.tooBig(ticket, bytes), Permitted.STOP),
                trouble -> Permitted.STOP);
    }

    String connectionError(String ticket, QuickBooksTrouble reason) {
        var call = UUID.randomUUID().toString();
        return answer(
                Operation.CONNECTION_ERROR,
                ticket,
                () -> conversation.connectionError(ticket, call, reason).orElse(Permitted.DONE),
                trouble -> Permitted.DONE);
    }

    String lastError(String ticket) {
        return troubles.of(ticket).orElseGet(() -> {
            try {
                String text = transactions.call(() -> conversation.lastError(ticket));
                return Permitted.sentence(text, troubles.unknownSession());
            } catch (RuntimeException | Error e) {
                return troubles.failed(Operation.GET_LAST_ERROR, ticket, e).sentence();
            }
        });
    }

    String close(String ticket) {
        String goodbye = answer(
                Operation.CLOSE_CONNECTION,
                ticket,
                () -> Permitted.sentence(conversation.close(ticket), Permitted.GOODBYE),
                trouble -> Permitted.GOODBYE);
        troubles.forget(ticket);
        return goodbye;
    }

    /** Notes the version of a client; whether that works changes nothing for the client. */
    void webConnectorVersion(String userName, String version) {
        try {
            transactions.call(() -> {
                conversation.webConnectorVersion(userName, version);
                return true;
            });
        } catch (RuntimeException | Error e) {
            LOG.warn("the version of a Web Connector could not be noted", Troubles.withoutData(e));
        }
    }

    private <T> T answer(Operation operation, String ticket, Supplier<T> work, Function<Trouble, T> otherwise) {
        try {
            T answer = transactions.call(work);
            troubles.forget(ticket);
            return answer;
        } catch (RuntimeException | Error e) {
            return otherwise.apply(troubles.failed(operation, ticket, e));
        }
    }
}
