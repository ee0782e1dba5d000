package tandemsim.mishap;

import java.time.Duration;
import tandemsim.companyfile.CompanyFile;

/** Something that goes wrong in one update. Several may be given; each acts for itself. */
public sealed interface Mishap {

    /** When, relative to a call, the Web Connector's PC dies. */
    enum Moment {
        /** The call never leaves. */
        BEFORE_SENDING,
        /** The service gets the call; its answer is not read. */
        BEFORE_ANSWER,
        /** The answer was read; nothing is done with it. */
        AFTER_ANSWER
    }

    /**
     * The PC dies at a call: no further call comes, no closeConnection, the AppLock stays.
     *
     * @param call the operation, such as {@code receiveResponseXML}
     * @param occurrence the how-manieth such call of the update, from 1
     */
    record Dies(String call, int occurrence, Moment moment) implements Mishap {}

    /** A call is sent again with the same content, {@code times} times more; the last answer counts. */
    record RepeatsCall(String call, int occurrence, int times) implements Mishap {}

    /** Which half of a call the network loses. */
    enum Way {
        /** The call: the service never hears of it. */
        THERE,
        /** The answer: the service had the call and worked. */
        BACK
    }

    /**
     * The network loses a call. The PC lives: the Web Connector shows its code and ends the update without closeConnection.
     *
     * @param call the operation, such as {@code receiveResponseXML}
     * @param occurrence the how-manieth such call of the update, from 1
     */
    record DropsCall(String call, int occurrence, Way way) implements Mishap {}

    /** QuickBooks executed the message, but its answer is lost with the PC: receiveResponseXML is never sent. */
    record LosesResponse(Which message) implements Mishap {
        public LosesResponse(int occurrence) {
            this(Which.message(occurrence));
        }
    }

    /** QuickBooks' answer is handed over twice, one call after the other. */
    record RepeatsResponse(Which message) implements Mishap {}

    /**
     * QuickBooks executed the message, but the PC hangs with the answer. It is handed over, with the ticket of its session, when the
     * next update of this Web Connector has called authenticate; never, when there is none.
     */
    record DelaysResponse(Which message) implements Mishap {}

    /** QuickBooks executes and answers the message, but cannot store its outcome under the message-set ID: 9005. */
    record ForgetsOutcome(Which message) implements Mishap {}

    /** The password that the user typed is wrong. */
    record WrongKey() implements Mishap {}

    /** Another company file is open in QuickBooks. */
    record OtherFileOpen(CompanyFile other) implements Mishap {}

    /** Somebody has a record open in a window for the whole update: nothing can change it or what hangs on it. */
    record OpenOnScreen(String id) implements Mishap {}

    /** QuickBooks is closed: 0x80040416, unless the service names a file that may be opened unattended. */
    record QuickBooksClosed() implements Mishap {}

    /** Connecting to QuickBooks fails with this code, so many times in this update. */
    record ConnectionFails(String hresult, String message, int times) implements Mishap {}

    /** QuickBooks refuses (0x80040400) messages that hold a request of this name, so many times. */
    record RefusesQbXml(String request, int times) implements Mishap {}

    /** QuickBooks fails at a message with this code, after executing it or not: nothing is answered. */
    record FailsMessage(Which which, String hresult, String message, boolean executed) implements Mishap {
        public FailsMessage(int occurrence, String hresult, String message, boolean executed) {
            this(Which.message(occurrence), hresult, message, executed);
        }

        /** QuickBooks crashes, which the Web Connector hears of as an RPC server fault. */
        public static FailsMessage crash(Which which, boolean executed) {
            return new FailsMessage(which, "0x80010105", "The server threw an exception.", executed);
        }
    }

    /** QuickBooks takes so long for every message. */
    record Slow(Duration delay) implements Mishap {}

    /** Every response grows by so many bytes of comment, to test the service's limits. */
    record PadsResponses(int bytes) implements Mishap {}

    /** The response is cut off at half its length. */
    record CutsResponse(Which message) implements Mishap {
        public CutsResponse(int occurrence) {
            this(Which.message(occurrence));
        }
    }
}
