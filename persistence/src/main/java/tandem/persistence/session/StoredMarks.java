package tandem.persistence.session;

import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.reading.ReadMark;
import tandem.reading.ReadMarks;

/** Read marks: read as one document inside the statement that finds a session, written as one set inside the one that stores it. */
final class StoredMarks {

    /** All marks of the company of the row {@code y}, each as an array in the order of {@link ReadMark}: they are read in every call. */
    static final String AS_JSON = """
            (SELECT json_agg(json_build_array(
                        m.kind, m.synced_through, m.initial_done, m.history_before, m.history_days, m.complete, m.page_size,
                        m.fast_pages, m.refusals, m.set_aside_at, m.history_aside_at, m.set_aside_reason, m.last_read_at,
                        m.last_swept_at, m.scrub))
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

    /** They are taken apart when somebody asks for one, which not every call does. */
    static ReadMarks read(@Nullable String json, @Nullable Instant nothingNewAt) {
        return new ReadMarks(() -> marks(json, nothingNewAt));
    }

    private static List<ReadMark> marks(@Nullable String json, @Nullable Instant nothingNewAt) {
        var marks = SessionJson.readArraysOrNull(json, ReadMark[].class);
        return marks == null
                ? List.of()
                : Stream.of(marks).map(mark -> mark.alsoReadAt(nothingNewAt)).toList();
    }

    static JdbcClient.StatementSpec write(JdbcClient.StatementSpec statement, List<ReadMark> marks) {
        return statement.param("marks", marks.isEmpty() ? null : SessionJson.writeOrNull(marks), Types.VARCHAR);
    }
}
