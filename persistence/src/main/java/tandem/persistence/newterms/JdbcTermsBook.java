package tandem.persistence.newterms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.listing.Slice;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.RecordState;
import tandem.mirror.view.TermsDefinition;
import tandem.mirror.view.TermsView;
import tandem.newterms.OwnTerms;
import tandem.newterms.TermsBook;
import tandem.persistence.Times;
import tandem.request.RequestId;
import tools.jackson.databind.json.JsonMapper;

/**
 * Terms on PostgreSQL. A company has few of them, so names are compared here, where upper and lower case are alike in every
 * language whatever the database was set up with.
 */
final class JdbcTermsBook implements TermsBook {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String OWN = """
            SELECT o.*, t.id AS mirrored_as, CASE r.status WHEN 'cancelled' THEN r.updated_at END AS called_off_at
              FROM own_terms o
              JOIN request r ON r.company_id = o.company_id AND r.id = o.request_id
              LEFT JOIN terms t ON t.company_id = o.company_id AND (t.id = o.id OR t.list_id = o.list_id)
             WHERE o.company_id = :company
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    JdbcTermsBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<TermsView> inQuickBooks(CompanyId company, String name) {
        return jdbc
                .sql("SELECT * FROM terms WHERE company_id = :company AND removed_at IS NULL ORDER BY id")
                .param("company", company.value())
                .query(JdbcTermsBook::mirrored)
                .list()
                .stream()
                .filter(terms -> name.equalsIgnoreCase(terms.name()))
                .toList();
    }

    @Override
    public Optional<OwnTerms> own(CompanyId company, UUID id) {
        return jdbc.sql(OWN + "AND o.id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(JdbcTermsBook::own)
                .optional();
    }

    @Override
    public Optional<OwnTerms> ownCalled(CompanyId company, String name) {
        return jdbc
                .sql(OWN + "AND o.list_id IS NULL")
                .param("company", company.value())
                .query(JdbcTermsBook::own)
                .list()
                .stream()
                .filter(terms -> name.equalsIgnoreCase(terms.name()))
                .findFirst();
    }

    @Override
    public Slice<OwnTerms> notMirrored(CompanyId company, MirrorFilter filter, @Nullable UUID after, int limit) {
        if (Boolean.FALSE.equals(filter.active())) {
            return new Slice<>(List.of(), false);
        }
        var rows = jdbc.sql(OWN + """
                           AND t.id IS NULL
                           AND (:after::uuid IS NULL OR o.id > :after)
                           AND (:since::timestamptz IS NULL OR o.updated_at >= :since)
                           AND (:calledOff OR r.status <> 'cancelled')
                         ORDER BY o.id
                         LIMIT :limit
                        """)
                .param("company", company.value())
                .param("after", after, Types.OTHER)
                .param("since", Times.parameter(filter.updatedSince()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("calledOff", filter.includeRemoved())
                .param("limit", limit + 1)
                .query(JdbcTermsBook::own)
                .list();
        return Slice.of(rows, limit);
    }

    @Override
    public void add(CompanyId company, OwnTerms terms) {
        jdbc.sql("""
                        INSERT INTO own_terms (company_id, id, name, definition, request_id, version, created_at, updated_at)
                        VALUES (:company, :id, :name, :definition::jsonb, :request, :version, :now, :now)
                        """)
                .param("company", company.value())
                .param("id", terms.id())
                .param("name", terms.name())
                .param("definition", JSON.writeValueAsString(terms.definition()))
                .param("request", terms.request().value())
                .param("version", terms.version())
                .param("now", Times.parameter(terms.updatedAt()))
                .update();
    }

    @Override
    public void change(CompanyId company, OwnTerms terms) {
        int changed = jdbc.sql("""
                        UPDATE own_terms
                           SET name = :name, definition = :definition::jsonb, request_id = :request, version = :version,
                               updated_at = :now
                         WHERE company_id = :company
                           AND id = :id
                           AND version = :before
                           AND list_id IS NULL
                        """)
                .param("company", company.value())
                .param("id", terms.id())
                .param("name", terms.name())
                .param("definition", JSON.writeValueAsString(terms.definition()))
                .param("request", terms.request().value())
                .param("version", terms.version())
                .param("before", terms.version() - 1)
                .param("now", Times.parameter(terms.updatedAt()))
                .update();
        if (changed != 1) {
            throw new IllegalStateException("the terms " + terms.id() + " are not as they were read any more");
        }
    }

    @Override
    public void arrived(CompanyId company, UUID id, String listId) {
        jdbc.sql("""
                        UPDATE own_terms
                           SET list_id = :listId, version = version + 1, updated_at = :now
                         WHERE company_id = :company
                           AND id = :id
                           AND list_id IS DISTINCT FROM :listId
                        """)
                .param("company", company.value())
                .param("id", id)
                .param("listId", listId)
                .param("now", Times.parameter(clock.instant()))
                .update();
    }

    private static OwnTerms own(ResultSet row, int number) throws SQLException {
        return new OwnTerms(
                row.getObject("id", UUID.class),
                row.getString("name"),
                JSON.readValue(row.getString("definition"), TermsDefinition.class),
                new RequestId(row.getObject("request_id", UUID.class)),
                row.getString("list_id"),
                row.getObject("mirrored_as", UUID.class),
                Times.read(row, "called_off_at"),
                Times.required(row, "updated_at"),
                row.getLong("version"));
    }

    private static TermsView mirrored(ResultSet row, int number) throws SQLException {
        return new TermsView(
                new RecordState(
                        row.getObject("id", UUID.class),
                        row.getLong("version"),
                        Times.required(row, "updated_at"),
                        Times.read(row, "removed_at")),
                row.getString("list_id"),
                row.getString("name"),
                new TermsDefinition(
                        row.getString("type").equals("standard")
                                ? TermsDefinition.Type.STANDARD
                                : TermsDefinition.Type.DATE_DRIVEN,
                        row.getObject("due_days", Integer.class),
                        row.getObject("discount_days", Integer.class),
                        row.getBigDecimal("discount_percent"),
                        row.getObject("day_of_month_due", Integer.class),
                        row.getObject("due_next_month_days", Integer.class),
                        row.getObject("discount_day_of_month", Integer.class)),
                isActive(row));
    }

    /** Entries are active unless QuickBooks says otherwise. */
    private static boolean isActive(ResultSet row) throws SQLException {
        return row.getBoolean("is_active") || row.wasNull();
    }
}
