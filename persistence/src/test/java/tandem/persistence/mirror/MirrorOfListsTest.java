package tandem.persistence.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tandem.persistence.mirror.MirrorDatabase.NOW;
import static tandem.persistence.mirror.Records.NOON;
import static tandem.persistence.mirror.Records.address;
import static tandem.persistence.mirror.Records.at;
import static tandem.persistence.mirror.Records.bill;
import static tandem.persistence.mirror.Records.inactive;
import static tandem.persistence.mirror.Records.numbered;
import static tandem.persistence.mirror.Records.ref;
import static tandem.persistence.mirror.Records.vendor;
import static tandem.persistence.mirror.Records.vendorAt;
import static tandem.persistence.mirror.Records.vendorWithPhone;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandem.company.CompanyId;
import tandem.mirror.Account;
import tandem.mirror.CurrencyEntry;
import tandem.mirror.CustomerJob;
import tandem.mirror.DateDrivenTerms;
import tandem.mirror.Item;
import tandem.mirror.Kind;
import tandem.mirror.ListClass;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.StandardTerms;
import tandem.mirror.Vendor;
import tandem.reading.Mirror.Applied;
import tandem.wire.Answer;

class MirrorOfListsTest {

    private static final MirrorDatabase DB = new MirrorDatabase();

    private final CompanyId company = DB.newCompany();

    @Test
    void every_kind_of_list_finds_its_table() {
        var version = at(NOON);
        var entries = List.<QuickBooksRecord>of(
                new Account(
                        "A", version, "Bank", "Bank", true, null, "Bank", "1000", ref("USD"), new BigDecimal("12.30")),
                new StandardTerms("T1", version, "Net 30", true, 30, 10, new BigDecimal("2")),
                new DateDrivenTerms("T2", version, "15th", true, 15, 2, 5, new BigDecimal("1.5")),
                new ListClass("C", version, "East", "East", true, null),
                new CurrencyEntry("USD", version, "US Dollar", true, "USD", BigDecimal.ONE, LocalDate.of(2026, 3, 1)),
                vendor("V", version),
                new CustomerJob("J", version, "Roof", "Smith:Roof", true, ref("S"), null, "InProgress"),
                new Item(
                        "I",
                        version,
                        "Board",
                        "Wood:Board",
                        true,
                        ref("W"),
                        "NonInventory",
                        new BigDecimal("3.33335"),
                        "Oak",
                        ref("A-COGS")));

        for (QuickBooksRecord entry : entries) {
            assertThat(DB.mirror.apply(company, entry.kind(), List.of(entry), NOW))
                    .isEqualTo(changed(1, 1));
            assertThat(DB.mirror.apply(company, entry.kind(), List.of(entry), NOW))
                    .isEqualTo(changed(1, 0));
        }

        assertThat(DB.feed(company))
                .containsExactly(
                        "1 account created",
                        "2 standard_terms created",
                        "3 date_driven_terms created",
                        "4 class created",
                        "5 currency created",
                        "6 vendor created",
                        "7 customer_job created",
                        "8 item created");
        assertThat(DB.row(
                        "SELECT type, day_of_month_due, due_days FROM terms WHERE company_id = ? AND list_id = 'T2'",
                        company))
                .containsEntry("type", "date_driven")
                .containsEntry("day_of_month_due", 15)
                .containsEntry("due_days", null);
    }

    @Test
    @Tag("S22")
    void what_was_not_sent_keeps_its_value_and_what_was_sent_empty_is_cleared() {
        apply(vendor("V", at(NOON)));

        apply(vendorWithPhone("V", at(NOON.plusMinutes(1)), ""));

        assertThat(vendorRow())
                .containsEntry("phone", null)
                .containsEntry("email", "ap@northwind.example")
                .containsEntry("masked_tax_id", "******6789")
                .containsEntry("terms_list_id", "T-30")
                .containsEntry("is_active", true);
    }

    @Test
    void a_record_that_says_less_and_nothing_new_is_no_change() {
        apply(vendor("V", at(NOON)));

        Applied applied = apply(vendorWithPhone("V", at(NOON.plusMinutes(1)), "978-555-0100"));

        assertThat(applied).isEqualTo(changed(1, 0));
        assertThat(vendorRow()).containsEntry("version", 1L);
    }

