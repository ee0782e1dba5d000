package tandem.persistence.session;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.mirror.Kind;
import tandem.reading.Rereads;
import tandem.reading.Rereads.Entry;

/** Records that are to be read again: some of them read inside the statement that finds a session, written as one set inside the one that stores it. */
final class StoredRereads {

    /** Those of the company of the row {@code y} that are due first, a bounded number of each kind. */
    static final String AS_JSON = """
            (SELECT json_agg(json_build_object('kind', upper(r.kind), 'id', r.record_id, 'reason', r.reason, 'dueAt', r.due_at))
               FROM unnest(ARRAY[%s]) AS k (kind)
              CROSS JOIN LATERAL (SELECT * FROM record_to_reread p
                                   WHERE p.company_id = y.company_id AND p.kind = k.kind
                                   ORDER BY p.due_at, p.record_id
                                   LIMIT %d) r)""".formatted(
            Arrays.stream(Kind.values()).map(kind -> "'" + kind.word() + "'").collect(joining(", ")),
            Rereads.KNOWN_OF_A_KIND);

    /** Takes away those of the parameters {@code settledKinds} and {@code settledIds}. */
    static final String SETTLE = """
            DELETE FROM record_to_reread r
             USING unnest(:settledKinds::text[], :settledIds::text[]) AS s (kind, record_id)
             WHERE r.company_id = :company AND r.kind = s.kind AND r.record_id = s.record_id
            """;

    /** Notes others. Of two times the earlier one counts, unless the record could not be read. */
    static final String NOTE = """
            INSERT INTO record_to_reread (company_id, kind, record_id, reason, due_at)
            SELECT :company, n.kind, n.record_id, n.reason, n.due_at
              FROM unnest(:kinds::text[], :ids::text[], :reasons::text[], :times::timestamptz[])
                   AS n (kind, record_id, reason, due_at)
                ON CONFLICT (company_id, kind, record_id) DO UPDATE
               SET reason = excluded.reason,
                   due_at = CASE WHEN excluded.reason IS NULL THEN least(excluded.due_at, record_to_reread.due_at)
                                 ELSE excluded.due_at END
            """;

    private StoredRereads() {}

    static Rereads read(@Nullable String json) {
        var entries = SessionJson.readOrNull(json, Entry[].class);
        return new Rereads(entries == null ? List.of() : List.of(entries));
    }

    static JdbcClient.StatementSpec write(JdbcClient.StatementSpec statement, Rereads rereads) {
        var noted = rereads.noted();
        var settled = rereads.settled();
        return statement
                .param(
                        "settledKinds",
                        settled.stream().map(name -> name.kind().word()).toArray(String[]::new))
                .param("settledIds", settled.stream().map(Rereads.Name::id).toArray(String[]::new))
                .param("kinds", noted.stream().map(entry -> entry.kind().word()).toArray(String[]::new))
                .param("ids", noted.stream().map(Entry::id).toArray(String[]::new))
                .param("reasons", noted.stream().map(Entry::reason).toArray(String[]::new))
                .param(
                        "times",
                        noted.stream().map(entry -> entry.dueAt().toString()).toArray(String[]::new));
    }
}
