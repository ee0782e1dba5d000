package tandem.persistence.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
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
import tandem.approval.ApprovalFile;
import tandem.approval.ApprovalRule;
import tandem.approval.ApprovalSettings;
import tandem.approval.ByHand;
import tandem.approval.Level;
import tandem.approval.Step;
import tandem.approval.Strategy;
import tandem.bill.BillContent;
import tandem.company.CompanyId;
import tandem.identity.UuidV7;
import tandem.persistence.testing.TestDatabases;

class JdbcApprovalBookTest {

    private static final Instant NOW = Instant.parse("2026-03-05T14:00:00Z");
    private static final UUID VENDOR = new UUID(1, 1);
    private static final UUID LIST_CLASS = new UUID(1, 2);
    private static final ApprovalRule OF_THE_VENDOR =
            new ApprovalRule(Level.VENDOR, VENDOR, "Vera", true, 1, null, true);
    private static final ApprovalRule OF_THE_CLASS =
            new ApprovalRule(Level.CLASS, LIST_CLASS, "Clara", false, 2, new BigDecimal("1000.50"), false);

    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(TestDatabases.fresh()));
    private final JdbcApprovalBook book = new JdbcApprovalBook(jdbc);
    private final CompanyId company = newCompany();

    @Test
    void rules_come_back_in_their_order_and_take_the_place_of_all_that_there_were() {
        assertThat(book.rules(company)).isEmpty();

        book.replace(company, List.of(OF_THE_CLASS, OF_THE_VENDOR), NOW);
        assertThat(book.rules(company)).containsExactly(OF_THE_CLASS, OF_THE_VENDOR);

        book.replace(company, List.of(OF_THE_VENDOR), NOW);
        assertThat(book.rules(company)).containsExactly(OF_THE_VENDOR);
        assertThat(book.rules(newCompany())).isEmpty();

        book.replace(company, List.of(), NOW);
        assertThat(book.rules(company)).isEmpty();
    }

    @Test
    void a_policy_holds_the_rules_about_what_was_asked_for_and_says_whether_there_are_others() {
        assertThat(book.policy(company, Set.of(VENDOR)).isOn()).isFalse();
        book.replace(company, List.of(OF_THE_CLASS, OF_THE_VENDOR), NOW);

        assertThat(book.policy(company, Set.of(VENDOR)).rules()).containsExactly(OF_THE_VENDOR);
        assertThat(book.policy(company, Set.of(LIST_CLASS, VENDOR)).rules())
                .containsExactly(OF_THE_CLASS, OF_THE_VENDOR);
        var nothing = book.policy(company, Set.of());
        assertThat(nothing.rules()).isEmpty();
        assertThat(nothing.isOn()).isTrue();
        assertThat(nothing.settings()).isEqualTo(ApprovalSettings.USUAL);
        assertThat(book.policy(newCompany(), Set.of(VENDOR)).isOn()).isFalse();
    }

    @Test
    void settings_are_kept_and_rules_that_are_set_leave_them_alone() {
        var settings = new ApprovalSettings(
                Strategy.ALL_LEVELS, List.of(Level.CLASS, Level.ACCOUNT, Level.VENDOR), Set.of("Ina", "Ivo"), true);

        book.keep(company, settings, NOW);
        book.replace(company, List.of(OF_THE_VENDOR), NOW);

        assertThat(book.policy(company, Set.of(VENDOR)).settings()).isEqualTo(settings);
        assertThat(book.policy(newCompany(), Set.of()).settings()).isEqualTo(ApprovalSettings.USUAL);
        book.keep(company, ApprovalSettings.USUAL, NOW);
        assertThat(book.policy(company, Set.of()).settings()).isEqualTo(ApprovalSettings.USUAL);
    }

    @Test
    void the_database_refuses_what_makes_no_rule() {
        assertThatThrownBy(() -> book.replace(company, List.of(OF_THE_VENDOR, OF_THE_VENDOR), NOW))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> book.replace(
                        company, List.of(new ApprovalRule(Level.CLASS, VENDOR, "Vera", true, 1, null, true)), NOW))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> book.keep(
                        company,
                        new ApprovalSettings(
                                Strategy.FIRST_LEVEL, List.of(Level.CLASS, Level.CLASS, Level.VENDOR), Set.of(), false),
                        NOW))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void what_was_set_and_decided_about_a_bill_comes_back_in_order() {
        var bill = newBill(company);
        var untouched = newBill(company);
        var hand = new ByHand(List.of("Hans", "Hilde"), false, "Rita");
        var routed = step(Step.What.ROUTED, null, null);
        var approved = step(Step.What.APPROVED, "Hans", "looks right");
        var declined = step(Step.What.DECLINED, "Hilde", null).about(BillContent.EMPTY);

        book.add(company, bill, routed);
        book.route(company, bill, hand, NOW);
        book.add(company, bill, approved);
        book.add(company, bill, declined);

        assertThat(book.files(company, Set.of(bill, untouched)))
                .containsOnlyKeys(bill)
                .containsEntry(bill, new ApprovalFile(hand, List.of(routed, approved, declined)));
        assertThat(book.files(newCompany(), Set.of(bill))).isEmpty();
        assertThat(book.files(company, Set.of())).isEmpty();
    }

    @Test
    void bills_that_something_was_decided_about_are_told_page_by_page() {
        var first = newBill(company);
        newBill(company);
        var second = newBill(company);
        book.add(company, second, step(Step.What.APPROVED, "Vera", null));
        book.route(company, first, ByHand.NOTHING, NOW);

        var page = book.decided(company, null, 1);
        assertThat(page.items()).containsExactly(first);
        assertThat(page.hasMore()).isTrue();
        var last = book.decided(company, first, 1);
        assertThat(last.items()).containsExactly(second);
        assertThat(last.hasMore()).isFalse();
        assertThat(book.decided(newCompany(), null, 9).items()).isEmpty();
    }

    @Test
    void a_company_that_is_erased_takes_it_along() {
        book.add(company, newBill(company), step(Step.What.APPROVED, "Vera", null));
        book.add(company, UUID.randomUUID(), step(Step.What.APPROVED, "Vera", null));
        book.replace(company, List.of(OF_THE_VENDOR), NOW);
        assertThat(count("bill_approval_step")).isEqualTo(2);

        jdbc.sql("DELETE FROM company WHERE id = ?").param(company.value()).update();
        assertThat(count("bill_approval_step") + count("approval_rule") + count("approval_settings"))
                .isZero();
    }

    private static Step step(Step.What what, @Nullable String approver, @Nullable String reason) {
        return new Step(what, approver, reason, NOW, "key_1");
    }

    private int count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Integer.class).single();
    }

    private int number;

    private UUID newBill(CompanyId of) {
        UUID id = UuidV7.at(NOW.plusMillis(++number)); // in the order in which they are made
        jdbc.sql("""
                        INSERT INTO own_bill (company_id, id, content, version, created_at, updated_at)
                        VALUES (?, ?, '{}', 1, now(), now())
                        """).params(of.value(), id).update();
        return id;
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
