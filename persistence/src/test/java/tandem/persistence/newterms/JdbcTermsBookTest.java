package tandem.persistence.newterms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tandem.company.CompanyId;
import tandem.identity.UuidV7;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.TermsDefinition;
import tandem.newterms.OwnTerms;
import tandem.persistence.request.JdbcRequests;
import tandem.persistence.testing.TestDatabases;
import tandem.request.Cause;
import tandem.request.Errand.TermsAdding;
import tandem.request.Request;
import tandem.request.RequestId;

class JdbcTermsBookTest {

    private static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");
    private static final Cause CAUSE = new Cause("a test", null);
    private static final TermsDefinition NET =
            new TermsDefinition(TermsDefinition.Type.STANDARD, 75, 10, new BigDecimal("1.50"), null, null, null);

    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(TestDatabases.fresh()));
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final JdbcRequests requests = new JdbcRequests(jdbc, clock);
    private final JdbcTermsBook book = new JdbcTermsBook(jdbc, clock);
    private final CompanyId company = newCompany();
    private int number;

    @Test
    void own_terms_come_back_as_they_were_stored() {
        var made = made(company, "Net 75");

        assertThat(book.own(company, made.id())).contains(made);
        assertThat(book.ownCalled(company, "NET 75")).contains(made);
        assertThat(book.ownCalled(company, "Net 76")).isEmpty();
        assertThat(book.own(newCompany(), made.id())).isEmpty();
        assertThat(book.ownCalled(newCompany(), "Net 75")).isEmpty();
    }

    @Test
    void a_name_is_on_its_way_once() {
        made(company, "Net 75");

        assertThatThrownBy(() -> made(company, "nET 75")).isInstanceOf(DataIntegrityViolationException.class);
        made(newCompany(), "Net 75");
    }

    @Test
    void terms_that_have_arrived_leave_the_name_to_the_mirror() {
        var made = made(company, "Net 75");

        book.arrived(company, made.id(), "80-1");

        var arrived = book.own(company, made.id()).orElseThrow();
        assertThat(arrived.listId()).isEqualTo("80-1");
        assertThat(arrived.version()).isEqualTo(2);
        assertThat(book.ownCalled(company, "Net 75")).isEmpty();
        made(company, "Net 75");
        assertThatThrownBy(() -> book.change(company, arrived)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void terms_change_from_the_version_that_was_read() {
        var made = made(company, "Net 75");
        var changed = new OwnTerms(
                made.id(), "Net 80", NET, made.request(), null, null, null, NOW.plusSeconds(1), made.version() + 1);

        book.change(company, changed);

        assertThat(book.own(company, made.id())).contains(changed);
        assertThatThrownBy(() -> book.change(company, changed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void terms_are_listed_until_the_mirror_holds_them_under_whatever_id() {
        var first = made(company, "A");
        var second = made(company, "B");
        var third = made(company, "C");
        mirrored(first.id(), "80-1");
        book.arrived(company, first.id(), "80-1");
        book.arrived(company, second.id(), "80-2");
        UUID theirs = UuidV7.at(NOW);

        assertThat(ids(null, 10)).containsExactly(second.id(), third.id());
        mirrored(theirs, "80-2");
        assertThat(ids(null, 10)).containsExactly(third.id());
        assertThat(book.own(company, second.id()).orElseThrow().mirroredAs()).isEqualTo(theirs);
        assertThat(book.own(company, first.id()).orElseThrow().mirroredAs()).isEqualTo(first.id());
    }

    @Test
    void the_list_goes_on_after_an_id_and_is_cut() {
        var first = made(company, "A");
        var second = made(company, "B");
        made(company, "C");

        var page = book.notMirrored(company, MirrorFilter.NONE, first.id(), 1);

        assertThat(page.items()).extracting(OwnTerms::id).containsExactly(second.id());
        assertThat(page.hasMore()).isTrue();
        assertThat(book.notMirrored(company, MirrorFilter.ofEntries(null, false, true), null, 10)
                        .items())
                .as("inactive ones")
                .isEmpty();
        assertThat(book.notMirrored(company, MirrorFilter.ofEntries(NOW.plusSeconds(1), null, true), null, 10)
                        .items())
                .as("changed later")
                .isEmpty();
    }

    @Test
    void called_off_terms_are_listed_with_the_removed_ones_alone() {
        var made = made(company, "A");
        var request = requests.find(company, made.request()).orElseThrow();
        requests.move(request, request.cancelled(), CAUSE);

        assertThat(ids(null, 10)).isEmpty();
        assertThat(book.notMirrored(company, MirrorFilter.WITH_REMOVED, null, 10)
                        .items())
                .singleElement()
                .satisfies(terms -> assertThat(terms.calledOffAt()).isEqualTo(NOW));
    }

    @Test
    void what_quickbooks_has_under_a_name_is_found_in_any_case_unless_it_was_removed() {
        mirrored(UuidV7.at(NOW), "80-1");
        jdbc.sql("UPDATE terms SET name = 'FÄLLIG'").update();

        assertThat(book.inQuickBooks(company, "fällig")).singleElement().satisfies(terms -> {
            assertThat(terms.listId()).isEqualTo("80-1");
            assertThat(terms.definition().saysTheSameAs(NET)).isTrue();
        });
        assertThat(book.inQuickBooks(newCompany(), "fällig")).isEmpty();
        jdbc.sql("UPDATE terms SET removed_at = now()").update();
        assertThat(book.inQuickBooks(company, "fällig")).isEmpty();
    }

    @Test
    void the_erasure_of_a_company_takes_them_along() {
        made(company, "A");

        jdbc.sql("DELETE FROM company WHERE id = ?").param(company.value()).update();

        assertThat(jdbc.sql("SELECT count(*) FROM own_terms")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private List<UUID> ids(@Nullable UUID after, int limit) {
        return book.notMirrored(company, MirrorFilter.NONE, after, limit).items().stream()
                .map(OwnTerms::id)
                .toList();
    }

    private OwnTerms made(CompanyId of, String name) {
        var request = new RequestId(UuidV7.at(NOW));
        UUID id = UuidV7.at(NOW.plusMillis(++number)); // in the order in which they are made
        requests.add(Request.of(request, of, new TermsAdding(id, name, NET), Set.of(), NOW), CAUSE);
        var terms = new OwnTerms(id, name, NET, request, null, null, null, NOW, 1);
        book.add(of, terms);
        return terms;
    }

    private void mirrored(UUID id, String listId) {
        jdbc.sql("""
                        INSERT INTO terms (company_id, id, list_id, edit_sequence, time_modified, time_modified_text, content_hash,
                                           type, name, is_active, due_days, discount_days, discount_percent, version, created_at,
                                           updated_at)
                        VALUES (?, ?, ?, '1', now()::timestamp, 'now', ''::bytea, 'standard', 'Net 75', true, 75, 10, 1.5, 1, now(),
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