    @Test
    void an_address_is_taken_whole_so_that_two_never_mix() {
        apply(vendor("V", at(NOON)));

        apply(vendorAt("V", at(NOON.plusMinutes(1)), address("9 Quay", null)));

        assertThat(vendorRow()).containsEntry("address_line1", "9 Quay").containsEntry("address_line2", null);
    }

    @Test
    void an_older_version_changes_nothing() {
        apply(vendorWithPhone("V", at(NOON), "new"));

        Applied applied = apply(vendorWithPhone("V", at(NOON.minusSeconds(1)), "old"));

        assertThat(applied).isEqualTo(changed(1, 0));
        assertThat(vendorRow()).containsEntry("phone", "new");
    }

    @Test
    void in_the_hour_that_comes_twice_in_autumn_the_greater_number_is_the_newer_version() {
        apply(vendorWithPhone("V", at(NOON, "1000"), "first pass of the hour"));

        apply(vendorWithPhone("V", at(NOON.minusMinutes(40), "2200"), "second pass of the hour"));

        assertThat(vendorRow())
                .containsEntry("phone", "second pass of the hour")
                .containsEntry("edit_sequence", "2200");
    }

    @Test
    void a_mark_that_is_no_number_is_never_compared_as_one() {
        apply(vendorWithPhone("V", at(NOON, "abc"), "new"));

        apply(vendorWithPhone("V", at(NOON.minusMinutes(40), "9999"), "old"));

        assertThat(vendorRow()).containsEntry("phone", "new");
    }

    @Test
    void another_time_stamp_alone_is_kept_and_is_no_change() {
        apply(vendor("V", at(NOON, "1")));

        Applied applied = apply(vendor("V", at(NOON.plusDays(1), "2")));

        assertThat(applied).isEqualTo(changed(1, 0));
        assertThat(DB.feed(company)).containsExactly("1 vendor created");
        assertThat(vendorRow())
                .containsEntry("edit_sequence", "2")
                .containsEntry("version", 1L)
                .containsEntry("time_modified_text", "2026-03-06T12:00-05:00");
    }

    @Test
    void of_an_id_that_comes_twice_in_one_set_the_later_record_counts() {
        Applied applied = DB.mirror.apply(
                company,
                Kind.VENDOR,
                List.of(
                        vendorWithPhone("V", at(NOON), "1"),
                        vendorWithPhone("W", at(NOON), "2"),
                        vendorWithPhone("V", at(NOON), "3")),
                NOW);

        assertThat(applied).isEqualTo(changed(3, 2));
        assertThat(vendorRow()).containsEntry("phone", "3");
    }

    @Test
    void the_feed_tells_what_happened_to_a_record() {
        Vendor vendor = vendor("V", at(NOON));
        apply(vendor);
        apply(vendorWithPhone("V", at(NOON.plusSeconds(1)), "978"));
        apply(inactive(vendor));
        DB.mirror.remove(company, Kind.VENDOR, List.of(deleted("V", 30)), NOW);
        DB.mirror.remove(company, Kind.VENDOR, List.of(deleted("V", 30)), NOW);
        apply(inactive(vendor));

        assertThat(DB.feed(company))
                .containsExactly(
                        "1 vendor created",
                        "2 vendor updated",
                        "3 vendor deactivated",
                        "4 vendor removed",
                        "5 vendor restored");
        assertThat(vendorRow()).containsEntry("removed_at", null).containsEntry("version", 5L);
    }

    @Test
    void a_record_made_after_a_deletion_of_the_same_id_stays() {
        apply(vendor("V", at(NOON)));

        Applied applied = DB.mirror.remove(
                company, Kind.VENDOR, List.of(new Answer.Deleted(Kind.VENDOR, "V", NOON.minusDays(10))), NOW);

        assertThat(applied).isEqualTo(changed(1, 0));
        assertThat(vendorRow()).containsEntry("removed_at", null);
    }

    @Test
    void records_that_quickbooks_no_longer_knows_are_removed_whatever_their_time() {
        apply(vendor("V", at(NOON)));

        assertThat(DB.mirror.forget(company, Kind.VENDOR, Set.of("V", "never seen"), NOW))
                .isEqualTo(changed(2, 1));
        assertThat(DB.feed(company)).containsExactly("1 vendor created", "2 vendor removed");
    }

