package tandem.persistence.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.persistence.mirror.MirrorDatabase.NOW;
import static tandem.persistence.mirror.Records.NOON;
import static tandem.persistence.mirror.Records.at;
import static tandem.persistence.mirror.Records.bill;
import static tandem.persistence.mirror.Records.check;
import static tandem.persistence.mirror.Records.money;
import static tandem.persistence.mirror.Records.vendorCredit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tandem.company.CompanyId;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.reading.Mirror.Compared;
import tandem.wire.Answer.Deleted;
import tandem.wire.Answer.Outline;

class OutlineComparisonTest {

    private static final MirrorDatabase DB = new MirrorDatabase();
    private static final Instant ASKED = NOW.plusSeconds(60);

    private final CompanyId company = DB.newCompany();

    @Test
    void it_finds_what_is_unknown_another_one_or_left_over_here() {
        hold(
                Kind.BILL,
                bill("same", at(NOON, "1"), "100.00", "100.00", List.of()),
                bill("edited", at(NOON, "1"), "100.00", "100.00", List.of()),
                bill("another amount", at(NOON, "1"), "100.00", "100.00", List.of()),
                bill("paid in part", at(NOON, "1"), "100.00", "100.00", List.of()),
                bill("gone", at(NOON, "1"), "100.00", "100.00", List.of()),
                bill("removed", at(NOON, "1"), "100.00", "100.00", List.of()));
        DB.mirror.forget(company, Kind.BILL, Set.of("removed"), NOW);

        var compared = compare(
                Kind.BILL,
                null,
                null,
                outline("same", "1", "100.00", "100.00"),
                outline("edited", "2", "100.00", "100.00"),
                outline("another amount", "1", "90.00", "100.00"),
                outline("paid in part", "1", "100.00", "70.00"),
                outline("removed", "1", "100.00", "100.00"),
                outline("unknown", "1", "5.00", null));

        assertThat(compared.differing())
                .containsExactlyInAnyOrder("edited", "another amount", "paid in part", "gone", "removed", "unknown");
        assertThat(compared.oldest()).isNotNull();
    }

    @Test
    void only_the_days_of_the_window_are_looked_at_and_the_oldest_of_all_is_told() {
        var held = bill("B", at(NOON, "1"), "100.00", "100.00", List.of());
        hold(Kind.BILL, held);
        LocalDate day = Objects.requireNonNull(held.txnDate());

        assertThat(compare(Kind.BILL, day, day).differing()).containsExactly("B");
        assertThat(compare(Kind.BILL, day.plusDays(1), null).differing()).isEmpty();
        assertThat(compare(Kind.BILL, null, day.minusDays(1)).differing()).isEmpty();
        assertThat(compare(Kind.BILL, day.plusDays(1), null).oldest()).isEqualTo(day);
    }

