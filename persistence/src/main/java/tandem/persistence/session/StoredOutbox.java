package tandem.persistence.session;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.company.SessionId;
import tandem.request.Operation;
import tandem.request.Outbox;
import tandem.request.RequestId;
import tandem.request.RequestStatus;

/** What a session has to know of the queue: read as one document inside the statement that finds the session. */
final class StoredOutbox {

    /** Those of the company of the row {@code y} for the session {@code s}, in the order in which they are to go out; what is in doubt comes first. */
    static final String AS_JSON = """
            (SELECT json_agg(json_build_object('id', r.id, 'operation', r.operation, 'status', r.status,
                                               'notBefore', r.not_before, 'notIn', r.not_in_session))
               FROM (SELECT *
                       FROM request q
                      WHERE q.company_id = y.company_id
                        AND q.status IN ('queued', 'in_doubt')
                      ORDER BY q.status, q.not_in_session IS NOT DISTINCT FROM s.id, q.not_before NULLS FIRST, q.rank, q.id
                      LIMIT %d) r)""".formatted(Outbox.KNOWN);

    /**
     * Whether anything of the company of the row {@code y} is due or to be looked into; nothing is due while its file is compared, or while
     * something in doubt waits to be looked into again.
     */
    static final String ANYTHING_DUE = """
            EXISTS (SELECT FROM request q
                     WHERE q.company_id = y.company_id
                       AND q.status IN ('queued', 'in_doubt')
                       AND (q.status = 'in_doubt'
                            OR (y.records_doubted_at IS NULL
                                AND NOT EXISTS (SELECT FROM request d
                                                 WHERE d.company_id = y.company_id
                                                   AND d.status = 'in_doubt'
                                                   AND d.not_before > :now)))
                       AND (q.not_before IS NULL OR q.not_before <= :now))""";

    private StoredOutbox() {}

    /** An entry as the statement describes it. */
    private record Entry(
            UUID id,
            String operation,
            String status,
            @Nullable Instant notBefore,
            @Nullable UUID notIn) {
        Outbox.Entry entry() {
            return new Outbox.Entry(
                    new RequestId(id),
                    Operation.ofWord(operation).orElseThrow(),
                    RequestStatus.ofWord(status).orElseThrow(),
                    notBefore,
                    notIn == null ? null : new SessionId(notIn));
        }
    }

    static Outbox read(@Nullable String json) {
        var entries = SessionJson.readOrNull(json, Entry[].class);
        return entries == null
                ? Outbox.EMPTY
                : new Outbox(Stream.of(entries).map(Entry::entry).toList());
    }
}
