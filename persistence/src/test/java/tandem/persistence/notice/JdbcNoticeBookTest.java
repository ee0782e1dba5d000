package tandem.persistence.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tandem.company.CompanyId;
import tandem.notice.Trouble;
import tandem.persistence.testing.TestDatabases;

class JdbcNoticeBookTest {

    private static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(TestDatabases.fresh(), true));
    private final JdbcNoticeBook book = new JdbcNoticeBook(jdbc);
    private final CompanyId acme = new CompanyId(UUID.randomUUID());
    private final CompanyId other = new CompanyId(UUID.randomUUID());
    private final Trouble silent = new Trouble(acme, "no_connector_seen");
    private final Trouble conflict = new Trouble(acme, "login_conflict");
    private final Trouble elsewhere = new Trouble(other, "no_connector_seen");

    @BeforeEach
    void two_companies() {
        for (var company : List.of(acme, other)) {
            jdbc.sql("INSERT INTO company (id, name, created_at, updated_at) VALUES (?, 'Acme', now(), now())")
                    .param(company.value())
                    .update();
        }
    }

    @Test
    void what_was_taken_is_new_to_nobody_and_each_company_has_its_own() {
        assertThat(book.newOnes(List.of(silent, elsewhere), NOW)).containsExactlyInAnyOrder(silent, elsewhere);
        assertThat(book.take(List.of(silent), NOW)).containsExactly(silent);
        assertThat(book.take(List.of(silent, conflict), NOW)).containsExactly(conflict);
        assertThat(book.newOnes(List.of(silent, conflict, elsewhere), NOW)).containsExactly(elsewhere);
    }

    @Test
    void what_could_not_be_told_is_new_again() {
        book.take(List.of(silent, conflict), NOW);
        book.untold(List.of(silent));
        assertThat(book.newOnes(List.of(silent, conflict), NOW)).containsExactly(silent);
    }

    @Test
    void what_lasts_is_not_forgotten_and_what_is_over_is() {
        book.take(List.of(silent, conflict), NOW);
        var later = NOW.plus(DAY);
        assertThat(book.newOnes(List.of(silent), later)).isEmpty();
        book.forgetUnseenSince(later.minusSeconds(1));
        assertThat(book.newOnes(List.of(silent, conflict), later)).containsExactly(conflict);
    }

    @Test
    void a_company_that_is_gone_is_not_told_of() {
        jdbc.sql("DELETE FROM company WHERE id = ?").param(other.value()).update();
        assertThat(book.take(List.of(elsewhere), NOW)).isEmpty();
    }
}