    @Test
    void what_is_held_of_a_kind_is_counted_without_what_is_removed_or_dated_before_the_first_day() {
        var held = bill("B", at(NOON, "1"), "100.00", "100.00", List.of());
        hold(Kind.BILL, held, bill("removed", at(NOON, "1"), "100.00", "100.00", List.of()));
        DB.mirror.forget(company, Kind.BILL, Set.of("removed"), NOW);
        LocalDate day = Objects.requireNonNull(held.txnDate());

        assertThat(DB.mirror.count(company, Kind.BILL, null)).isEqualTo(1);
        assertThat(DB.mirror.count(company, Kind.BILL, day)).isEqualTo(1);
        assertThat(DB.mirror.count(company, Kind.BILL, day.plusDays(1))).isZero();
        assertThat(DB.mirror.count(DB.newCompany(), Kind.BILL, null)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_kind_is_counted_for_itself(Kind kind) {
        hold(Kind.BILL_PAYMENT_CHECK, check("P", at(NOON, "1"), "100.00", null));
        assertThat(DB.mirror.count(company, kind, null)).isEqualTo(kind == Kind.BILL_PAYMENT_CHECK ? 1 : 0);
    }

    @Test
    void what_was_changed_lately_is_told_and_so_is_what_is_missing_of_it() {
        hold(
                Kind.BILL,
                bill("lately", at(NOON, "1"), "100.00", "100.00", List.of()),
                bill("deleted", at(NOON, "1"), "100.00", "100.00", List.of()),
                bill("missing", at(NOON, "1"), "100.00", "100.00", List.of()),
                bill("long ago", at(NOON.minusDays(81), "1"), "100.00", "100.00", List.of()));
        hold(Kind.VENDOR_CREDIT, vendorCredit("credit", at(NOON, "1"), "10.00", "10.00", List.of()));
        DB.mirror.forget(company, Kind.BILL, Set.of("missing", "deleted"), NOW);
        DB.mirror.forget(company, Kind.VENDOR_CREDIT, Set.of("credit"), NOW);
        var since = NOON.minusDays(80);
        var until = NOON.plusHours(1);

        assertThat(DB.mirror.changedWithin(
                        company, Kind.BILL, Set.of("lately", "missing", "long ago", "unknown"), since, until))
                .containsExactly("lately");
        assertThat(DB.mirror.missingOf(company, since, until)).isEqualTo(3);
        DB.mirror.remove(company, Kind.BILL, List.of(new Deleted(Kind.BILL, "deleted", NOON.minusYears(5))), NOW);
        assertThat(DB.mirror.missingOf(company, since, until)).isEqualTo(2);
        assertThat(DB.mirror.missingOf(company, NOON.plusHours(1), until)).isZero();
    }

    @Test
    void what_was_read_since_quickbooks_was_asked_is_passed_over() {
        DB.mirror.apply(
                company,
                Kind.BILL,
                List.of(
                        bill("new", at(NOON, "2"), "100.00", "100.00", List.of()),
                        bill("just entered", at(NOON, "1"), "100.00", "100.00", List.of())),
                ASKED);

        assertThat(compare(Kind.BILL, null, null, outline("new", "1", "100.00", "100.00"))
                        .differing())
                .isEmpty();
    }

    @Test
    void what_is_to_be_read_again_anyway_is_passed_over() {
        DB.jdbc.update(
                "INSERT INTO record_to_reread (company_id, kind, record_id, reason, due_at) VALUES (?, 'bill', 'B', 'no', now())",
                company.value());

        assertThat(compare(Kind.BILL, null, null, outline("B", "1", "100.00", "100.00"))
                        .differing())
                .isEmpty();
    }

    @Test
    void a_version_before_the_one_held_is_told_apart_from_one_after_it() {
        hold(
                Kind.BILL,
                bill("back", at(NOON, "1772719360"), "100.00", "100.00", List.of()),
                bill("on", at(NOON, "1772719360"), "100.00", "100.00", List.of()));

        var compared = compare(
                Kind.BILL,
                null,
                null,
                outline("back", "1772719359", "100.00", "100.00"),
                outline("on", "1772719361", "100.00", "100.00"),
                outline("new", "1", "100.00", "100.00"));

        assertThat(compared.differing()).containsExactlyInAnyOrder("back", "on", "new");
        assertThat(compared.older()).containsExactly("back");
    }

    @Test
    void no_version_is_older_than_one_that_is_in_doubt_or_cannot_be_counted() {
        hold(
                Kind.BILL,
                bill("doubted", at(NOON, "5"), "100.00", "100.00", List.of()),
                bill("wordy", at(NOON, "v5"), "100.00", "100.00", List.of()),
                bill("gone", at(NOON, "5"), "100.00", "100.00", List.of()));
        DB.jdbc.update(
                "UPDATE bill SET edit_number = NULL WHERE company_id = ? AND txn_id = 'doubted'", company.value());
        DB.jdbc.update("UPDATE bill SET removed_at = now() WHERE company_id = ? AND txn_id = 'gone'", company.value());

        var compared = compare(
                Kind.BILL,
                null,
                null,
                outline("doubted", "4", "100.00", "100.00"),
                outline("wordy", "4", "100.00", "100.00"),
                outline("gone", "4", "100.00", "100.00"));

        assertThat(compared.differing()).hasSize(3);
        assertThat(compared.older()).isEmpty();
    }

    @Test
    void an_open_amount_that_was_wrong_before_says_nothing() {
        hold(Kind.BILL, bill("B", at(NOON, "1"), "1000.00", "7412.50", List.of()));

        assertThat(compare(Kind.BILL, null, null, outline("B", "1", "1000.00", "8000.00"))
                        .differing())
                .isEmpty();
    }

    @Test
    void credits_and_payments_are_told_apart_by_their_kind() {
        hold(Kind.VENDOR_CREDIT, vendorCredit("C", at(NOON, "1"), "50.00", "50.00", List.of()));
        hold(Kind.BILL_PAYMENT_CHECK, check("P", at(NOON, "1"), "50.00", null));

        assertThat(compare(Kind.VENDOR_CREDIT, null, null).differing()).containsExactly("C");
        assertThat(compare(Kind.BILL_PAYMENT_CHECK, null, null).differing()).containsExactly("P");
        assertThat(compare(Kind.BILL_PAYMENT_CREDIT_CARD, null, null).differing())
                .isEmpty();
        assertThat(compare(Kind.VENDOR_CREDIT, null, null, outline("C", "1", "60.00", null))
                        .differing())
                .containsExactly("C");
        assertThat(compare(Kind.BILL_PAYMENT_CHECK, null, null, outline("P", "1", "50.00", null))
                        .differing())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void of_every_kind_what_is_unknown_here_is_found(Kind kind) {
        assertThat(compare(kind, null, null, outline("X", "1", null, null)).differing())
                .containsExactly("X");
        assertThat(compare(kind, null, null)).isEqualTo(new Compared(Set.of(), Set.of(), null));
    }

    @Test
    void another_company_is_another_world() {
        hold(Kind.BILL, bill("B", at(NOON, "1"), "100.00", "100.00", List.of()));

        assertThat(DB.mirror
                        .compareOutlines(DB.newCompany(), Kind.BILL, null, null, List.of(), ASKED)
                        .differing())
                .isEmpty();
    }

    private void hold(Kind kind, QuickBooksRecord... records) {
        DB.mirror.apply(company, kind, List.of(records), NOW);
    }

    private Compared compare(Kind kind, @Nullable LocalDate from, @Nullable LocalDate to, Outline... shown) {
        return DB.mirror.compareOutlines(company, kind, from, to, List.of(shown), ASKED);
    }

    private static Outline outline(String id, String version, @Nullable String amount, @Nullable String open) {
        return new Outline(id, version, amount == null ? null : money(amount), open == null ? null : money(open), null);
    }
}
