package tandem.persistence.mirror;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static tandem.persistence.mirror.MirrorDatabase.NOW;
import static tandem.persistence.mirror.Records.NOON;
import static tandem.persistence.mirror.Records.at;
import static tandem.persistence.mirror.Records.numbered;
import static tandem.persistence.mirror.Records.vendor;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tandem.company.CompanyId;
import tandem.feed.Change;
import tandem.feed.Stretch;
import tandem.feed.Topic;
import tandem.identity.UuidV7;
import tandem.mirror.Kind;
import tandem.persistence.feed.JdbcChangeFeed;
import tandem.persistence.request.JdbcRequests;
import tandem.persistence.testing.TestDatabases;
import tandem.request.Cause;
import tandem.request.Errand;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.wire.Write.VendorField;

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

    @Test
    void whoever_follows_meets_every_number_in_its_turn_while_many_write_and_some_take_it_back() throws Exception {
        int writers = 4;
        int turns = 30;
        int kept = writers * turns * 4 / 5 * 2;
        var feed = new JdbcChangeFeed(JdbcClient.create(JDBC));
        var requests = new JdbcRequests(JdbcClient.create(JDBC), Clock.fixed(NOW, ZoneOffset.UTC));
        var met = new ArrayList<Change>();
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
                        boolean drafts = turn % 2 == 0;
                        var name = "W" + number + "-" + turn;
                        transactions.executeWithoutResult(status -> {
                            if (drafts) {
                                draft();
                                draft();
                            } else {
                                requests.hold(company);
                                requests.add(request(), new Cause("a test", null));
                                MIRROR.apply(company, Kind.VENDOR, List.of(vendor(name, at(NOON))), NOW);
                            }
                            if (undone) {
                                status.setRollbackOnly();
                            }
                        });
                    }
                    return null;
                }));
            }
            long deadline = System.nanoTime() + SECONDS.toNanos(60);
            while (met.size() < kept && System.nanoTime() < deadline) {
                long after = met.isEmpty() ? 0 : met.getLast().seq();
                var stretch = feed.after(company, after, 7);
                assertThat(stretch.isTorn()).as("after %s: %s", after, stretch).isFalse();
                met.addAll(stretch.changes());
            }
            for (Future<?> writer : done) {
                writer.get(60, SECONDS);
            }
        }

        assertThat(met)
                .extracting(Change::seq)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, kept).boxed().toList());
        assertThat(met).extracting(Change::at).isSorted();
        assertThat(met).extracting(Change::topic).contains(Topic.REQUEST, Topic.VENDOR, Topic.BILL);
        assertThat(feed.after(company, kept, 7)).isEqualTo(new Stretch(kept, List.of(), kept));
        for (int after = 0; after < kept; after += 13) {
            assertThat(feed.after(company, after, kept).changes()).isEqualTo(met.subList(after, kept));
        }
    }

    /** As it is made: without holding the company. */
    private void draft() {
        JDBC.update(
                "INSERT INTO own_bill (company_id, id, content, version, created_at, updated_at) VALUES (?, ?, '{}', 1, ?, ?)",
                company.value(),
                UuidV7.at(NOW),
                NOW.atOffset(ZoneOffset.UTC),
                NOW.atOffset(ZoneOffset.UTC));
    }

    private Request request() {
        var vendor = UuidV7.at(NOW);
        var edit = new Errand.VendorEdit(vendor, Map.of(VendorField.PHONE, new Errand.TextChange("111", "222")), null);
        return Request.of(new RequestId(UuidV7.at(NOW)), company, edit, Set.of(), NOW);
    }

    @Test
    void how_far_feeds_have_come_is_told_of_those_that_have_begun() {
        var feed = new JdbcChangeFeed(JdbcClient.create(JDBC));
        MIRROR.apply(company, Kind.VENDOR, numbered(3, i -> vendor("V" + i, at(NOON))), NOW);
        var silent = MirrorDatabase.newCompany(JDBC);

        assertThat(feed.lastOf(Set.of(company, silent))).isEqualTo(Map.of(company, 3L));
        assertThat(feed.after(silent, 0, 10)).isEqualTo(new Stretch(0, List.of(), 0));
    }

    @Test
    void times_do_not_go_backwards_though_a_writers_clock_does() {
        var feed = new JdbcChangeFeed(JdbcClient.create(JDBC));
        MIRROR.apply(company, Kind.VENDOR, List.of(vendor("first", at(NOON))), NOW);
        MIRROR.apply(company, Kind.VENDOR, List.of(vendor("second", at(NOON))), NOW.minusSeconds(5));

        assertThat(feed.after(company, 0, 10).changes()).extracting(Change::at).containsExactly(NOW, NOW);
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
