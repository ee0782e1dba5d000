package tandem.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.wire.UnreadableAnswer;

/**
 * What a Web Connector may say and what it hears, one method for each of its calls. Any call may come at any time, twice
 * or never; each is answered from what the database knows. The caller opens one transaction for each call and sends the
 * answer after the commit.
 */
public interface Conversation {

    /** A connector names itself and asks whether there is work. */
    Greeting authenticate(Credentials credentials);

    /**
     * A connector has the company file open and asks what to put to QuickBooks. The same question again gets the same
     * text again.
     *
     * @return the qbXML to pass on, or empty: nothing may be sent, and {@link #lastError} says why
     */
    Optional<String> sendRequest(OpenFile call);

    /**
     * QuickBooks has answered, or refused the whole message.
     *
     * @return 1 to 99: go on, so much is done; 100: finished; negative: stop, and {@link #lastError} says why
     * @throws UnreadableAnswer if the response cannot be read; the transaction is to be rolled back, and then
     *     {@link #keepUnread} to be called in one of its own
     */
    int receiveResponse(Response response) throws UnreadableAnswer;

    /**
     * Keeps a response that could not be read or applied, for people to look at; what it answered will be asked part by
     * part, or less of it at a time. Answers as {@link #receiveResponse}.
     */
    int keepUnread(Response response, String reason);

    /**
     * Keeps what arrived of a response whose delivery broke off, for people to look at, and ends the session. Answers as
     * {@link #receiveResponse}.
     */
    int keepBrokenOff(Response response, String reason);

    /** A response was bigger than allowed and has been thrown away; the next page will be smaller. Answers as {@link #receiveResponse}. */
    int tooBig(String ticket, long bytes);

    /**
     * The connector could not get at QuickBooks. The first time another file is tried, the second time not, so whoever does a call
     * over, since nobody knows whether it was committed, says that it is the same.
     *
     * @param call a word for this call, of which no other has the like
     * @return the path of a company file to try (empty text: whatever file is open), or nothing: stop
     */
    Optional<String> connectionError(String ticket, String call, QuickBooksTrouble trouble);

    /** Why the hub stopped, for the bookkeeper: a plain sentence with a reference. Never empty, never one of the protocol's keywords. */
    String lastError(String ticket);

    /** The connector takes its leave. Safe for any ticket, any number of times. */
    String close(String ticket);

    /** Which Web Connector this user name runs. */
    void webConnectorVersion(String userName, String version);

    /**
     * A user name and the key that a person typed.
     *
     * @param remoteAddress where the call came from, for people to compare; never used to decide
     */
    record Credentials(
            String userName, String connectorKey, @Nullable String remoteAddress) {
        @Override
        public String toString() {
            return "Credentials[" + userName + "]";
        }
    }

    /**
     * The file that QuickBooks has open.
     *
     * @param hostCompanyPreferences QuickBooks' first answer, only in the first call of a session; holds personal data
     */
    record OpenFile(
            String ticket,
            String hostCompanyPreferences,
            String companyFile,
            String country,
            int qbXmlMajor,
            int qbXmlMinor) {}

    /**
     * What came back from QuickBooks: a text, or a trouble and no text.
     *
     * @param trouble why QuickBooks refused the message as a whole
     */
    record Response(
            String ticket, ResponseText text, @Nullable QuickBooksTrouble trouble) {}

    /** How a connector is received. */
    sealed interface Greeting {

        /**
         * The random secret that the connector gives back in every later call; also given when there is no work, because
         * a call may follow.
         */
        String ticket();

        /**
         * There is work.
         *
         * @param companyFile the path of the file to open, or empty: the one that is open
         * @param secondsBetweenRuns the least number of seconds between two timed runs
         */
        record Work(String ticket, String companyFile, int secondsBetweenRuns) implements Greeting {}

        /** Nothing to do now. */
        record NoWork(String ticket, int secondsBetweenRuns) implements Greeting {}

        /** Not now; come back. */
        record Busy(String ticket, int secondsBetweenRuns) implements Greeting {}

        /**
         * Unknown name or wrong key.
         *
         * @param secondsToWait how long a timed run should be put off, 0 when it need not be
         */
        record NotValid(String ticket, int secondsToWait) implements Greeting {}
    }
}