    @Test
    void removing_one_kind_of_terms_leaves_the_other_alone() {
        DB.mirror.apply(
                company,
                Kind.STANDARD_TERMS,
                List.of(new StandardTerms("T", at(NOON), "Net 30", true, 30, 0, null)),
                NOW);

        assertThat(DB.mirror.forget(company, Kind.DATE_DRIVEN_TERMS, Set.of("T"), NOW))
                .isEqualTo(changed(1, 0));
        assertThat(DB.mirror.forget(company, Kind.STANDARD_TERMS, Set.of("T"), NOW))
                .isEqualTo(changed(1, 1));
    }

    @Test
    void texts_come_back_as_they_were_sent() {
        String hostile = "O'Brien \"quoted\" \\ back, {brace} NULL\nline \t café <&>";
        apply(vendorWithPhone("V", at(NOON), hostile));
        apply(vendorWithPhone("W", at(NOON), "NULL"));

        assertThat(vendorRow()).containsEntry("phone", hostile);
        assertThat(DB.row("SELECT phone FROM vendor WHERE company_id = ? AND list_id = 'W'", company))
                .containsEntry("phone", "NULL");
    }

    @Test
    void of_a_tax_id_only_the_tail_reaches_the_database() {
        apply(vendor("V", at(NOON)));

        assertThat(vendorRow()).containsEntry("masked_tax_id", "******6789");
        assertThat(TaxIdMask.of("1234")).isEqualTo("**34");
        assertThat(TaxIdMask.of("7")).isEqualTo("*");
        assertThat(TaxIdMask.of("")).isEmpty();
        assertThat(TaxIdMask.of(null)).isNull();
    }

    @Test
    void one_companys_records_are_not_anothers() {
        CompanyId other = DB.newCompany();
        apply(vendorWithPhone("V", at(NOON), "ours"));

        DB.mirror.apply(other, Kind.VENDOR, List.of(vendorWithPhone("V", at(NOON.plusDays(1)), "theirs")), NOW);
        DB.mirror.forget(other, Kind.VENDOR, Set.of("V"), NOW);

        assertThat(vendorRow()).containsEntry("phone", "ours").containsEntry("removed_at", null);
        assertThat(DB.feed(other)).containsExactly("1 vendor created", "2 vendor removed");
    }

    @Test
    void a_set_of_a_thousand_costs_three_statements_and_the_same_again_two() {
        List<Vendor> vendors = numbered(1000, i -> vendor("V-" + i, at(NOON)));
        DB.takeStatementCount();

        DB.mirror.apply(company, Kind.VENDOR, vendors, NOW);
        assertThat(DB.takeStatementCount()).isEqualTo(3);

        DB.mirror.apply(company, Kind.VENDOR, vendors, NOW);
        assertThat(DB.takeStatementCount()).isEqualTo(2);

        DB.mirror.apply(company, Kind.VENDOR, List.of(), NOW);
        assertThat(DB.takeStatementCount()).isZero();
    }

    @Test
    void a_record_of_another_kind_is_refused() {
        assertThatThrownBy(() -> DB.mirror.apply(
                        company, Kind.VENDOR, List.of(bill("B", at(NOON), "1.00", "1.00", List.of())), NOW))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void erasing_a_company_leaves_nothing_of_it() {
        apply(vendor("V", at(NOON)));
        DB.mirror.apply(company, Kind.BILL, List.of(bill("B", at(NOON), "100.00", "100.00", List.of())), NOW);

        DB.jdbc.update("DELETE FROM company WHERE id = ?", company.value());

        for (String table : List.of("vendor", "bill", "bill_line", "change_feed", "change_counter")) {
            assertThat(DB.row("SELECT count(*) AS n FROM " + table + " WHERE company_id = ?", company))
                    .as(table)
                    .containsEntry("n", 0L);
        }
    }

    private Applied apply(Vendor vendor) {
        return DB.mirror.apply(company, Kind.VENDOR, List.of(vendor), NOW);
    }

    private Map<String, @Nullable Object> vendorRow() {
        return DB.row("SELECT * FROM vendor WHERE company_id = ? AND list_id = 'V'", company);
    }

    private static Answer.Deleted deleted(String id, int minutesAfterNoon) {
        return new Answer.Deleted(Kind.VENDOR, id, NOON.plusMinutes(minutesAfterNoon));
    }

    private static Applied changed(int received, int changed) {
        return new Applied(received, changed, Map.of());
    }
}
