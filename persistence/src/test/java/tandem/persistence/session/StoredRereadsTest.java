package tandem.persistence.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tandem.company.CompanyId;
import tandem.identity.UuidV7;
import tandem.mirror.Kind;
import tandem.persistence.testing.TestDatabases;
import tandem.reading.Rereads;

class StoredRereadsTest {

    private static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");
    private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(TestDatabases.fresh()));
    private final CompanyId company = newCompany();

    @Test
    void what_moved_is_due_at_once_and_what_was_settled_is_gone() {
        write(rereads ->
                rereads.moved(Map.of(Kind.BILL, Set.of("B1", "B2"), Kind.BILL_PAYMENT_CHECK, Set.of("P1")), NOW));
        assertThat(names()).containsExactlyInAnyOrder("BILL B1 ", "BILL B2 ", "BILL_PAYMENT_CHECK P1 ");

        write(rereads -> rereads.settle(Kind.BILL, List.of("B1")));
        assertThat(names()).containsExactlyInAnyOrder("BILL B2 ", "BILL_PAYMENT_CHECK P1 ");
    }

    @Test
    void an_unreadable_record_keeps_its_reason_and_its_day_until_something_says_that_it_moved() {
        write(rereads -> rereads.unreadable(Kind.VENDOR, "V1", "no number", NOW));
        assertThat(due("V1")).isEqualTo(TOMORROW);

        write(rereads -> rereads.moved(Map.of(Kind.VENDOR, Set.of("V1")), NOW));
        assertThat(due("V1")).isEqualTo(NOW);
        assertThat(names()).containsExactly("VENDOR V1 no number");

        write(rereads -> rereads.unreadable(Kind.VENDOR, "V1", "still no number", NOW));
        assertThat(due("V1")).isEqualTo(TOMORROW);
        assertThat(names()).containsExactly("VENDOR V1 still no number");
    }

    @Test
    void of_two_visits_that_note_the_same_record_the_earlier_time_counts() {
        var early = read();
        var late = read();
        early.moved(Map.of(Kind.BILL, Set.of("B1")), NOW);
        late.moved(Map.of(Kind.BILL, Set.of("B1")), TOMORROW);
        write(early);
        write(late);
        assertThat(due("B1")).isEqualTo(NOW);
    }

    @Test
    void a_visit_knows_one_more_than_a_question_names_of_each_kind_and_of_its_company_alone() {
        var many = new LinkedHashSet<String>();
        for (int i = 0; i < 300; i++) {
            many.add("B" + i);
        }
        write(rereads -> rereads.moved(Map.of(Kind.BILL, many, Kind.VENDOR, Set.of("V1")), NOW));
        assertThat(read(company)).hasSize(52).anyMatch(entry -> entry.startsWith("VENDOR"));
        assertThat(read(newCompany())).isEmpty();
    }

    private void write(java.util.function.Consumer<Rereads> change) {
        var rereads = read();
        change.accept(rereads);
        write(rereads);
    }

    private void write(Rereads rereads) {
        var statement = jdbc.sql("WITH settled AS (" + StoredRereads.SETTLE + ") " + StoredRereads.NOTE)
                .param("company", company.value());
        StoredRereads.write(statement, rereads).update();
    }

    private Rereads read() {
        return StoredRereads.read(json(company));
    }

    /** The entries that a visit knows, each in a line. */
    private List<String> read(CompanyId of) {
        var known = StoredRereads.read(json(of));
        var probe = new LinkedHashSet<String>();
        for (var kind : Kind.values()) {
            for (int i = 0; i < 300; i++) {
                known.settle(kind, List.of("B" + i, "V" + i));
            }
        }
        known.settled().forEach(name -> probe.add(name.kind() + " " + name.id()));
        return List.copyOf(probe);
    }

    private @Nullable String json(CompanyId of) {
        return jdbc.sql("SELECT " + StoredRereads.AS_JSON + "::text FROM company_sync y WHERE y.company_id = ?")
                .param(of.value())
                .query((row, number) -> java.util.Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    private List<String> names() {
        return jdbc.sql("SELECT upper(kind) || ' ' || record_id || ' ' || coalesce(reason, '') FROM record_to_reread "
                        + "WHERE company_id = ?")
                .param(company.value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private Instant due(String id) {
        return jdbc.sql("SELECT due_at FROM record_to_reread WHERE company_id = ? AND record_id = ?")
                .param(company.value())
                .param(id)
                .query((row, number) ->
                        row.getObject(1, java.time.OffsetDateTime.class).toInstant())
                .single();
    }

    private CompanyId newCompany() {
        UUID id = UuidV7.at(NOW);
        var now = NOW.atOffset(ZoneOffset.UTC);
        jdbc.sql("INSERT INTO company (id, name, created_at, updated_at) VALUES (?, 'Acme', ?, ?)")
                .params(id, now, now)
                .update();
        jdbc.sql("INSERT INTO company_sync (company_id) VALUES (?)").param(id).update();
        return new CompanyId(id);
    }
}
