package tandem.persistence.session;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.reading.ReadMark;

/** Read marks: read as one document inside the statement that finds a session, written as one set inside the one that stores it. */
final class StoredMarks {

    /** All marks of the company of the row {@code y}. */
    static final String AS_JSON = """
            (SELECT json_agg(json_build_object(
                        'subject', m.kind, 'syncedThrough', m.synced_through, 'initialDone', m.initial_done,
                        'historyBefore', m.history_before, 'historyDays', m.history_days, 'complete', m.complete,
                        'pageSize', m.page_size, 'easyPages', m.fast_pages, 'refusals', m.refusals,
                        'setAsideAt', m.set_aside_at, 'historyAsideAt', m.history_aside_at,
                        'setAsideReason', m.set_aside_reason, 'lastReadAt', m.last_read_at, 'lastSweptAt', m.last_swept_at,
                        'scrub', m.scrub))
               FROM read_mark m
              WHERE m.company_id = y.company_id)""";

    /** Writes those of the parameter {@code marks}. */
    static final String WRITE = """
            INSERT INTO read_mark (company_id, kind, synced_through, initial_done, history_before, history_days, complete,
                                   page_size, fast_pages, refusals, set_aside_at, history_aside_at, set_aside_reason,
                                   last_read_at, last_swept_at, scrub)
            SELECT :company, m."subject", m."syncedThrough", m."initialDone", m."historyBefore", m."historyDays", m."complete",
                   m."pageSize", m."easyPages", m."refusals", m."setAsideAt", m."historyAsideAt",
                   m."setAsideReason", m."lastReadAt", m."lastSweptAt", m."scrub"
              FROM jsonb_to_recordset(COALESCE(:marks::jsonb, '[]'))
                   AS m("subject" text, "syncedThrough" timestamp, "initialDone" boolean, "historyBefore" date,
                        "historyDays" int, "complete" boolean, "pageSize" int, "easyPages" int, "refusals" int,
                        "setAsideAt" timestamptz, "historyAsideAt" timestamptz, "setAsideReason" text, "lastReadAt" timestamptz, "lastSweptAt" timestamptz,
                        "scrub" jsonb)
                ON CONFLICT (company_id, kind) DO UPDATE
               SET synced_through = excluded.synced_through,
                   initial_done = excluded.initial_done,
                   history_before = excluded.history_before,
                   history_days = excluded.history_days,
                   complete = excluded.complete,
                   page_size = excluded.page_size,
                   fast_pages = excluded.fast_pages,
                   refusals = excluded.refusals,
                   set_aside_at = excluded.set_aside_at,
                   history_aside_at = excluded.history_aside_at,
                   set_aside_reason = excluded.set_aside_reason,
                   last_read_at = excluded.last_read_at,
                   last_swept_at = excluded.last_swept_at,
                   scrub = excluded.scrub
            """;

    private StoredMarks() {}

    static List<ReadMark> read(@Nullable String json, @Nullable Instant nothingNewAt) {
        var marks = SessionJson.readOrNull(json, ReadMark[].class);
        return marks == null
                ? List.of()
                : Stream.of(marks).map(mark -> mark.alsoReadAt(nothingNewAt)).toList();
    }

    static JdbcClient.StatementSpec write(JdbcClient.StatementSpec statement, List<ReadMark> marks) {
        return statement.param("marks", marks.isEmpty() ? null : SessionJson.writeOrNull(marks), Types.VARCHAR);
    }
}
