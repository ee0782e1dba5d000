package tandem.persistence.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tandem.books.Entry;
import tandem.company.CompanyId;
import tandem.identity.UuidV7;
import tandem.mirror.Kind;
import tandem.mirror.view.TermsDefinition;
import tandem.persistence.request.JdbcRequests;
import tandem.persistence.testing.TestDatabases;
import tandem.request.Cause;
import tandem.request.Errand.TermsAdding;
import tandem.request.Request;
import tandem.request.RequestId;

/** Terms that were made on this side are entries of the books like any other. */
class JdbcBooksTest {

    private static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");
    private static final Cause CAUSE = new Cause("a test", null);
    private static final TermsDefinition DEFINITION =
            new TermsDefinition(TermsDefinition.Type.DATE_DRIVEN, null, null, null, 15, null, null);

    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(TestDatabases.fresh()));
    private final JdbcRequests requests = new JdbcRequests(jdbc, Clock.fixed(NOW, ZoneOffset.UTC));
    private final JdbcBooks books = new JdbcBooks(jdbc);
    private final CompanyId company = newCompany();
    private final UUID terms = UuidV7.at(NOW);
    private final Request request = made();

    private Entry entry() {
        var found = books.entries(company, Set.of(terms)).get(terms);
        assertThat(found).isNotNull();
        return found;
    }

    @Test
    void terms_on_their_way_name_the_request_that_makes_them() {
        assertThat(entry())
                .isEqualTo(new Entry(
                        terms,
                        Kind.DATE_DRIVEN_TERMS,
                        null,
                        "15th",
                        true,
                        false,
                        null,
                        "USD",
                        new RequestId(request.id().value())));
        assertThat(books.entries(newCompany(), Set.of(terms))).isEmpty();
    }

    @Test
    void terms_that_were_called_off_are_not_there_any_more() {
        requests.move(request, request.cancelled(), CAUSE);

        assertThat(entry().isRemoved()).isTrue();
        assertThat(entry().madeBy()).isNull();
    }

    @Test
    void terms_that_quickbooks_has_are_what_the_mirror_says_under_whatever_id() {
        arrived("80-1");
        assertThat(entry().listId()).isEqualTo("80-1");
        assertThat(entry().madeBy()).isNull();

        mirrored(UuidV7.at(NOW), "80-1");
        assertThat(entry().name()).isEqualTo("Renamed");
        assertThat(entry().isActive()).isFalse();
        assertThat(entry().isRemoved()).isFalse();
        jdbc.sql("UPDATE terms SET removed_at = now()").update();
        assertThat(entry().isRemoved()).isTrue();
    }

    @Test
    void terms_that_the_mirror_holds_under_our_id_are_one_entry() {
        mirrored(terms, "80-1");
        arrived("80-1");

        assertThat(entry().name()).isEqualTo("Renamed");
        assertThat(entry().listId()).isEqualTo("80-1");
    }

    private Request made() {
        var made = Request.of(
                new RequestId(UuidV7.at(NOW)), company, new TermsAdding(terms, "15th", DEFINITION), Set.of(), NOW);
        requests.add(made, CAUSE);
        jdbc.sql("""
                        INSERT INTO own_terms (company_id, id, name, definition, request_id, version, created_at, updated_at)
                        VALUES (?, ?, '15th', '{"type": "DATE_DRIVEN", "dayOfMonthDue": 15}', ?, 1, now(), now())
                        """).params(company.value(), terms, made.id().value()).update();
        return made;
    }

    private void arrived(String listId) {
        jdbc.sql("UPDATE own_terms SET list_id = ?").param(listId).update();
    }

    private void mirrored(UUID id, String listId) {
        jdbc.sql("""
                        INSERT INTO terms (company_id, id, list_id, edit_sequence, time_modified, time_modified_text, content_hash,
                                           type, name, is_active, day_of_month_due, version, created_at, updated_at)
                        VALUES (?, ?, ?, '1', now()::timestamp, 'now', ''::bytea, 'date_driven', 'Renamed', false, 15, 1, now(),
                                now())
                        """).params(company.value(), id, listId).update();
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
