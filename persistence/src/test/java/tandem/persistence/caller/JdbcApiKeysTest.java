package tandem.persistence.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tandem.caller.ApiKey;
import tandem.caller.ApiKeyId;
import tandem.caller.Scope;
import tandem.persistence.testing.TestDatabases;

class JdbcApiKeysTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private final DriverManagerDataSource source = new DriverManagerDataSource(TestDatabases.fresh());
    private final JdbcApiKeys keys =
            new JdbcApiKeys(JdbcClient.create(source), new TransactionTemplate(new JdbcTransactionManager(source)));

    @Test
    void of_nodes_that_start_at_the_same_moment_one_makes_the_first_key() throws Exception {
        try (var nodes = Executors.newFixedThreadPool(8)) {
            var starts = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(node -> () -> keys.addFirst(key(node), new byte[] {(byte) node}))
                    .toList();
            var made = 0;
            for (var start : nodes.invokeAll(starts)) {
                made += start.get() ? 1 : 0;
            }
            assertThat(made).isEqualTo(1);
        }
        assertThat(keys.list(null, null, 10).items()).hasSize(1);
    }

    @Test
    void a_deleted_first_key_is_not_made_again() {
        assertThat(keys.addFirst(key(1), new byte[] {1})).isTrue();
        assertThat(keys.delete(key(1).id(), 0, NOW)).isTrue();
        assertThat(keys.addFirst(key(2), new byte[] {2})).isFalse();
        assertThat(keys.byHash(new byte[] {1}, NOW)).isEmpty();
    }

    @Test
    void a_step_from_another_version_does_nothing() {
        keys.addFirst(key(1), new byte[] {1});
        assertThat(keys.rotate(key(1).id(), 7, new byte[] {2}, NOW)).isFalse();
        assertThat(keys.delete(key(1).id(), 7, NOW)).isFalse();
        assertThat(keys.byHash(new byte[] {1}, NOW)).isPresent();
    }

    private static ApiKey key(int number) {
        return new ApiKey(
                new ApiKeyId(new UUID(0, number)), "key", Set.of(Scope.ADMIN), null, null, null, null, 0, NOW);
    }
}
