package tandem.persistence.caller;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tandem.caller.ApiKey;
import tandem.caller.ApiKeyId;
import tandem.caller.ApiKeys;
import tandem.caller.Scope;
import tandem.company.CompanyId;
import tandem.listing.Slice;
import tandem.persistence.Times;

final class JdbcApiKeys implements ApiKeys {

    private static final String COLUMNS = """
            SELECT id, label, scopes, company_id, expires_at, last_used_at, previous_key_until, version, created_at
              FROM api_key
             WHERE deleted_at IS NULL
            """;
    /** Any number, the same on all nodes: who holds this lock looks whether there are keys. */
    private static final long FIRST_KEY_LOCK = 0x7461_6e64_656d_0001L;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    JdbcApiKeys(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public Optional<ApiKey> byHash(byte[] hash, Instant now) {
        return jdbc.sql(COLUMNS + " AND (key_hash = :hash OR previous_key_hash = :hash AND previous_key_until > :now)")
                .param("hash", hash)
                .param("now", Times.parameter(now))
                .query(JdbcApiKeys::read)
                .optional();
    }

    @Override
    public Optional<ApiKey> find(ApiKeyId id) {
        return jdbc.sql(COLUMNS + " AND id = :id")
                .param("id", id.value())
                .query(JdbcApiKeys::read)
                .optional();
    }

    @Override
    public Slice<ApiKey> list(@Nullable CompanyId company, @Nullable ApiKeyId after, int limit) {
        var rows = jdbc.sql(COLUMNS + """
                               AND (:company::uuid IS NULL OR company_id = :company)
                               AND (:after::uuid IS NULL OR id > :after)
                             ORDER BY id
                             LIMIT :limit
                            """)
                .param("company", company == null ? null : company.value())
                .param("after", after == null ? null : after.value())
                .param("limit", limit + 1)
                .query(JdbcApiKeys::read)
                .list();
        return Slice.of(rows, limit);
    }

    @Override
    public void add(ApiKey key, byte[] hash, String createdBy) {
        jdbc.sql("""
                        INSERT INTO api_key (id, label, scopes, company_id, key_hash, expires_at, version, created_at, created_by)
                        VALUES (:id, :label, :scopes, :company, :hash, :expires, :version, :created, :by)
                        """)
                .param("id", key.id().value())
                .param("label", key.label())
                .param("scopes", key.scopes().stream().map(Scope::word).sorted().toArray(String[]::new))
                .param("company", key.company() == null ? null : key.company().value())
                .param("hash", hash)
                .param("expires", Times.parameter(key.expiresAt()))
                .param("version", key.version())
                .param("created", Times.parameter(key.createdAt()))
                .param("by", createdBy)
                .update();
    }

    @Override
    public boolean addFirst(ApiKey key, byte[] hash) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(?)").param(FIRST_KEY_LOCK).query(row -> {});
            var exists = jdbc.sql("SELECT EXISTS (SELECT FROM api_key)")
                    .query(Boolean.class)
                    .single();
            if (!exists) {
                add(key, hash, "hub");
            }
            return !exists;
        }));
    }

    @Override
    public boolean rotate(ApiKeyId id, long version, byte[] hash, Instant previousUntil) {
        return jdbc.sql("""
                                UPDATE api_key
                                   SET previous_key_hash = key_hash, previous_key_until = :until,
                                       key_hash = :hash, version = version + 1
                                 WHERE id = :id AND version = :version AND deleted_at IS NULL
                                """)
                        .param("id", id.value())
                        .param("version", version)
                        .param("hash", hash)
                        .param("until", Times.parameter(previousUntil))
                        .update()
                == 1;
    }

    @Override
    public boolean delete(ApiKeyId id, long version, Instant now) {
        return jdbc.sql("""
                                UPDATE api_key
                                   SET deleted_at = :now, version = version + 1
                                 WHERE id = :id AND version = :version AND deleted_at IS NULL
                                """)
                        .param("id", id.value())
                        .param("version", version)
                        .param("now", Times.parameter(now))
                        .update()
                == 1;
    }

    @Override
    public int managingEverything(Instant now) {
        return jdbc.sql("""
                        SELECT id
                          FROM api_key
                         WHERE deleted_at IS NULL AND company_id IS NULL AND 'admin' = ANY (scopes)
                           AND (expires_at IS NULL OR expires_at > :now)
                         ORDER BY id
                           FOR UPDATE
                        """)
                .param("now", Times.parameter(now))
                .query(UUID.class)
                .list()
                .size();
    }

    @Override
    public void used(ApiKeyId id, Instant now) {
        jdbc.sql("""
                        UPDATE api_key
                           SET last_used_at = :now
                         WHERE id = :id AND (last_used_at IS NULL OR last_used_at < :now)
                        """).param("id", id.value()).param("now", Times.parameter(now)).update();
    }

    private static ApiKey read(ResultSet row, int number) throws SQLException {
        var company = row.getObject("company_id", UUID.class);
        return new ApiKey(
                new ApiKeyId(row.getObject("id", UUID.class)),
                row.getString("label"),
                scopes((String[]) row.getArray("scopes").getArray()),
                company == null ? null : new CompanyId(company),
                Times.read(row, "expires_at"),
                Times.read(row, "last_used_at"),
                Times.read(row, "previous_key_until"),
                row.getLong("version"),
                Times.required(row, "created_at"));
    }

    private static Set<Scope> scopes(String[] words) {
        return Arrays.stream(words).map(Scope::ofWord).collect(Collectors.toSet());
    }
}
