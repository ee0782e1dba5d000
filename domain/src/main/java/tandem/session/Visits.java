package tandem.session;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;

/** Port: where sessions live between two calls. Every method is one or two statements. */
public interface Visits {

    /**
     * Everything about the connector of this user name that its reception needs to know. Holds the company until the end
     * of the transaction.
     */
    Optional<Caller> caller(String userName, Instant now);

    /** How often this user name came with a wrong key lately. */
    int wrongKey(String userName, Instant now);

    /** The session of this ticket. Holds its company until the end of the transaction. */
    Optional<Visit> visit(String ticket);

    /** An open session by its id, whose company is held already. */
    Optional<Visit> open(CompanyId company, SessionId session);

    /**
     * Takes the company for a session of this connector, or leaves it alone.
     *
     * @param unlessAttemptedSince another connector keeps it if it attempted to sync at this time or later
     * @return whether the company is this session's now
     */
    boolean take(
            CompanyId company, ConnectorId connector, SessionId session, Instant unlessAttemptedSince, Instant now);

    /** Stores a new session. */
    void begin(
            Caller caller,
            SessionId session,
            String ticket,
            SessionState state,
            Instant now,
            @Nullable String remoteAddress);

    /**
     * Notes how a connector was received.
     *
     * @param reason in plain words for people; absent when it was given work
     */
    void received(Caller caller, Received how, @Nullable String reason, Instant now);

    /** Stores what a call has changed, and renews the lease. */
    void save(Visit visit, Instant now);

    /** The text that was sent in an exchange. */
    String request(Visit visit, int exchange);

    /** Keeps a response for people to look at; secrets in it are masked. */
    void keep(Visit visit, int exchange, ResponseText response, Instant now);

    /** Which Web Connector this user name runs. */
    void webConnectorVersion(String userName, String version);
}
