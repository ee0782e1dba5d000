package tandem.persistence.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.audit.Actor;
import tandem.audit.AuditEvent;
import tandem.audit.AuditEventId;
import tandem.audit.AuditLog;
import tandem.identity.UuidV7;
import tandem.listing.Slice;
import tandem.persistence.Times;

/**
 * The audit trail as people look through it. What is not asked for is not in the statement, so that the index on what is asked for
 * finds the entries; ids begin with the time, so that a time is found by them too.
 */
public final class JdbcAuditLog implements AuditLog {

    private final JdbcClient jdbc;

    /** Works on the connections of {@code jdbc}. */
    public JdbcAuditLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Slice<Recorded> list(Filter filter, @Nullable AuditEventId after, int limit) {
        var conditions = new ArrayList<String>();
        var parameters = new HashMap<String, Object>();
        if (filter.company() != null) {
            conditions.add("company_id = :company");
            parameters.put("company", filter.company());
        }
        if (filter.actor() != null) {
            conditions.add("actor = :actor");
            parameters.put("actor", filter.actor());
        }
        if (filter.before() != null) {
            conditions.add("at < :before AND id < :firstNotBefore");
            parameters.put("before", Times.parameter(filter.before()));
            parameters.put("firstNotBefore", UuidV7.firstOf(filter.before().plusMillis(1)));
        }
        if (filter.after() != null) {
            conditions.add("at >= :after AND id >= :firstAfter");
            parameters.put("after", Times.parameter(filter.after()));
            parameters.put("firstAfter", UuidV7.firstOf(filter.after()));
        }
        if (after != null) {
            conditions.add("id < :last");
            parameters.put("last", after.value());
        }
        var where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        var rows = jdbc.sql("SELECT * FROM audit_event" + where + " ORDER BY id DESC LIMIT :limit")
                .params(parameters)
                .param("limit", limit + 1)
                .query(JdbcAuditLog::recorded)
                .list();
        return Slice.of(rows, limit);
    }

    private static Recorded recorded(ResultSet row, int number) throws SQLException {
        return new Recorded(
                new AuditEventId(row.getObject("id", UUID.class)),
                new AuditEvent(
                        Times.required(row, "at"),
                        new Actor(
                                row.getString("actor"), row.getString("actor_label"), row.getString("remote_address")),
                        row.getString("action"),
                        row.getObject("company_id", UUID.class),
                        row.getString("subject"),
                        row.getString("reason"),
                        AuditJson.fields(row.getString("before")),
                        AuditJson.fields(row.getString("after"))));
    }
}
