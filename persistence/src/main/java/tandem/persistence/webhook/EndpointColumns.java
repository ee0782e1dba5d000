package tandem.persistence.webhook;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.persistence.Times;
import tandem.webhook.Endpoint;
import tandem.webhook.EndpointId;
import tandem.webhook.EventTypes;
import tandem.webhook.Health;

/** An endpoint in its columns. */
final class EndpointColumns {

    private EndpointColumns() {}

    static Endpoint read(ResultSet row) throws SQLException {
        var company = row.getObject("company_id", UUID.class);
        return new Endpoint(
                new EndpointId(row.getObject("id", UUID.class)),
                company == null ? null : new CompanyId(company),
                URI.create(row.getString("url")),
                row.getString("description"),
                new EventTypes(List.of((String[]) row.getArray("event_types").getArray())),
                disabled(row),
                health(row),
                Times.read(row, "previous_secret_until"),
                row.getLong("version"),
                Times.required(row, "created_at"));
    }

    static Health health(ResultSet row) throws SQLException {
        return new Health(
                row.getInt("failures"),
                Times.read(row, "failing_since"),
                row.getString("last_error"),
                Times.read(row, "rests_until"));
    }

    private static Endpoint.@Nullable Disabled disabled(ResultSet row) throws SQLException {
        var at = Times.read(row, "disabled_at");
        return at == null
                ? null
                : new Endpoint.Disabled(
                        at,
                        Endpoint.Because.valueOf(
                                row.getString("disabled_because").toUpperCase(Locale.ROOT)));
    }

    static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
