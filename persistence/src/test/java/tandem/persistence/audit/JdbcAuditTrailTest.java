package tandem.persistence.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tandem.audit.Actor;
import tandem.audit.AuditEvent;
import tandem.audit.AuditEventId;
import tandem.audit.AuditLog.Filter;
import tandem.identity.UuidV7;
import tandem.persistence.testing.TestDatabases;

class JdbcAuditTrailTest {

    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
    private static final Filter ALL = new Filter(null, null, null, null);

    private final JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(TestDatabases.fresh(), true));
    private final JdbcAuditTrail trail = new JdbcAuditTrail(jdbc);
    private final JdbcAuditLog log = new JdbcAuditLog(jdbc);

    private UUID company() {
        var id = UuidV7.at(NOON);
        jdbc.sql("INSERT INTO company (id, name, created_at, updated_at) VALUES (?, 'Acme', now(), now())")
                .param(id)
                .update();
        return id;
    }

    private AuditEvent event(int minute, String actor, @Nullable UUID company, String action) {
        return new AuditEvent(
                NOON.plusSeconds(60L * minute),
                new Actor(actor, "Sue", "10.0.0.7"),
                action,
                company,
                "cmp_x",
                "because",
                Map.of("a", 1),
                Map.of("a", List.of("b")));
    }

    private List<String> actions(Filter filter) {
        return log.list(filter, null, 100).items().stream()
                .map(recorded -> recorded.event().action())
                .toList();
    }

    @Test
    void what_was_added_comes_back_the_latest_first() {
        var company = company();
        var first = event(1, "key_1", company, "first");
        var second = event(2, "key_1", null, "second");
        trail.add(first);
        trail.add(second);

        assertThat(log.list(ALL, null, 10).items())
                .extracting(recorded -> recorded.event())
                .containsExactly(second, first);
    }

    @Test
    void it_is_looked_through_by_company_actor_and_time() {
        var company = company();
        trail.add(event(1, "key_1", company, "one"));
        trail.add(event(2, "key_2", company, "two"));
        trail.add(event(3, "key_1", company(), "three"));
        trail.add(event(4, "key_1", null, "four"));

        assertThat(actions(new Filter(company, null, null, null))).containsExactly("two", "one");
        assertThat(actions(new Filter(null, "key_1", null, null))).containsExactly("four", "three", "one");
        assertThat(actions(new Filter(company, "key_1", null, null))).containsExactly("one");
        assertThat(actions(new Filter(null, null, NOON.plusSeconds(180), null)))
                .as("earlier than the third")
                .containsExactly("two", "one");
        assertThat(actions(new Filter(null, null, null, NOON.plusSeconds(180))))
                .as("of the third's time or later")
                .containsExactly("four", "three");
    }

    @Test
    void pages_follow_each_other_without_a_gap() {
        for (int minute = 1; minute <= 7; minute++) {
            trail.add(event(minute, "key_1", null, "act " + minute));
        }
        var seen = new ArrayList<String>();
        @Nullable AuditEventId last = null;
        boolean more = true;
        while (more) {
            var slice = log.list(ALL, last, 3);
            slice.items().forEach(recorded -> seen.add(recorded.event().action()));
            more = slice.hasMore();
            last = slice.items().getLast().id();
        }
        assertThat(seen).containsExactly("act 7", "act 6", "act 5", "act 4", "act 3", "act 2", "act 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_event SET actor = 'nobody'",
                "UPDATE audit_event SET before = NULL, after = NULL, reason = NULL",
                "DELETE FROM audit_event",
                "TRUNCATE audit_event"
            })
    void the_database_lets_nobody_rewrite_it(String statement) {
        trail.add(event(1, "key_1", company(), "kept"));

        assertThatThrownBy(() -> jdbc.sql(statement).update())
                .rootCause()
                .hasMessageContaining("audit events are only added");
        assertThat(actions(ALL)).containsExactly("kept");
    }

    @Test
    void of_a_company_that_is_erased_it_stays_who_acted_and_when_and_nothing_else() {
        var company = company();
        trail.add(event(1, "key_1", company, "kept"));
        jdbc.sql("DELETE FROM company WHERE id = ?").param(company).update();

        trail.blank(company);

        assertThat(log.list(ALL, null, 10).items()).singleElement().satisfies(recorded -> {
            assertThat(recorded.event().actor()).isEqualTo(new Actor("key_1", "Sue", "10.0.0.7"));
            assertThat(recorded.event().reason()).isNull();
            assertThat(recorded.event().before()).isEmpty();
            assertThat(recorded.event().after()).isEmpty();
        });
        assertThatThrownBy(() -> jdbc.sql("UPDATE audit_event SET before = NULL, subject = 'x'")
                        .update())
                .as("no more than that, of an erased company either")
                .rootCause()
                .hasMessageContaining("audit events are only added");
    }

    /** Wherever something of a company is kept, its erasure takes it along. */
    @Test
    void no_table_forgets_to_let_go_of_a_company_that_is_erased() {
        var forgetful = jdbc.sql("""
                        WITH RECURSIVE cascading (child) AS (
                            SELECT conrelid FROM pg_constraint
                             WHERE contype = 'f' AND confdeltype = 'c' AND confrelid = 'company'::regclass
                            UNION
                            SELECT f.conrelid
                              FROM pg_constraint f
                              JOIN cascading c ON c.child = f.confrelid
                             WHERE f.contype = 'f' AND f.confdeltype = 'c')
                        SELECT c.relname
                          FROM pg_class c
                          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'company_id' AND NOT a.attisdropped
                         WHERE c.relkind = 'r'
                           AND c.relnamespace = 'public'::regnamespace
                           AND c.oid NOT IN (SELECT child FROM cascading)
                           AND NOT EXISTS (SELECT
                                             FROM pg_trigger t
                                             JOIN pg_proc p ON p.oid = t.tgfoid
                                            WHERE t.tgrelid = 'company'::regclass
                                              AND p.prosrc ~ ('DELETE FROM ' || c.relname || ' '))
                        """).query(String.class).list();

        assertThat(forgetful).as("what is blanked instead").containsExactly("audit_event");
    }
}
