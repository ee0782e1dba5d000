package tandem.persistence.webhook;

import static tandem.persistence.webhook.EndpointColumns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.feed.Change;
import tandem.feed.Topic;
import tandem.persistence.Times;
import tandem.request.RequestStatus;
import tandem.webhook.Delivery;
import tandem.webhook.DeliveryId;
import tandem.webhook.EndpointId;
import tandem.webhook.Event;

/** A delivery in its columns. */
final class DeliveryColumns {

    static final String INSERT = """
            INSERT INTO webhook_delivery
                   (id, endpoint_id, company_id, sort, at, first_seq, last_seq, kind, entity_id, change, request_status, holds_up,
                    created_at, status, attempts, next_attempt_at, last_attempt_at, response_status, response_excerpt, error,
                    settled_at)
            SELECT :id, :endpoint, :company::uuid, :sort, :at, :first::bigint, :last::bigint, :kind, :entity::uuid, :change,
                   :request_status, :holds_up, :created_at, :status, :attempts, :next_attempt_at::timestamptz,
                   :last_attempt_at::timestamptz, :response_status::int, :response_excerpt, :error, :settled_at::timestamptz
            """;

    static final String OUTCOME = """
            UPDATE webhook_delivery
               SET status = :status, holds_up = :holds_up, attempts = :attempts, next_attempt_at = :next_attempt_at,
                   last_attempt_at = :last_attempt_at, response_status = :response_status, response_excerpt = :response_excerpt,
                   error = :error, settled_at = :settled_at
             WHERE id = :id
            """;

    private DeliveryColumns() {}

    /** All columns of a new one. */
    static Map<String, @Nullable Object> parameters(Delivery delivery) {
        var columns = outcome(delivery);
        var company = delivery.event().about().orElse(null);
        columns.put("endpoint", delivery.endpoint().value());
        columns.put("company", company == null ? null : company.value());
        columns.put("at", Times.parameter(delivery.event().at()));
        columns.put("created_at", Times.parameter(delivery.createdAt()));
        columns.put("kind", null);
        columns.put("entity", null);
        columns.put("change", null);
        columns.put("request_status", null);
        columns.put("first", null);
        columns.put("last", null);
        switch (delivery.event()) {
            case Event.OfChange event -> {
                columns.put("sort", "change");
                columns.put("first", event.change().seq());
                columns.put("last", event.change().seq());
                columns.put("kind", word(event.change().topic()));
                columns.put("entity", event.change().entity());
                columns.put("change", word(event.change().what()));
                columns.put("request_status", event.status() == null ? null : word(event.status()));
            }
            case Event.OfStretch stretch -> {
                columns.put("sort", "stretch");
                columns.put("first", stretch.first());
                columns.put("last", stretch.last());
            }
            case Event.Test test -> columns.put("sort", "test");
        }
        return columns;
    }

    /** What an attempt changes. */
    static Map<String, @Nullable Object> outcome(Delivery delivery) {
        var columns = new LinkedHashMap<String, @Nullable Object>();
        columns.put("id", delivery.id().value());
        columns.put("status", word(delivery.status()));
        columns.put("holds_up", delivery.holdsUp());
        columns.put("attempts", delivery.attempts());
        columns.put("next_attempt_at", Times.parameter(delivery.nextAttemptAt()));
        columns.put("last_attempt_at", Times.parameter(delivery.lastAttemptAt()));
        columns.put("response_status", delivery.responseStatus());
        columns.put("response_excerpt", delivery.responseExcerpt());
        columns.put("error", delivery.error());
        columns.put("settled_at", Times.parameter(delivery.settledAt()));
        return columns;
    }

    static Delivery read(ResultSet row, int number) throws SQLException {
        var id = new DeliveryId(row.getObject("id", UUID.class));
        return new Delivery(
                id,
                new EndpointId(row.getObject("endpoint_id", UUID.class)),
                event(id, row),
                Delivery.Status.valueOf(upper(row.getString("status"))),
                row.getBoolean("holds_up"),
                row.getInt("attempts"),
                Times.read(row, "next_attempt_at"),
                Times.read(row, "last_attempt_at"),
                row.getObject("response_status", Integer.class),
                row.getString("response_excerpt"),
                row.getString("error"),
                Times.read(row, "settled_at"),
                Times.required(row, "created_at"));
    }

    private static Event event(DeliveryId id, ResultSet row) throws SQLException {
        var company = row.getObject("company_id", UUID.class);
        Instant at = Times.required(row, "at");
        var sort = row.getString("sort");
        return switch (sort) {
            case "change" ->
                new Event.OfChange(
                        new CompanyId(company),
                        new Change(
                                row.getLong("first_seq"),
                                at,
                                Topic.ofStoredWord(row.getString("kind")),
                                row.getObject("entity_id", UUID.class),
                                Change.What.ofWord(row.getString("change"))),
                        status(row.getString("request_status")));
            case "stretch" ->
                new Event.OfStretch(new CompanyId(company), row.getLong("first_seq"), row.getLong("last_seq"), at);
            case "test" -> new Event.Test(id, company == null ? null : new CompanyId(company), at);
            default -> throw new IllegalStateException("the delivery " + id + " is of no known sort: " + sort);
        };
    }

    static @Nullable RequestStatus status(@Nullable String word) {
        return word == null ? null : RequestStatus.valueOf(upper(word));
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
