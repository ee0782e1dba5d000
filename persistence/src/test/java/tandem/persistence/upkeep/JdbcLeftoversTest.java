package tandem.persistence.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tandem.persistence.testing.TestDatabases;
import tandem.upkeep.KeepingTimes;
import tandem.upkeep.Leftovers.Sort;
import tandem.upkeep.ThrowingAway;

class JdbcLeftoversTest {

    private static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final KeepingTimes TIMES = new KeepingTimes(
            Duration.ofDays(30),
            Duration.ofDays(3),
            Duration.ofDays(400),
            Duration.ofDays(1),
            Duration.ofDays(90),
            Duration.ofDays(30));

    private final JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(TestDatabases.fresh(), true));
    private final JdbcLeftovers leftovers = new JdbcLeftovers(jdbc);
    private final UUID company = UUID.randomUUID();

    @BeforeEach
    void a_company() {
        jdbc.sql("INSERT INTO company (id, name, created_at, updated_at) VALUES (?, 'Acme', now(), now())")
                .param(company)
                .update();
    }

    @Test
    void what_was_kept_long_enough_goes_and_all_else_stays() {
        for (var kept : new Duration[] {
            TIMES.exchanges().plus(SECOND), TIMES.exchanges().minus(SECOND)
        }) {
            exchange(NOW.minus(kept));
        }
        session(NOW.minus(TIMES.sessions()).minus(SECOND), true);
        session(NOW.minus(TIMES.sessions()).plus(SECOND), true);
        session(NOW.minus(TIMES.sessions()).minus(SECOND), false);
        wrongKey("long ago", NOW.minus(TIMES.wrongKeys()).minus(SECOND));
        wrongKey("today", NOW.minus(TIMES.wrongKeys()).plus(SECOND));
        wrongPassword("long ago", NOW.minus(TIMES.wrongKeys()).minus(SECOND));
        wrongPassword("today", NOW.minus(TIMES.wrongKeys()).plus(SECOND));
        keptAnswer("over", NOW);
        keptAnswer("good", NOW.plus(SECOND));

        var thrown = new ThrowingAway(leftovers, TIMES, Clock.fixed(NOW, ZoneOffset.UTC)).run();

        assertThat(thrown)
                .containsEntry(Sort.EXCHANGE, 1)
                .containsEntry(Sort.ENDED_SESSION, 1)
                .containsEntry(Sort.WRONG_KEY, 1)
                .containsEntry(Sort.WRONG_PASSWORD, 1)
                .containsEntry(Sort.KEPT_ANSWER, 1);
        assertThat(count("exchange")).isEqualTo(1);
        assertThat(count("session"))
                .as("one that is open is not thrown away, however old")
                .isEqualTo(2);
        assertThat(jdbc.sql("SELECT username FROM wrong_key")
                        .query(String.class)
                        .list())
                .containsExactly("today");
        assertThat(jdbc.sql("SELECT caller FROM kept_answer")
                        .query(String.class)
                        .list())
                .containsExactly("good");
    }

    @Test
    void comparisons_go_with_the_exchanges_of_their_time() {
        comparison(NOW.minus(TIMES.exchanges()).minus(SECOND));
        comparison(NOW.minus(TIMES.exchanges()).plus(SECOND));

        var thrown = new ThrowingAway(leftovers, TIMES, Clock.fixed(NOW, ZoneOffset.UTC)).run();

        assertThat(thrown).containsEntry(Sort.COMPARISON, 1);
        assertThat(count("reconciliation")).isEqualTo(1);
    }

    private void comparison(Instant at) {
        jdbc.sql("""
                        INSERT INTO reconciliation (company_id, id, scope, asked_by, started_at, finished_at, opened, resolved)
                        VALUES (:company, gen_random_uuid(), 'changes', 'hub', :at, :at, 0, 0)
                        """).param("company", company).param("at", Timestamp.from(at)).update();
    }

    @Test
    void deliveries_go_when_they_are_over_for_long_enough() {
        var endpoint = UUID.randomUUID();
        jdbc.sql("INSERT INTO webhook_endpoint (id, url, event_types, secret, created_at, created_by)"
                        + " VALUES (?, 'https://receiver.example', '{}', '', now(), 'key')")
                .param(endpoint)
                .update();
        delivery(endpoint, "failed", NOW.minus(TIMES.deliveries()).minus(SECOND));
        delivery(endpoint, "delivered", NOW.minus(TIMES.deliveries()).plus(SECOND));
        delivery(endpoint, "pending", NOW.minus(TIMES.deliveries()).minus(SECOND));

        new ThrowingAway(leftovers, TIMES, Clock.fixed(NOW, ZoneOffset.UTC)).run();

        assertThat(jdbc.sql("SELECT status FROM webhook_delivery")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("delivered", "pending");
    }

    private void delivery(UUID endpoint, String status, Instant at) {
        jdbc.sql("""
                        INSERT INTO webhook_delivery
                               (id, endpoint_id, sort, at, status, holds_up, attempts, next_attempt_at, settled_at, created_at)
                        VALUES (gen_random_uuid(), :endpoint, 'test', :at, :status, false, 1,
                                CASE :status WHEN 'pending' THEN :at::timestamptz END,
                                CASE :status WHEN 'pending' THEN NULL ELSE :at::timestamptz END, :at)
                        """)
                .param("endpoint", endpoint)
                .param("status", status)
                .param("at", Timestamp.from(at))
                .update();
    }

    @Test
    void a_step_takes_the_oldest_and_no_more_than_it_may() {
        for (int day = 1; day <= 5; day++) {
            exchange(NOW.minus(Duration.ofDays(40 + day)));
        }
        assertThat(leftovers.throwAway(Sort.EXCHANGE, NOW, 3)).isEqualTo(3);
        assertThat(jdbc.sql("SELECT min(sent_at) FROM exchange")
                        .query(Timestamp.class)
                        .single())
                .isEqualTo(Timestamp.from(NOW.minus(Duration.ofDays(42))));
        assertThat(leftovers.throwAway(Sort.EXCHANGE, NOW, 3)).isEqualTo(2);
        assertThat(leftovers.throwAway(Sort.EXCHANGE, NOW, 3)).isZero();
    }

    @Test
    void responses_that_went_as_they_should_go_before_their_exchanges() {
        exchange(NOW.minus(TIMES.responses()).minus(SECOND));
        jdbc.sql("UPDATE exchange SET response = '\\x01', recorded = true").update();
        exchange(NOW.minus(TIMES.responses()).minus(SECOND).minus(SECOND));
        jdbc.sql("UPDATE exchange SET response = '\\x02' WHERE response IS NULL")
                .update();
        exchange(NOW.minus(TIMES.responses()).plus(SECOND));
        jdbc.sql("UPDATE exchange SET response = '\\x03', recorded = true WHERE response IS NULL")
                .update();

        var thrown = new ThrowingAway(leftovers, TIMES, Clock.fixed(NOW, ZoneOffset.UTC)).run();

        assertThat(thrown).containsEntry(Sort.RESPONSE, 1).containsEntry(Sort.EXCHANGE, 0);
        assertThat(jdbc.sql("SELECT encode(response, 'hex') FROM exchange ORDER BY sent_at")
                        .query((row, number) -> String.valueOf(row.getString(1)))
                        .list())
                .as("what could not be read stays")
                .containsExactly("02", "null", "03");
    }

    @Test
    void a_feed_loses_its_beginning_and_nothing_from_its_midst() {
        var before = NOW.minus(TIMES.changes());
        for (var at : new Instant[] {
            before.minusSeconds(9), before.minusSeconds(8), before.plusSeconds(1), before.minusSeconds(7), NOW
        }) {
            change(at);
        }

        assertThat(leftovers.throwAway(Sort.CHANGE, before, 1)).isEqualTo(1);
        assertThat(leftovers.throwAway(Sort.CHANGE, before, 10)).isEqualTo(1);
        assertThat(leftovers.throwAway(Sort.CHANGE, before, 10)).isZero();

        assertThat(seqs()).as("the fourth is old, and the third is not").containsExactly(3L, 4L, 5L);
        var thrown = new ThrowingAway(leftovers, TIMES, Clock.fixed(NOW.plus(TIMES.changes()), ZoneOffset.UTC)).run();
        assertThat(thrown).containsEntry(Sort.CHANGE, 2);
        assertThat(seqs()).containsExactly(5L);
    }

    private void change(Instant at) {
        jdbc.sql("""
                        WITH counted AS (
                            INSERT INTO change_counter AS c (company_id, last_seq) VALUES (:company, 1)
                            ON CONFLICT (company_id) DO UPDATE SET last_seq = c.last_seq + 1
                            RETURNING last_seq)
                        INSERT INTO change_feed (company_id, seq, at, kind, entity_id, change)
                        SELECT :company, last_seq, :at, 'bill', :company, 'updated' FROM counted
                        """).param("company", company).param("at", Timestamp.from(at)).update();
    }

    private List<Long> seqs() {
        return jdbc.sql("SELECT seq FROM change_feed ORDER BY seq")
                .query((row, number) -> row.getLong("seq"))
                .list();
    }

    private void exchange(Instant sentAt) {
        jdbc.sql("INSERT INTO exchange (company_id, session_id, number, about, sent_at) VALUES (?, ?, 1, 'changes', ?)")
                .params(company, UUID.randomUUID(), Timestamp.from(sentAt))
                .update();
    }

    private void session(Instant at, boolean ended) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        "INSERT INTO session (company_id, id, ticket_hash, connector_id, state, progress, started_at, last_seen_at,"
                                + " ended_at, outcome) VALUES (:company, :id, decode(md5(:id::text), 'hex'), :id,"
                                + " CASE WHEN :ended THEN 'ended' ELSE 'asking' END, '{}', :at, :at,"
                                + " CASE WHEN :ended THEN :at::timestamptz END, CASE WHEN :ended THEN 'completed' END)")
                .param("company", company)
                .param("id", id)
                .param("at", Timestamp.from(at))
                .param("ended", ended)
                .update();
    }

    private void wrongPassword(String about, Instant window) {
        jdbc.sql("INSERT INTO wrong_password (about, window_start) VALUES (?, ?)")
                .params(about, Timestamp.from(window))
                .update();
    }

    private void wrongKey(String username, Instant window) {
        jdbc.sql("INSERT INTO wrong_key (username, window_start) VALUES (?, ?)")
                .params(username, Timestamp.from(window))
                .update();
    }

    private void keptAnswer(String caller, Instant expires) {
        jdbc.sql(
                        "INSERT INTO kept_answer (caller, place, name_hash, fingerprint, answer, expires_at) VALUES (?, '', '', '', '', ?)")
                .params(caller, Timestamp.from(expires))
                .update();
    }

    private int count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Integer.class).single();
    }
}
