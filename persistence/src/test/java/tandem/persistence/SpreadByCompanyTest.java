package tandem.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tandem.persistence.testing.TestDatabases;

/**
 * The tables of companies can be spread by company, over partitions or servers: primary keys and unique indexes begin with the company, and
 * references stay within one. What does not is listed here, with what has to be done about it when the tables are spread.
 */
class SpreadByCompanyTest {

    /** Tables that are no company's, though a row may be about one: the same on every server. */
    private static final Map<String, String> NOT_SPREAD = Map.of(
            "api_key", "a key may be good for all companies, and is looked for before any company is known",
            "audit_event", "an act may concern no company; events outlive companies",
            "kept_answer", "belongs to a caller, who may call about no company",
            "person", "a person may see all companies, and is looked for by name",
            "webhook_delivery", "belongs to an endpoint, which may be told of all companies",
            "webhook_endpoint", "may be told of all companies",
            "webhook_position", "belongs to an endpoint");

    /** Unique over all companies. What is spread cannot say so; each is drawn at random, so that no two are ever the same. */
    private static final Map<String, String> UNIQUE_OVER_ALL = Map.of(
            "one_connector_per_id", "a UUID",
            "one_connector_per_username",
                    "drawn with the connector; a call begins with it, before its company is known",
            "one_request_per_id", "a UUID; read by it at the REST side",
            "one_session_per_id", "a UUID; read by it at the REST side",
            "one_session_per_ticket", "a digest of a ticket drawn at random; a call names its session by it");

    /** For chores and for people who look over all companies; a spread table is asked in all its parts. */
    private static final Map<String, String> FOR_ALL_COMPANIES = Map.of(
            "connectors_by_installation", "companies on one machine take turns",
            "exchanges_by_time", "chore",
            "open_discrepancies", "figures for operators",
            "own_bills_by_number", "people look for a number",
            "reconciliations_by_time", "chore",
            "recorded_responses_by_time", "chore",
            "requests_blocked", "an index of arrays; the statement names the company",
            "sessions_by_end", "chore",
            "vendors_by_word", "people look for a name");

    private final JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(TestDatabases.fresh(), true));

    /** An index that does not begin with the company, of a table that has one in each row. */
    private record Index(String table, String name, boolean isPrimary, boolean isUnique) {
        boolean isSpread() {
            return !NOT_SPREAD.containsKey(table);
        }
    }

    @Test
    void primary_keys_begin_with_the_company() {
        assertThat(jdbc.sql("SELECT count(DISTINCT attrelid) FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid"
                                + " WHERE attname = 'company_id' AND relkind = 'r'")
                        .query(Integer.class)
                        .single())
                .isGreaterThan(40);
        assertThat(found(Index::isPrimary, Index::table)).isEqualTo(new TreeSet<>(NOT_SPREAD.keySet()));
    }

    @Test
    void whatever_is_unique_is_so_within_a_company() {
        assertThat(found(index -> index.isUnique() && index.isSpread(), Index::name))
                .isEqualTo(new TreeSet<>(UNIQUE_OVER_ALL.keySet()));
    }

    @Test
    void other_indexes_begin_with_the_company_but_for_those_that_look_over_all() {
        assertThat(found(index -> !index.isUnique() && index.isSpread(), Index::name))
                .isEqualTo(new TreeSet<>(FOR_ALL_COMPANIES.keySet()));
    }

    @Test
    void references_lead_to_the_company_or_stay_within_it() {
        var leaving = jdbc.sql("""
                        SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid)
                          FROM pg_constraint
                         WHERE contype = 'f'
                           AND confrelid <> 'company'::regclass
                           AND conrelid IN (SELECT attrelid FROM pg_attribute WHERE attname = 'company_id')
                           AND pg_get_constraintdef(oid) !~ '^FOREIGN KEY .company_id, .*REFERENCES \\w+.company_id, '
                        """).query(String.class).list();
        assertThat(leaving)
                .allMatch(reference -> NOT_SPREAD.containsKey(reference.split(" ")[0]));
    }

    private Set<String> found(Predicate<Index> wanted, Function<Index, String> name) {
        return jdbc
                .sql("""
                        SELECT t.relname, i.relname AS index_name, x.indisprimary, x.indisunique
                          FROM pg_index x
                          JOIN pg_class i ON i.oid = x.indexrelid
                          JOIN pg_class t ON t.oid = x.indrelid
                          JOIN pg_attribute c ON c.attrelid = t.oid AND c.attname = 'company_id'
                         WHERE t.relnamespace = 'public'::regnamespace AND x.indkey[0] <> c.attnum
                        """)
                .query((row, number) -> new Index(
                        row.getString("relname"),
                        row.getString("index_name"),
                        row.getBoolean("indisprimary"),
                        row.getBoolean("indisunique")))
                .list()
                .stream()
                .filter(wanted)
                .map(name)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
