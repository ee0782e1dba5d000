package tandem.persistence.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tandem.identity.UuidV7;
import tandem.persistence.testing.CountingDataSource;
import tandem.persistence.testing.TestDatabases;
import tandem.state.Connection;
import tandem.state.SyncBoard;
import tandem.state.SyncBoard.Place;
import tandem.state.SyncBoard.Wanted;
import tandem.state.SyncState;

class WorstFirstTest {

    private static final Duration ROUND = Duration.ofDays(30);
    private static final Instant NOW = Instant.parse("2026-03-02T14:20:00Z");
    private static final int COMPANIES = 600;
    private static final Wanted ALL = new Wanted(null, null, null);
    private static final CountingDataSource SOURCE =
            new CountingDataSource(new SingleConnectionDataSource(TestDatabases.fresh(), true));
    private static final JdbcClient JDBC = JdbcClient.create(SOURCE);
    private static final JdbcSyncStates STATES = new JdbcSyncStates(JDBC);

    @BeforeAll
    static void companies_of_all_sorts() {
        var random = new Random(42);
        for (int n = 0; n < COMPANIES; n++) {
            new Sample(random).store();
        }
    }

    @Test
    void the_database_judges_as_the_domain_does() {
        var places = STATES.worst(ALL, null, COMPANIES + 1, NOW);
        var states = states(places);

        assertThat(places).hasSize(COMPANIES);
        assertThat(places)
                .allSatisfy(place -> assertThat(place.badness())
                        .as("%s", state(states, place))
                        .isEqualTo(state(states, place).badness()));
        assertThat(places.stream().map(Place::badness).distinct())
                .as("all sorts are among them")
                .containsExactly(5, 4, 3, 2, 1, 0);
    }

    @Test
    void the_filters_mean_what_the_states_say() {
        var states = states(STATES.worst(ALL, null, COMPANIES, NOW));
        for (var connection : Connection.values()) {
            for (var attention : new Boolean[] {true, false}) {
                var found = STATES.worst(new Wanted(null, connection, attention), null, COMPANIES, NOW);
                assertThat(found.stream().map(Place::company))
                        .as("%s, attention %s", connection, attention)
                        .containsExactlyInAnyOrderElementsOf(states.stream()
                                .filter(state -> state.connection() == connection)
                                .filter(state -> state.needsAttention() == attention)
                                .map(state -> state.facts().overview().company().id())
                                .toList());
            }
        }
    }

    @Test
    void pages_make_the_whole_whatever_their_size() {
        var whole = STATES.worst(ALL, null, COMPANIES, NOW);
        var pages = new ArrayList<Place>();
        @Nullable Place last = null;
        List<Place> page;
        do {
            page = STATES.worst(ALL, last, 70, NOW);
            pages.addAll(page);
            last = page.isEmpty() ? null : page.getLast();
        } while (!page.isEmpty());
        assertThat(pages).isEqualTo(whole);
        assertThat(STATES.worst(new Wanted(whole.getLast().company(), null, null), null, 10, NOW))
                .containsExactly(whole.getLast());
    }

    @Test
    void a_page_costs_five_statements_however_many_companies_there_are() {
        var board = new SyncBoard(STATES, ROUND, Clock.fixed(NOW, ZoneOffset.UTC));
        SOURCE.takeStatements();
        assertThat(board.list(ALL, null, 50).items()).hasSize(50);
        assertThat(SOURCE.takeStatements()).hasSize(5);
    }

    private static List<SyncState> states(List<Place> places) {
        return STATES.find(places.stream().map(Place::company).toList()).stream()
                .map(facts -> SyncState.of(facts, ROUND, NOW))
                .toList();
    }

    private static SyncState state(List<SyncState> states, Place place) {
        return states.stream()
                .filter(state -> state.facts().overview().company().id().equals(place.company()))
                .findFirst()
                .orElseThrow();
    }

    /** A company that may be in any state, likely or not. */
    private record Sample(Random random) {

        private static final List<String> PAIRINGS = List.of(
                "unpaired", "awaiting_confirmation", "confirmed", "confirmed", "confirmed", "rejected", "mismatch");
        private static final List<String> QUIET = List.of(
                "[]",
                "[]",
                "[]",
                "[{\"days\":[\"monday\"],\"from\":\"09:00\",\"to\":\"09:30\",\"zone\":\"America/New_York\"}]",
                "[{\"days\":[\"sunday\"],\"from\":\"22:00\",\"to\":\"14:30\",\"zone\":\"UTC\"}]",
                "[{\"days\":[\"sunday\"],\"from\":\"22:00\",\"to\":\"14:20\",\"zone\":\"UTC\"}]",
                "[{\"days\":[\"tuesday\",\"wednesday\"],\"from\":\"00:00\",\"to\":\"00:00\",\"zone\":\"+14:00\"},"
                        + "{\"days\":[\"monday\"],\"from\":\"14:20\",\"to\":\"14:21\",\"zone\":\"UTC\"}]");

