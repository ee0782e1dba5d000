package tandem.session;

import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.company.SessionId;

/** Port: where sessions live between two calls. Every method is one or two statements. */
public interface Visits {

    /**
     * Everything about the connector of this user name that its reception needs to know. Holds the company until the end
     * of the transaction.
     *
     * @param heldSince a connector keeps its company if it attempted to sync at this time or later
     */
    Optional<Caller> caller(String userName, Instant heldSince, Instant now);

    /** How often this user name came with a wrong key lately. */
    int wrongKey(String userName, Instant now);

    /** The session of this ticket. Holds its company until the end of the transaction. */
    Optional<Visit> visit(String ticket);

    /** An open session by its id, whose company is held already. */
    Optional<Visit> open(CompanyId company, SessionId session);

    /**
     * Lets a connector in: gives its company to a new session of it, unless another connector has it.
     *
     * @param unlessAttemptedSince another connector keeps the company if it attempted to sync at this time or later
     * @return whether the company is this session's now; nothing is stored otherwise
     */
    boolean letIn(Caller caller, Arrival arrival, Instant unlessAttemptedSince, Instant now);

    /**
     * Stores a session that is over before it began, so that its connector can be told why.
     *
     * @param state with the text that tells why
     */
    void refuse(Caller caller, Arrival arrival, SessionState.Ended state, Instant now);

    /**
     * Notes that a connector was received without work. If it has the company, this counts as an attempt to sync.
     *
     * @param reason in plain words for people
     */
    void turnAway(Caller caller, Received how, String reason, Instant now);

    /**
     * A connector that comes in.
     *
     * @param ticket its secret for this session; only a hash of it is stored
     */
    record Arrival(
            SessionId session, String ticket, @Nullable String remoteAddress) {
        @Override
        public String toString() {
            return "Arrival[" + session + "]";
        }
    }

    /** Stores what a call has changed, and renews the lease. */
    void save(Visit visit, Instant now);

    /**
     * Of no record it is known any more whether the company file has it: everything is read again, and what the file does not show is
     * removed when it has been read to the end.
     */
    void compareFile(Visit visit, Instant now);

    /** The text that was sent in an exchange. */
    String request(Visit visit, int exchange);

    /**
     * Keeps a response for people to look at.
     *
     * @param masked the text, with all secrets masked
     */
    void keep(Visit visit, int exchange, MaskedText masked);

    /** A text that is written out when it is wanted, with all secrets masked. */
    @FunctionalInterface
    interface MaskedText {
        /** Writes the text. */
        void writeTo(Writer out) throws IOException;
    }

    /** Which Web Connector this user name runs. */
    void webConnectorVersion(String userName, String version);
}
