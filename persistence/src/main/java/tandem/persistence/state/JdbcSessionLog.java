package tandem.persistence.state;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;
import tandem.company.SessionId;
import tandem.listing.Slice;
import tandem.persistence.Times;
import tandem.state.SessionLog;

final class JdbcSessionLog implements SessionLog {

    /** Enough for people to see what is wrong with a response, and little enough to be held in memory. */
    private static final int RESPONSE_BYTES = 256 * 1024;

    private static final String SELECT = """
            SELECT id, company_id, connector_id, started_at, last_seen_at, ended_at, outcome, exchanges, reads, writes,
                   error_code, error_message, mode, remote_address
              FROM session
            """;

    private static final String EXCHANGE = """
            SELECT number, about, message_set_id, request, sent_at, response_bytes, hresult, message, answered_at, reply,
                   COALESCE(response, (SELECT s.response
                                         FROM exchange s
                                        WHERE s.company_id = e.company_id
                                          AND s.session_id = e.same_session
                                          AND s.number = e.same_number)) AS response
              FROM exchange e
            """;

    private final JdbcClient jdbc;

    JdbcSessionLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Slice<Entry> list(CompanyId company, @Nullable After after, int limit) {
        var rows = jdbc.sql(SELECT + """
                             WHERE company_id = :company
                               AND (:started::timestamptz IS NULL OR (started_at, id) < (:started, :id))
                             ORDER BY started_at DESC, id DESC
                             LIMIT :limit
                            """)
                .param("company", company.value())
                .param("started", after == null ? null : Times.parameter(after.startedAt()))
                .param("id", after == null ? null : after.id().value())
                .param("limit", limit + 1)
                .query(JdbcSessionLog::entry)
                .list();
        return Slice.of(rows, limit);
    }

    @Override
    public Optional<Entry> find(SessionId session) {
        return jdbc.sql(SELECT + " WHERE id = :id")
                .param("id", session.value())
                .query(JdbcSessionLog::entry)
                .optional();
    }

    @Override
    public Slice<Exchange> exchanges(CompanyId company, SessionId session, @Nullable Integer afterNumber, int limit) {
        var rows = jdbc.sql(EXCHANGE + """
                         WHERE company_id = :company AND session_id = :session AND number > :after
                         ORDER BY number
                         LIMIT :limit
                        """)
                .param("company", company.value())
                .param("session", session.value())
                .param("after", afterNumber == null ? -1 : afterNumber)
                .param("limit", limit + 1)
                .query(JdbcSessionLog::exchange)
                .list();
        return Slice.of(rows, limit);
    }

    @Override
    public Optional<Exchange> lastWrite(CompanyId company, SessionId session, Instant at) {
        return jdbc.sql(EXCHANGE + """
                         WHERE company_id = :company AND session_id = :session AND message_set_id IS NOT NULL AND sent_at <= :at
                         ORDER BY number DESC
                         LIMIT 1
                        """)
                .param("company", company.value())
                .param("session", session.value())
                .param("at", Times.parameter(at))
                .query(JdbcSessionLog::exchange)
                .optional();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                new SessionId(row.getObject("id", UUID.class)),
                new CompanyId(row.getObject("company_id", UUID.class)),
                new ConnectorId(row.getObject("connector_id", UUID.class)),
                Times.required(row, "started_at"),
                Times.required(row, "last_seen_at"),
                Times.read(row, "ended_at"),
                row.getString("outcome"),
                row.getInt("exchanges"),
                row.getInt("reads"),
                row.getInt("writes"),
                row.getString("error_code"),
                row.getString("error_message"),
                row.getString("mode"),
                row.getString("remote_address"));
    }

    private static Exchange exchange(ResultSet row, int number) throws SQLException {
        var response = unpacked(row.getBytes("response"));
        boolean isCut = response != null && response.length > RESPONSE_BYTES;
        return new Exchange(
                row.getInt("number"),
                row.getString("about"),
                row.getString("message_set_id"),
                row.getString("request"),
                Times.required(row, "sent_at"),
                response == null ? null : text(isCut ? Arrays.copyOf(response, RESPONSE_BYTES) : response),
                isCut,
                row.getObject("response_bytes", Long.class),
                row.getString("hresult"),
                row.getString("message"),
                Times.read(row, "answered_at"),
                row.getObject("reply", Integer.class));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte @Nullable [] unpacked(byte @Nullable [] packed) {
        if (packed == null) {
            return null;
        }
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return plain.readNBytes(RESPONSE_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("a kept response cannot be unpacked", e);
        }
    }
}
