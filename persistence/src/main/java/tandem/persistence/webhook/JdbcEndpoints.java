package tandem.persistence.webhook;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.listing.Slice;
import tandem.persistence.Times;
import tandem.webhook.Endpoint;
import tandem.webhook.EndpointId;
import tandem.webhook.Endpoints;
import tandem.webhook.SigningSecret;

final class JdbcEndpoints implements Endpoints {

    private final JdbcClient jdbc;
    private final SealedSecrets secrets;

    JdbcEndpoints(JdbcClient jdbc, SealedSecrets secrets) {
        this.jdbc = jdbc;
        this.secrets = secrets;
    }

    @Override
    public Optional<Endpoint> find(EndpointId id) {
        return jdbc.sql("SELECT * FROM webhook_endpoint WHERE id = ?")
                .param(id.value())
                .query((row, number) -> EndpointColumns.read(row))
                .optional();
    }

    @Override
    public Slice<Endpoint> list(@Nullable CompanyId company, @Nullable EndpointId after, int limit) {
        var rows = jdbc.sql("""
                        SELECT *
                          FROM webhook_endpoint
                         WHERE (:company::uuid IS NULL OR company_id = :company)
                           AND (:after::uuid IS NULL OR id > :after)
                         ORDER BY id
                         LIMIT :limit
                        """)
                .param("company", company == null ? null : company.value())
                .param("after", after == null ? null : after.value())
                .param("limit", limit + 1)
                .query((row, number) -> EndpointColumns.read(row))
                .list();
        return Slice.of(rows, limit);
    }

    /** It stands at the end of every feed that it is told of; one that begins later is told from its beginning. */
    @Override
    public void add(Endpoint endpoint, SigningSecret secret, String createdBy) {
        var disabled = endpoint.disabled();
        jdbc.sql("""
                        WITH added AS (
                            INSERT INTO webhook_endpoint
                                   (id, company_id, url, description, event_types, secret, disabled_at, disabled_because,
                                    version, created_at, created_by)
                            VALUES (:id, :company, :url, :description, :types, :secret, :disabledAt, :because,
                                    :version, :created, :by)
                            RETURNING id, company_id)
                        INSERT INTO webhook_position (endpoint_id, company_id, after_seq)
                        SELECT a.id, c.company_id, c.last_seq
                          FROM added a
                          JOIN change_counter c ON a.company_id IS NULL OR c.company_id = a.company_id
                        """)
                .param("id", endpoint.id().value())
                .param(
                        "company",
                        endpoint.company() == null ? null : endpoint.company().value())
                .param("url", endpoint.url().toString())
                .param("description", endpoint.description())
                .param("types", endpoint.types().wanted().toArray(String[]::new))
                .param("secret", secrets.close(endpoint.id(), secret))
                .param("disabledAt", disabled == null ? null : Times.parameter(disabled.at()))
                .param("because", disabled == null ? null : EndpointColumns.word(disabled.because()))
                .param("version", endpoint.version())
                .param("created", Times.parameter(endpoint.createdAt()))
                .param("by", createdBy)
                .update();
    }

    @Override
    public boolean change(Endpoint changed) {
        var disabled = changed.disabled();
        var health = changed.health();
        return jdbc.sql("""
                                UPDATE webhook_endpoint
                                   SET url = :url, description = :description, event_types = :types,
                                       disabled_at = :disabledAt, disabled_because = :because,
                                       failures = :failures, failing_since = :since, last_error = :error, rests_until = :rests,
                                       version = version + 1
                                 WHERE id = :id AND version = :version
                                """)
                        .param("id", changed.id().value())
                        .param("version", changed.version())
                        .param("url", changed.url().toString())
                        .param("description", changed.description())
                        .param("types", changed.types().wanted().toArray(String[]::new))
                        .param("disabledAt", disabled == null ? null : Times.parameter(disabled.at()))
                        .param("because", disabled == null ? null : EndpointColumns.word(disabled.because()))
                        .param("failures", health.failures())
                        .param("since", Times.parameter(health.failingSince()))
                        .param("error", health.lastError())
                        .param("rests", Times.parameter(health.restsUntil()))
                        .update()
                == 1;
    }

    @Override
    public boolean rotate(EndpointId id, long version, SigningSecret secret, Instant previousUntil) {
        return jdbc.sql("""
                                UPDATE webhook_endpoint
                                   SET previous_secret = secret, previous_secret_until = :until,
                                       secret = :secret, version = version + 1
                                 WHERE id = :id AND version = :version
                                """)
                        .param("id", id.value())
                        .param("version", version)
                        .param("secret", secrets.close(id, secret))
                        .param("until", Times.parameter(previousUntil))
                        .update()
                == 1;
    }

    @Override
    public boolean delete(EndpointId id, long version) {
        return jdbc.sql("DELETE FROM webhook_endpoint WHERE id = ? AND version = ?")
                        .params(id.value(), version)
                        .update()
                == 1;
    }
}
