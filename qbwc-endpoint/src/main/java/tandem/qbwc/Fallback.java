package tandem.qbwc;

import tandem.qbwc.Troubles.Trouble;
import tandem.session.Conversation.Response;

/**
 * Permitted answers to calls that cannot be put to the service: their envelope was damaged, or the SOAP machinery failed. An
 * answer is a text, a number or a list of texts, as the operation wants it.
 */
final class Fallback {

    private final Switchboard switchboard;
    private final Troubles troubles;
    private final EndpointSettings settings;

    Fallback(Switchboard switchboard, Troubles troubles, EndpointSettings settings) {
        this.switchboard = switchboard;
        this.troubles = troubles;
        this.settings = settings;
    }

    /**
     * Answers a call of which a part is missing. Nothing is decided by what is left of it; but what QuickBooks said is
     * kept, and a person who asks is told.
     */
    Object toDamaged(Call call) {
        Trouble trouble = troubles.damaged(call);
        return switch (call.operation()) {
            case RECEIVE_RESPONSE ->
                switchboard.keepBrokenOff(
                        new Response(call.ticket(), call.response(), null),
                        call.damage() + ", reference " + trouble.reference());
            case GET_LAST_ERROR -> call.ticket().isEmpty() ? trouble.sentence() : switchboard.lastError(call.ticket());
            case CLOSE_CONNECTION -> switchboard.close(call.ticket());
            default -> constant(call.operation(), trouble);
        };
    }

    /** Answers a call that the machinery failed on, before or after the service had its say. */
    Object toFailed(Call call, Throwable failure) {
        return constant(call.operation(), troubles.failed(call.operation(), call.ticket(), failure));
    }

    private Object constant(Operation operation, Trouble trouble) {
        return switch (operation) {
            case SERVER_VERSION -> "Tandem " + settings.hubVersion();
            case CLIENT_VERSION, GET_INTERACTIVE_URL, INTERACTIVE_REJECTED, INTERACTIVE_DONE -> "";
            case AUTHENTICATE -> Permitted.troubledGreeting();
            case SEND_REQUEST -> Permitted.NOTHING;
            case RECEIVE_RESPONSE -> Permitted.STOP;
            case CONNECTION_ERROR -> Permitted.DONE;
            case GET_LAST_ERROR -> trouble.sentence();
            case CLOSE_CONNECTION -> Permitted.GOODBYE;
        };
    }
}
