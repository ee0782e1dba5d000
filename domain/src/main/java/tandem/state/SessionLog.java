package tandem.state;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;
import tandem.company.SessionId;
import tandem.listing.Slice;
import tandem.wire.QuickBooksLanguage;

/** Port: what the sessions of connectors did. */
public interface SessionLog {

    /** Sessions of a company, the latest first. */
    Slice<Entry> list(CompanyId company, @Nullable After after, int limit);

    /** A session of any company; the caller checks whether it may be seen. */
    Optional<Entry> find(SessionId session);

    /** What went over the wire in a session, in order. */
    Slice<Exchange> exchanges(CompanyId company, SessionId session, @Nullable Integer afterNumber, int limit);

    /** The last message set of a session that wrote something and had been sent by this time. */
    Optional<Exchange> lastWrite(CompanyId company, SessionId session, Instant at);

    /** The place of a session in the list. */
    record After(Instant startedAt, SessionId id) {}

    /**
     * A session.
     *
     * @param outcome absent while it is open
     * @param mode {@code online}, {@code offline} or {@code unknown}
     */
    record Entry(
            SessionId id,
            CompanyId company,
            ConnectorId connector,
            Instant startedAt,
            Instant lastSeenAt,
            @Nullable Instant endedAt,
            @Nullable String outcome,
            int exchanges,
            int reads,
            int writes,
            @Nullable String errorCode,
            @Nullable String errorMessage,
            String mode,
            @Nullable String remoteAddress) {}

    /**
     * One request and its response. The texts are as they went over the wire, not yet masked.
     *
     * @param about what it was for, in plain words
     * @param response only where it was kept: for a while if it is small, longer if it could not be read or came too late. Where it was the same,
     *     letter for letter, as in an earlier exchange, the one that was kept then
     * @param isCut whether the response goes on after what is given here
     * @param hresult QuickBooks' code where it refused the whole
     * @param reply the number that the connector got
     */
    record Exchange(
            int number,
            String about,
            @Nullable String messageSetId,
            @Nullable String request,
            Instant sentAt,
            @Nullable String response,
            boolean isCut,
            @Nullable Long responseBytes,
            @Nullable String hresult,
            @Nullable String message,
            @Nullable Instant answeredAt,
            @Nullable Integer reply) {

        /** The same, as it may be shown. */
        public Exchange masked(QuickBooksLanguage language) {
            return new Exchange(
                    number,
                    about,
                    messageSetId,
                    request == null ? null : language.masked(request),
                    sentAt,
                    response == null ? null : language.masked(response),
                    isCut,
                    responseBytes,
                    hresult,
                    message,
                    answeredAt,
                    reply);
        }
    }
}
