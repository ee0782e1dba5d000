package tandem.persistence.mirror;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static tandem.persistence.mirror.MirrorDatabase.NOW;
import static tandem.persistence.mirror.Records.NOON;
import static tandem.persistence.mirror.Records.at;
import static tandem.persistence.mirror.Records.numbered;
import static tandem.persistence.mirror.Records.vendor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.persistence.testing.TestDatabases;

class ChangeFeedTest {

    private static final JdbcTemplate JDBC = MirrorDatabase.in(TestDatabases.fresh(), 6);
    private static final JdbcMirror MIRROR = new JdbcMirror(JDBC);

    private final TransactionTemplate transactions =
            new TransactionTemplate(new JdbcTransactionManager(Objects.requireNonNull(JDBC.getDataSource())));
    private final CompanyId company = MirrorDatabase.newCompany(JDBC);

    @Test
    void numbers_have_no_holes_whoever_writes_and_whatever_is_rolled_back() throws Exception {
        int writers = 4;
        int turns = 25;
        try (var pool = Executors.newFixedThreadPool(writers)) {
            var together = new CountDownLatch(writers);
            var done = new ArrayList<Future<?>>();
            for (int writer = 0; writer < writers; writer++) {
                int number = writer;
                done.add(pool.submit(() -> {
                    together.countDown();
                    assertThat(together.await(30, SECONDS)).isTrue();
                    for (int turn = 0; turn < turns; turn++) {
                        boolean undone = turn % 5 == 4;
                        int base = number * 1000 + turn * 10;
                        transactions.executeWithoutResult(status -> {
                            MIRROR.apply(
                                    company, Kind.VENDOR, numbered(3, i -> vendor("V" + (base + i), at(NOON))), NOW);
                            if (undone) {
                                status.setRollbackOnly();
                            }
                        });
                    }
                    return null;
                }));
            }
            for (Future<?> writer : done) {
                writer.get(60, SECONDS);
            }
        }

        List<Long> seqs = JDBC.query(
                "SELECT seq FROM change_feed WHERE company_id = ? ORDER BY seq",
                (row, number) -> row.getLong("seq"),
                company.value());
        int kept = writers * turns * 4 / 5 * 3;
        assertThat(seqs)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, kept).boxed().toList());
    }

    @Test
    void a_later_number_is_never_seen_before_an_earlier_one() throws Exception {
        try (var pool = Executors.newSingleThreadExecutor()) {
            var second = transactions.execute(status -> {
                MIRROR.apply(company, Kind.VENDOR, List.of(vendor("first", at(NOON))), NOW);
                var waiting = pool.submit(() -> transactions.executeWithoutResult(
                        other -> MIRROR.apply(company, Kind.VENDOR, List.of(vendor("second", at(NOON))), NOW)));
                awaitABlockedWriter();
                assertThat(waiting).isNotDone();
                return waiting;
            });
            Objects.requireNonNull(second).get(30, SECONDS);
        }

        assertThat(JDBC.query("""
                        SELECT v.list_id FROM change_feed f JOIN vendor v ON v.company_id = f.company_id AND v.id = f.entity_id
                        WHERE f.company_id = ? ORDER BY f.seq
                        """, (row, number) -> row.getString("list_id"), company.value()))
                .containsExactly("first", "second");
    }

    private static void awaitABlockedWriter() {
        long deadline = System.nanoTime() + SECONDS.toNanos(30);
        while (System.nanoTime() < deadline) {
            // within a transaction PostgreSQL shows the same picture of the others until it is told to look again
            JDBC.execute("SELECT pg_stat_clear_snapshot()");
            Integer blocked = JDBC.queryForObject(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
                    Integer.class);
            if (blocked != null && blocked > 0) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("nobody waits for the counter");
    }
}
