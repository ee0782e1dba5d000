package tandem.persistence.session;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyFile;
import tandem.company.FileFacts;
import tandem.company.Pairing;
import tandem.company.Stamp;
import tandem.persistence.company.FileFactsJson;

/** What the sync knows of a company's file, taken from the columns of {@code company_sync}. */
final class StoredFile {

    /** The columns, of the row {@code y}. */
    static final String COLUMNS = """
            y.pairing, y.candidate::text AS candidate, y.candidate_id, y.confirmed_file_id,
            y.confirmed::text AS confirmed, y.stamp_confirmed, y.stamp_sent, y.stamp_floor, y.last_restore_time, y.last_condense_time,
            y.suspended_at, y.suspended_code, y.suspended_reason, y.suspended_counter, y.home_currency, y.multi_currency, y.closing_date,
            y.country AS file_country, y.multi_user, y.personal_data_allowed, y.initial_completed_at,
            y.history_completed_at, y.last_error_code, y.last_error_message, y.last_error_at, y.last_mode""";

    private StoredFile() {}

    static CompanyFile read(Columns row) throws SQLException {
        var confirmed = facts(row.textOrNull("confirmed"));
        return new CompanyFile(new CompanyFile.Facts(
                Pairing.ofWord(row.text("pairing")),
                facts(row.textOrNull("candidate")),
                row.uuidOrNull("candidate_id"),
                row.uuidOrNull("confirmed_file_id"),
                confirmed == null ? null : confirmed.connectorId(),
                new Stamp(
                        row.objectOrNull("stamp_confirmed", Long.class),
                        row.objectOrNull("stamp_sent", Long.class),
                        row.longNumber("stamp_floor")),
                row.textOrNull("last_restore_time"),
                row.textOrNull("last_condense_time"),
                stop(row),
                new CompanyFile.Preferences(
                        row.textOrNull("home_currency"),
                        row.objectOrNull("multi_currency", Boolean.class),
                        row.objectOrNull("closing_date", LocalDate.class),
                        row.textOrNull("file_country"),
                        row.objectOrNull("multi_user", Boolean.class),
                        row.objectOrNull("personal_data_allowed", Boolean.class)),
                row.instantOrNull("initial_completed_at"),
                row.instantOrNull("history_completed_at"),
                problem(row),
                CompanyFile.Mode.valueOf(row.text("last_mode").toUpperCase(Locale.ROOT))));
    }

    private static @Nullable FileFacts facts(@Nullable String json) {
        return json == null ? null : FileFactsJson.read(json);
    }

    private static CompanyFile.@Nullable Stop stop(Columns row) throws SQLException {
        Instant since = row.instantOrNull("suspended_at");
        return since == null
                ? null
                : new CompanyFile.Stop(
                        row.text("suspended_code"),
                        row.text("suspended_reason"),
                        row.objectOrNull("suspended_counter", Long.class),
                        since);
    }

    private static CompanyFile.@Nullable Problem problem(Columns row) throws SQLException {
        Instant at = row.instantOrNull("last_error_at");
        return at == null
                ? null
                : new CompanyFile.Problem(
                        row.text("last_error_code"),
                        Objects.requireNonNullElse(row.textOrNull("last_error_message"), ""),
                        at);
    }
}