        void store() {
            var id = UuidV7.at(NOW);
            JDBC.sql(
                            "INSERT INTO company (id, name, sync_interval_minutes, quiet_hours, pause_reason, paused_at, paused_until,"
                                    + " retired_at, created_at, updated_at) VALUES (?, 'Acme', ?, ?::jsonb, ?, ?, ?, ?, ?, ?)")
                    .params(values(
                            id,
                            one(5, 5, 5, 15, 60),
                            one(QUIET),
                            null,
                            null,
                            null,
                            chance(20) ? at(-500) : null,
                            at(-5000),
                            at(-5000)))
                    .update();
            if (chance(5)) {
                JDBC.sql("UPDATE company SET pause_reason = 'closing', paused_at = ?, paused_until = ? WHERE id = ?")
                        .params(values(at(-60), chance(2) ? at(one(-10, 0, 10)) : null, id))
                        .update();
            }
            var pairing = one(PAIRINGS);
            boolean confirmed = pairing.equals("confirmed") || pairing.equals("mismatch");
            JDBC.sql(
                            "INSERT INTO company_sync (company_id, pairing, confirmed_file_id, confirmed_at, candidate, multi_user,"
                                    + " initial_completed_at, last_completed_at, last_error_code, last_error_message, last_error_at, last_mode)"
                                    + " VALUES (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?, ?, ?)")
                    .params(values(
                            id,
                            pairing,
                            confirmed ? UUID.randomUUID() : null,
                            confirmed ? at(-900) : null,
                            chance(2) ? candidate() : null,
                            one(Boolean.TRUE, Boolean.FALSE, Boolean.FALSE),
                            chance(2) ? null : at(-800),
                            chance(3) ? null : at(one(-3, -16, -16, -60, -200, -2000)),
                            null,
                            null,
                            null,
                            one("online", "online", "offline", "unknown")))
                    .update();
            if (chance(4)) {
                JDBC.sql(
                                "UPDATE company_sync SET last_error_code = ?, last_error_message = 'no', last_error_at = ? WHERE company_id = ?")
                        .params(values(
                                one(
                                        "quickbooks_closed",
                                        "login_conflict",
                                        "wrong_company_file",
                                        "file_never_authorized"),
                                at(one(-3, -1, -400, -2000)),
                                id))
                        .update();
            }
            if (chance(12)) {
                JDBC.sql(
                                "UPDATE company_sync SET suspended_at = ?, suspended_code = 'file_behind', suspended_reason = 'Old.'"
                                        + " WHERE company_id = ?")
                        .params(values(at(-40), id))
                        .update();
            }
            if (chance(10)) {
                JDBC.sql(
                                "INSERT INTO read_mark (company_id, kind, set_aside_at, set_aside_reason) VALUES (?, 'item', ?, 'no')")
                        .params(values(id, at(one(-100, -1440, -2000))))
                        .update();
            }
            if (chance(10)) {
                JDBC.sql(
                                "INSERT INTO read_mark (company_id, kind, history_aside_at, set_aside_reason) VALUES (?, 'bill', ?, 'no')")
                        .params(values(id, at(one(-100, -1440, -2000))))
                        .update();
            }
            if (chance(10)) {
                JDBC.sql(
                                "INSERT INTO record_to_reread (company_id, kind, record_id, reason, due_at) VALUES (?, 'bill', 'B', ?, ?)")
                        .params(values(id, chance(2) ? null : "no number", at(100)))
                        .update();
            }
            int connectors = one(0, 1, 1, 1, 2, 3);
            for (int n = 0; n < connectors; n++) {
                connector(id);
            }
        }

        private void connector(UUID company) {
            var id = UuidV7.at(NOW);
            JDBC.sql(
                            "INSERT INTO connector (company_id, id, username, label, installation, owner_id, file_id, key_hash, revoked_at,"
                                    + " last_seen_at, created_at) VALUES (?, ?, ?, 'PC', NULLIF(?, ''), ?, ?, '', ?, ?, ?)")
                    .params(values(
                            company,
                            id,
                            id.toString(),
                            one("", "", "ONE", "TWO", "THREE"),
                            UUID.randomUUID(),
                            UUID.randomUUID(),
                            chance(8) ? at(-30) : null,
                            chance(4) ? null : at(one(-1, -4, -15, -16, -100, -400)),
                            at(-4000)))
                    .update();
            if (chance(4)) {
                var session = UuidV7.at(NOW);
                JDBC.sql(
                                "INSERT INTO session (company_id, id, ticket_hash, connector_id, state, progress, started_at, last_seen_at,"
                                        + " exchanges) VALUES (?, ?, decode(md5(?), 'hex'), ?, 'asking', '{}', ?, ?, ?)")
                        .params(values(
                                company, session, session.toString(), id, at(-50), at(one(-1, -30, -45)), one(0, 3)))
                        .update();
                JDBC.sql("UPDATE company_sync SET lease_connector_id = ?, lease_attempted_at = ?, lease_session_id = ?"
                                + " WHERE company_id = ?")
                        .params(values(id, at(-1), session, company))
                        .update();
            }
        }

        private String candidate() {
            return "{\"fileId\":\"%s\",\"pairedElsewhere\":%s,\"sampleFile\":false,\"connectorId\":\"%s\",\"seenAt\":\"%s\"}"
                    .formatted(UUID.randomUUID(), chance(2), UUID.randomUUID(), NOW);
        }

        private boolean chance(int oneIn) {
            return random.nextInt(oneIn) == 0;
        }

        @SafeVarargs
        private <T> T one(T... choices) {
            return choices[random.nextInt(choices.length)];
        }

        private <T> T one(List<T> choices) {
            return choices.get(random.nextInt(choices.size()));
        }

        private static Timestamp at(int minutes) {
            return Timestamp.from(NOW.plus(Duration.ofMinutes(minutes)));
        }

        private static List<@Nullable Object> values(@Nullable Object... values) {
            var list = new ArrayList<@Nullable Object>();
            for (var value : values) {
                list.add(value);
            }
            return list;
        }
    }
}
