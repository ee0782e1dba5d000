package tandemsim.connector;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How an update went.
 *
 * @param code the QBWC code; 0 when there is none to report
 * @param shown what the user read, in order
 * @param percent the last progress that the service gave
 * @param records objects in the answers that QuickBooks gave
 * @param writes requests that changed vendors, terms, bills or payments in the company file
 * @param postponed the service's wish to put the update off
 * @param minimumInterval the service's lower limit for the schedule
 */
public record UpdateResult(
        Outcome outcome,
        int code,
        String ticket,
        List<SoapCall> calls,
        List<String> shown,
        int percent,
        long records,
        int writes,
        Optional<Duration> postponed,
        Optional<Duration> minimumInterval,
        Duration took) {

    /** How an update ends. */
    public enum Outcome {
        /** 100 was answered and the session closed. */
        COMPLETED,
        /** The service had nothing to do. */
        NO_WORK,
        /** User name or password were refused. */
        INVALID_USER,
        /** The service asked to come back later. */
        BUSY,
        /** The service put a scheduled update off. */
        POSTPONED,
        /** The service ended the session with a text for the user. */
        STOPPED_BY_SERVICE,
        /** clientVersion was answered with a stop. */
        VERSION_REFUSED,
        /** QuickBooks could not be reached and the service gave up. */
        NO_QUICKBOOKS,
        /** Another computer holds the file's AppLock. */
        LOCKED,
        /** A call failed or its answer was of no use. */
        FAILED,
        /** The PC died; nothing is shown to anybody. */
        DIED
    }

    public boolean completed() {
        return outcome == Outcome.COMPLETED;
    }

    /** The operations called, in order, such as {@code authenticate}. */
    public List<String> operations() {
        return calls.stream().map(SoapCall::operation).toList();
    }

    public List<SoapCall> calls(String operation) {
        return calls.stream().filter(call -> call.operation().equals(operation)).toList();
    }

    /** The qbXML that the service sent, in order. */
    public List<String> requests() {
        return calls("sendRequestXML").stream()
                .flatMap(call -> call.answer().stream())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    public int soapCalls() {
        return calls.size();
    }

    public long bytesSent() {
        return calls.stream().mapToLong(SoapCall::sent).sum();
    }

    public long bytesReceived() {
        return calls.stream().mapToLong(SoapCall::received).sum();
    }

    @Override
    public String toString() {
        return outcome + (code == 0 ? "" : " QBWC" + code) + ", " + soapCalls() + " calls " + operations() + ", "
                + records + " records, " + writes + " writes, shown: " + shown;
    }
}
