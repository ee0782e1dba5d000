package tandem.persistence.company;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.Company;
import tandem.company.CompanyId;
import tandem.company.CompanyOverview;
import tandem.company.CompanyOverviews;
import tandem.company.CompanyProgress;
import tandem.company.CompanySettings;
import tandem.company.FileFacts;
import tandem.company.Pairing;
import tandem.company.Pause;
import tandem.listing.Slice;
import tandem.persistence.Times;

/** Companies with what their sync knows, in one statement for each page. */
final class JdbcCompanyOverviews implements CompanyOverviews {

    static final String COLUMNS = """
            c.*, s.pairing, s.candidate, s.candidate_id, s.confirmed, s.confirmed_at, s.confirmed_by,
            s.suspended_at, s.suspended_code, s.suspended_reason, s.last_restore_time, s.home_currency, s.closing_date,
            s.initial_completed_at
            """;

    private static final String SELECT =
            "SELECT " + COLUMNS + " FROM company c JOIN company_sync s ON s.company_id = c.id ";

    private final JdbcClient jdbc;

    JdbcCompanyOverviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<CompanyOverview> find(CompanyId id) {
        return jdbc.sql(SELECT + " WHERE c.id = :id")
                .param("id", id.value())
                .query(JdbcCompanyOverviews::read)
                .optional();
    }

    @Override
    public Map<CompanyId, String> names(Set<CompanyId> companies) {
        var names = new HashMap<CompanyId, String>();
        jdbc.sql("SELECT id, name FROM company WHERE id = ANY (:ids)")
                .param("ids", companies.stream().map(CompanyId::value).toArray(UUID[]::new))
                .query(row -> {
                    names.put(new CompanyId(row.getObject("id", UUID.class)), row.getString("name"));
                });
        return names;
    }

    @Override
    public Slice<CompanyOverview> list(
            @Nullable CompanyId only, @Nullable String externalId, @Nullable CompanyId after, int limit) {
        var rows = jdbc.sql(SELECT + """
                             WHERE (:only::uuid IS NULL OR c.id = :only)
                               AND (:external::text IS NULL OR c.external_id = :external)
                               AND (:after::uuid IS NULL OR c.id > :after)
                             ORDER BY c.id
                             LIMIT :limit
                            """)
                .param("only", only == null ? null : only.value())
                .param("external", externalId)
                .param("after", after == null ? null : after.value())
                .param("limit", limit + 1)
                .query(JdbcCompanyOverviews::read)
                .list();
        return Slice.of(rows, limit);
    }

    /** Reads a row that holds all columns of {@code company} and those of {@code company_sync} named above. */
    static CompanyOverview read(ResultSet row, int number) throws SQLException {
        return new CompanyOverview(company(row), progress(row));
    }

    private static Company company(ResultSet row) throws SQLException {
        var reason = row.getString("pause_reason");
        var pause = reason == null
                ? null
                : new Pause(reason, Times.required(row, "paused_at"), Times.read(row, "paused_until"));
        return new Company(
                new CompanyId(row.getObject("id", UUID.class)),
                row.getString("external_id"),
                new CompanySettings(
                        row.getString("name"),
                        row.getInt("sync_interval_minutes"),
                        row.getObject("initial_sync_from", LocalDate.class),
                        row.getString("company_file_path"),
                        row.getBoolean("auto_post"),
                        row.getBoolean("allow_sample_file"),
                        dates((java.sql.Date[])
                                row.getArray("declared_restore_dates").getArray()),
                        row.getObject("company_file_size_mb", Integer.class)),
                QuietHoursJson.read(row.getString("quiet_hours")),
                pause,
                Times.read(row, "retired_at"),
                row.getLong("version"),
                Times.required(row, "created_at"),
                Times.required(row, "updated_at"));
    }

    private static List<LocalDate> dates(java.sql.Date[] dates) {
        return Arrays.stream(dates).map(java.sql.Date::toLocalDate).toList();
    }

    private static CompanyProgress progress(ResultSet row) throws SQLException {
        var stopped = Times.read(row, "suspended_at");
        return new CompanyProgress(
                Pairing.ofWord(row.getString("pairing")),
                facts(row.getString("candidate")),
                row.getObject("candidate_id", UUID.class),
                facts(row.getString("confirmed")),
                Times.read(row, "confirmed_at"),
                row.getString("confirmed_by"),
                stopped == null
                        ? null
                        : new CompanyProgress.Stop(
                                row.getString("suspended_code"), row.getString("suspended_reason"), stopped),
                FileFacts.restoreDay(row.getString("last_restore_time")),
                row.getString("home_currency"),
                row.getObject("closing_date", LocalDate.class),
                Times.read(row, "initial_completed_at"));
    }

    private static @Nullable FileFacts facts(@Nullable String json) {
        return json == null ? null : FileFactsJson.read(json);
    }
}
