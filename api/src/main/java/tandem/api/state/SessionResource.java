package tandem.api.state;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tandem.api.export.Archive;
import tandem.api.export.Exported;
import tandem.api.http.Cursor;
import tandem.api.http.Page;
import tandem.api.http.Paging;
import tandem.api.http.Problem;
import tandem.api.http.Readable;
import tandem.api.http.RequiresScope;
import tandem.api.support.Evidence;
import tandem.caller.Caller;
import tandem.caller.Scope;
import tandem.company.CompanyId;
import tandem.company.SessionId;
import tandem.state.SessionLog;
import tandem.wire.QuickBooksLanguage;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Sync state")
class SessionResource implements Exported, Evidence {

    private static final String LATEST_FIRST = "sessions";
    private static final String IN_ORDER = "exchanges";
    private final SessionLog log;
    private final QuickBooksLanguage language;

    SessionResource(SessionLog log, QuickBooksLanguage language) {
        this.log = log;
        this.language = language;
    }

    @Schema(name = "Session", description = "One visit of a Web Connector.")
    record SessionBody(
            @Schema(example = "ses_01jd8m3v6feqavyp5sjd3k9q2c")
            String id,

            String companyId,
            String connectorId,
            Instant startedAt,
            Instant lastSeenAt,
            @Nullable Instant endedAt,

            @Schema(
                    description = "Absent while it is open.",
                    allowableValues = {"completed", "failed", "abandoned", "refused"})
            @Nullable
            String outcome,

            int exchanges,
            int reads,
            int writes,
            @Nullable ErrorBody error,

            @Schema(
                    description = "Offline: QuickBooks was opened by the Web Connector, as its administrator.",
                    allowableValues = {"online", "offline", "unknown"})
            String mode,

            @Nullable String remoteAddress) {}

    @Schema(name = "SessionError")
    record ErrorBody(@Nullable String code, @Nullable String message) {}

    @Schema(name = "Exchange", description = "One request and its response, masked but for what may stay.")
    record ExchangeBody(
            int number,
            @Schema(example = "vendors, page 3") String about,
            @Nullable String messageSetId,

            @Schema(description = "The qbXML that was sent.") @Nullable
            String request,

            Instant sentAt,

            @Schema(
                    description =
                            "Where it was kept: the small ones for a few days, what could not be read or came too late for longer.")
            @Nullable
            String response,

            boolean responseIsCut,
            @Nullable Long responseBytes,
            @Nullable String hresult,
            @Nullable String message,
            @Nullable Instant answeredAt,

            @Schema(description = "The number that the Web Connector got.") @Nullable
            Integer reply) {}

    @GetMapping("/companies/{companyId}/sessions")
    @Operation(operationId = "listSessions", summary = "List a company's sessions", description = "The latest first.")
    ResponseEntity<Page<SessionBody>> list(@PathVariable("companyId") CompanyId companyId, Paging paging) {
        var after = paging.after(
                LATEST_FIRST,
                cursor -> new SessionLog.After(
                        Readable.instant(cursor.part(0)), new SessionId(UUID.fromString(cursor.part(1)))));
        var slice = log.list(companyId, after, paging.limit());
        return paging.answer(
                slice,
                SessionResource::body,
                session -> Cursor.of(
                        LATEST_FIRST, session.startedAt(), session.id().value()));
    }

    @GetMapping("/sessions/{sessionId}")
    @Operation(operationId = "getSession", summary = "See a session")
    SessionBody get(@PathVariable("sessionId") SessionId sessionId, Caller caller) {
        return body(find(sessionId, caller));
    }

    @GetMapping("/sessions/{sessionId}/exchanges")
    @RequiresScope(Scope.SUPPORT)
    @Operation(
            operationId = "listExchanges",
            summary = "See what went over the wire in a session",
            description =
                    "In order. Everything is masked but ids, times, amounts, flags, QuickBooks' own words and business names; small responses are kept for a few days, and those that "
                            + "could not be read or came too late for as long as the exchange.")
    ResponseEntity<Page<ExchangeBody>> exchanges(
            @PathVariable("sessionId") SessionId sessionId, Paging paging, Caller caller) {
        var session = find(sessionId, caller);
        var after = paging.after(IN_ORDER, cursor -> Integer.valueOf(cursor.part(0)));
        var slice = log.exchanges(session.company(), sessionId, after, paging.limit());
        return paging.answer(
                slice, exchange -> body(exchange.masked(language)), exchange -> Cursor.of(IN_ORDER, exchange.number()));
    }

    @Override
    public void export(CompanyId company, Archive archive) throws IOException {
        archive.<SessionLog.Entry>add(
                "sessions",
                last -> log.list(
                        company, last == null ? null : new SessionLog.After(last.startedAt(), last.id()), Archive.PAGE),
                SessionResource::body);
    }

    @Override
    public void testify(CompanyId company, Archive archive) throws IOException {
        var latest = log.list(company, null, ENOUGH).items();
        archive.addAll("sessions", latest.stream().map(SessionResource::body).toList());
        new WireLog(log, language, archive).write(latest);
    }

    private SessionLog.Entry find(SessionId id, Caller caller) {
        return log.find(id)
                .filter(session -> caller.mayKnowOf(session.company()))
                .orElseThrow(Problem::notFound);
    }

    private static SessionBody body(SessionLog.Entry session) {
        return new SessionBody(
                session.id().toString(),
                session.company().toString(),
                session.connector().toString(),
                session.startedAt(),
                session.lastSeenAt(),
                session.endedAt(),
                session.outcome(),
                session.exchanges(),
                session.reads(),
                session.writes(),
                session.errorCode() == null && session.errorMessage() == null
                        ? null
                        : new ErrorBody(session.errorCode(), session.errorMessage()),
                session.mode(),
                session.remoteAddress());
    }

    private static ExchangeBody body(SessionLog.Exchange exchange) {
        return new ExchangeBody(
                exchange.number(),
                exchange.about(),
                exchange.messageSetId(),
                exchange.request(),
                exchange.sentAt(),
                exchange.response(),
                exchange.isCut(),
                exchange.responseBytes(),
                exchange.hresult(),
                exchange.message(),
                exchange.answeredAt(),
                exchange.reply());
    }
}
