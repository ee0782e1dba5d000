package tandem.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.reading.Task;
import tandem.request.Delivery;
import tandem.session.Conversation.OpenFile;
import tandem.session.Conversation.Response;
import tandem.wire.UnreadableAnswer;

/** Where a session stands. Every state answers every call, because a Web Connector may make any call at any time. */
public sealed interface SessionState {

    /** See {@link Conversation#sendRequest}. */
    Optional<String> sendRequest(Desk desk, OpenFile call);

    /** See {@link Conversation#receiveResponse}. */
    int receiveResponse(Desk desk, Response response) throws UnreadableAnswer;

    /** See {@link Conversation#connectionError}. */
    Optional<String> connectionError(Desk desk, String call, QuickBooksTrouble trouble);

    /** See {@link Conversation#lastError}. */
    String lastError(Desk desk);

    /** See {@link Conversation#close}. */
    String close(Desk desk);

    /**
     * The connector has been let in; QuickBooks has not been seen yet.
     *
     * @param firstTrouble why the remembered file could not be opened, when whatever file is open is tried after it
     * @param firstCall the call that told so, which gets the same answer when it is done over
     */
    record Opened(
            @Nullable QuickBooksTrouble firstTrouble,
            @Nullable String firstCall) implements SessionState {

        /** Nothing has been tried yet. */
        public static Opened untried() {
            return new Opened(null, null);
        }

        @Override
        public Optional<String> sendRequest(Desk desk, OpenFile call) {
            return desk.proveAndAsk(call);
        }

        @Override
        public int receiveResponse(Desk desk, Response response) {
            return desk.answerWithoutQuestion(response);
        }

        @Override
        public Optional<String> connectionError(Desk desk, String call, QuickBooksTrouble trouble) {
            return firstTrouble == null || call.equals(firstCall)
                    ? desk.quickBooksUnreachableAtFirst(call, trouble)
                    : desk.quickBooksUnreachable(firstTrouble.isOtherFileOpen() ? firstTrouble : trouble);
        }

        @Override
        public String lastError(Desk desk) {
            return desk.nothingWrong();
        }

        @Override
        public String close(Desk desk) {
            return desk.end(Outcome.ABANDONED);
        }
    }

    /**
     * Questions are with QuickBooks.
     *
     * @param exchange their number in the session
     * @param since when they were sent
     */
    record Asking(int exchange, List<Task> tasks, Instant since) implements SessionState {
        @Override
        public Optional<String> sendRequest(Desk desk, OpenFile call) {
            return desk.sameAgain(exchange);
        }

        @Override
        public int receiveResponse(Desk desk, Response response) throws UnreadableAnswer {
            return desk.takeIn(this, response);
        }

        @Override
        public Optional<String> connectionError(Desk desk, String call, QuickBooksTrouble trouble) {
            return desk.quickBooksUnreachable(trouble);
        }

        @Override
        public String lastError(Desk desk) {
            return desk.nothingWrong();
        }

        @Override
        public String close(Desk desk) {
            return desk.end(Outcome.ABANDONED);
        }
    }

    /**
     * A request, or a question about one, is with QuickBooks. If the session ends here, the request is in doubt.
     *
     * @param exchange its number in the session
     * @param since when it was sent
     */
    record Carrying(int exchange, Delivery delivery, Instant since) implements SessionState {
        @Override
        public Optional<String> sendRequest(Desk desk, OpenFile call) {
            return desk.sameAgain(exchange);
        }

        @Override
        public int receiveResponse(Desk desk, Response response) throws UnreadableAnswer {
            return desk.takeIn(this, response);
        }

        @Override
        public Optional<String> connectionError(Desk desk, String call, QuickBooksTrouble trouble) {
            return desk.quickBooksUnreachable(trouble);
        }

        @Override
        public String lastError(Desk desk) {
            return desk.nothingWrong();
        }

        @Override
        public String close(Desk desk) {
            return desk.end(Outcome.ABANDONED);
        }
    }

    /**
     * QuickBooks has answered; the next question may be fetched, if there is one.
     *
     * @param lastReply the number that the connector got for the last answer
     */
    record Ready(int lastReply) implements SessionState {
        @Override
        public Optional<String> sendRequest(Desk desk, OpenFile call) {
            return desk.askNext();
        }

        @Override
        public int receiveResponse(Desk desk, Response response) {
            return lastReply;
        }

        @Override
        public Optional<String> connectionError(Desk desk, String call, QuickBooksTrouble trouble) {
            return desk.quickBooksUnreachable(trouble);
        }

        @Override
        public String lastError(Desk desk) {
            return desk.nothingWrong();
        }

        @Override
        public String close(Desk desk) {
            return desk.end(desk.isFinished() ? Outcome.COMPLETED : Outcome.ABANDONED);
        }
    }

    /**
     * The hub has stopped the session and waits to be asked why.
     *
     * @param code our word for the reason
     * @param text what the bookkeeper reads
     */
    record Stopping(String code, String text) implements SessionState {
        @Override
        public Optional<String> sendRequest(Desk desk, OpenFile call) {
            return Optional.empty();
        }

        @Override
        public int receiveResponse(Desk desk, Response response) {
            return desk.stopNumber();
        }

        @Override
        public Optional<String> connectionError(Desk desk, String call, QuickBooksTrouble trouble) {
            desk.end(Outcome.FAILED);
            return Optional.empty();
        }

        @Override
        public String lastError(Desk desk) {
            return text;
        }

        @Override
        public String close(Desk desk) {
            return desk.end(Outcome.FAILED);
        }
    }

    /**
     * The session is over. Nothing that comes now changes anything, save an answer to a write that nobody has settled.
     *
     * @param code our word for what went wrong; absent: nothing did
     * @param text what the bookkeeper reads when asking why; absent: it ended well
     * @param unanswered the questions that were with QuickBooks when it ended
     * @param undelivered the request that was with QuickBooks when it ended
     */
    record Ended(
            Outcome outcome,
            @Nullable String code,
            @Nullable String text,
            @Nullable Asking unanswered,
            @Nullable Carrying undelivered,
            @Nullable Integer lastReply)
            implements SessionState {

        /** The same, once an answer that came too late has been dealt with. */
        Ended answeredLate(int reply) {
            return new Ended(outcome, code, text, null, null, reply);
        }

        static Ended refused(String code, String text) {
            return new Ended(Outcome.REFUSED, code, text, null, null, null);
        }

        @Override
        public Optional<String> sendRequest(Desk desk, OpenFile call) {
            return Optional.empty();
        }

        @Override
        public int receiveResponse(Desk desk, Response response) {
            return desk.tooLate(this, response);
        }

        @Override
        public Optional<String> connectionError(Desk desk, String call, QuickBooksTrouble trouble) {
            return Optional.empty();
        }

        @Override
        public String lastError(Desk desk) {
            return text == null ? desk.sessionOver() : text;
        }

        @Override
        public String close(Desk desk) {
            return Desk.FAREWELL;
        }
    }
}
