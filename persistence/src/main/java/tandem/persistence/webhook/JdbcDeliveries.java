package tandem.persistence.webhook;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.listing.Slice;
import tandem.webhook.Deliveries;
import tandem.webhook.Delivery;
import tandem.webhook.DeliveryId;
import tandem.webhook.EndpointId;

final class JdbcDeliveries implements Deliveries {

    private final JdbcClient jdbc;

    JdbcDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Delivery> find(EndpointId endpoint, DeliveryId id) {
        return jdbc.sql("SELECT * FROM webhook_delivery WHERE id = ? AND endpoint_id = ?")
                .params(id.value(), endpoint.value())
                .query(DeliveryColumns::read)
                .optional();
    }

    @Override
    public Slice<Delivery> list(
            EndpointId endpoint,
            Delivery.@Nullable Status status,
            @Nullable CompanyId company,
            @Nullable DeliveryId before,
            int limit) {
        var rows = jdbc.sql("""
                        SELECT *
                          FROM webhook_delivery
                         WHERE endpoint_id = :endpoint
                           AND (:status::text IS NULL OR status = :status)
                           AND (:company::uuid IS NULL OR company_id = :company)
                           AND (:before::uuid IS NULL OR id < :before)
                         ORDER BY id DESC
                         LIMIT :limit
                        """)
                .param("endpoint", endpoint.value())
                .param("status", status == null ? null : EndpointColumns.word(status))
                .param("company", company == null ? null : company.value())
                .param("before", before == null ? null : before.value())
                .param("limit", limit + 1)
                .query(DeliveryColumns::read)
                .list();
        return Slice.of(rows, limit);
    }

    @Override
    public Slice<Delivery> about(CompanyId company, @Nullable DeliveryId after, int limit) {
        var rows = jdbc.sql("""
                        SELECT *
                          FROM webhook_delivery
                         WHERE company_id = :company AND (:after::uuid IS NULL OR id > :after)
                         ORDER BY id
                         LIMIT :limit
                        """)
                .param("company", company.value())
                .param("after", after == null ? null : after.value())
                .param("limit", limit + 1)
                .query(DeliveryColumns::read)
                .list();
        return Slice.of(rows, limit);
    }

    @Override
    public void add(Delivery delivery) {
        jdbc.sql(DeliveryColumns.INSERT)
                .params(DeliveryColumns.parameters(delivery))
                .update();
    }

    @Override
    public boolean again(Delivery before, Delivery again) {
        return jdbc.sql(DeliveryColumns.OUTCOME + " AND status = :was AND attempts = :were")
                        .params(DeliveryColumns.outcome(again))
                        .param("was", EndpointColumns.word(before.status()))
                        .param("were", before.attempts())
                        .update()
                == 1;
    }
}
