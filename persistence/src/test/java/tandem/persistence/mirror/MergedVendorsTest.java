package tandem.persistence.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.persistence.mirror.MirrorDatabase.NOW;
import static tandem.persistence.mirror.Records.NOON;
import static tandem.persistence.mirror.Records.at;
import static tandem.persistence.mirror.Records.bill;
import static tandem.persistence.mirror.Records.check;
import static tandem.persistence.mirror.Records.mergedInto;
import static tandem.persistence.mirror.Records.money;
import static tandem.persistence.mirror.Records.numbered;
import static tandem.persistence.mirror.Records.pays;
import static tandem.persistence.mirror.Records.vendor;
import static tandem.persistence.mirror.Records.vendorCredit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tandem.company.CompanyId;
import tandem.mirror.Bill;
import tandem.mirror.Kind;
import tandem.mirror.QuickBooksRecord;
import tandem.reading.Mirror.Applied;
import tandem.wire.Answer;

/** A vendor that is gone was merged into another one, and what names it is to be read again. */
class MergedVendorsTest {

    private static final MirrorDatabase DB = new MirrorDatabase();

    private final CompanyId company = DB.newCompany();

    private void hold(Kind kind, QuickBooksRecord... records) {
        DB.mirror.apply(company, kind, List.of(records), NOW);
    }

    private static Bill owed(String id) {
        return bill(id, at(NOON, "1"), "100.00", "100.00", List.of());
    }

    private Applied removes(String vendor) {
        return DB.mirror.forget(company, Kind.VENDOR, Set.of(vendor), NOW.plusSeconds(1));
    }

    @Test
    void what_names_a_vendor_that_is_removed_has_moved() {
        hold(Kind.VENDOR, vendor("V-1", at(NOON)), vendor("V-2", at(NOON)));
        hold(
                Kind.BILL,
                owed("open"),
                bill("paid", at(NOON), "100.00", "0.00", List.of(Records.payment("P", "100.00"))),
                mergedInto("V-2", owed("another vendor's")),
                owed("removed"));
        DB.mirror.forget(company, Kind.BILL, Set.of("removed"), NOW);
        hold(Kind.VENDOR_CREDIT, vendorCredit("credit", at(NOON), "10.00", "10.00", List.of()));
        hold(Kind.BILL_PAYMENT_CHECK, check("P", at(NOON), "100.00", null, pays("paid", "100.00", null)));

        var applied = removes("V-1");

        assertThat(applied.changed()).isEqualTo(1);
        assertThat(applied.moved())
                .isEqualTo(Map.of(
                        Kind.BILL, Set.of("open", "paid"),
                        Kind.VENDOR_CREDIT, Set.of("credit"),
                        Kind.BILL_PAYMENT_CHECK, Set.of("P")));
        assertThat(removes("V-1")).as("once is enough").isEqualTo(Applied.unchanged(1));
    }

    @Test
    void one_that_the_list_of_deletions_tells_of_is_no_exception() {
        hold(Kind.VENDOR, vendor("V-1", at(NOON)));
        hold(Kind.BILL, owed("open"));

        var deleted = List.of(new Answer.Deleted(Kind.VENDOR, "V-1", NOON.plusHours(1)));

        assertThat(DB.mirror.remove(company, Kind.VENDOR, deleted, NOW).moved())
                .isEqualTo(Map.of(Kind.BILL, Set.of("open")));
    }

    @Test
    void a_vendor_that_nothing_names_costs_one_more_question_and_an_unknown_one_none() {
        hold(Kind.VENDOR, vendor("V-1", at(NOON)));
        hold(Kind.BILL, mergedInto("V-2", owed("another vendor's")));
        DB.takeStatementCount();

        assertThat(removes("V-1")).isEqualTo(new Applied(1, 1, Map.of()));
        assertThat(DB.takeStatementCount()).isEqualTo(2);
        assertThat(removes("unknown")).isEqualTo(Applied.unchanged(1));
        assertThat(DB.takeStatementCount()).isEqualTo(1);
    }

    @Test
    void all_that_is_open_is_read_again_at_once_and_a_bounded_number_of_the_rest() {
        hold(Kind.VENDOR, vendor("V-1", at(NOON)));
        int open = NamersOfVendors.MOST_SETTLED + 3;
        var bills = new ArrayList<QuickBooksRecord>();
        bills.addAll(numbered(open, i -> owed("open " + i)));
        bills.addAll(numbered(
                NamersOfVendors.MOST_SETTLED + 2, i -> bill("paid " + i, at(NOON), "10.00", "0.00", List.of())));
        DB.mirror.apply(company, Kind.BILL, bills, NOW);
        DB.jdbc.update(
                "UPDATE bill SET standing = 'paid', open_balance = 0 WHERE company_id = ? AND txn_id LIKE 'paid %'",
                company.value());

        assertThat(removes("V-1").moved().get(Kind.BILL)).hasSize(open + NamersOfVendors.MOST_SETTLED);
    }

    @Test
    void records_in_doubt_are_read_anew_anyway() {
        hold(Kind.VENDOR, vendor("V-1", at(NOON)));
        hold(Kind.BILL, owed("in doubt"));
        hold(Kind.BILL_PAYMENT_CHECK, check("P", at(NOON), "100.00", null));
        DB.jdbc.update("UPDATE bill SET time_modified = '-infinity' WHERE company_id = ?", company.value());
        DB.jdbc.update("UPDATE bill_payment SET time_modified = '-infinity' WHERE company_id = ?", company.value());

        assertThat(removes("V-1").moved()).isEmpty();
    }

    @Test
    void a_bill_that_names_another_vendor_and_is_the_same_otherwise_is_another_one_here() {
        hold(Kind.VENDOR, vendor("V-1", at(NOON)), vendor("V-2", at(NOON)));
        hold(Kind.BILL, owed("B"));

        var applied = DB.mirror.apply(company, Kind.BILL, List.of(mergedInto("V-2", owed("B"))), NOW);

        assertThat(applied.changed()).isEqualTo(1);
        assertThat(applied.moved()).containsEntry(Kind.VENDOR, Set.of("V-1", "V-2"));
        assertThat(DB.row("SELECT vendor_list_id, open_balance FROM bill WHERE company_id = ?", company))
                .containsEntry("vendor_list_id", "V-2")
                .extractingByKey("open_balance")
                .isEqualTo(money("100.00"));
        assertThat(DB.feed(company)).endsWith("4 bill updated");
    }

    @Test
    void what_still_names_a_removed_vendor_is_found_when_its_window_is_compared() {
        hold(Kind.VENDOR, vendor("V-1", at(NOON)), vendor("V-2", at(NOON)));
        hold(Kind.BILL, owed("gone vendor's"), mergedInto("V-2", owed("another vendor's")));
        hold(Kind.VENDOR_CREDIT, vendorCredit("credit", at(NOON, "1"), "10.00", "10.00", List.of()));
        hold(Kind.BILL_PAYMENT_CHECK, check("P", at(NOON, "1"), "100.00", null));
        removes("V-1");

        assertThat(differing(Kind.BILL, outline("gone vendor's", "100.00"), outline("another vendor's", "100.00")))
                .containsExactly("gone vendor's");
        assertThat(differing(Kind.VENDOR_CREDIT, outline("credit", "10.00"))).containsExactly("credit");
        assertThat(differing(Kind.BILL_PAYMENT_CHECK, outline("P", "100.00"))).containsExactly("P");
    }

    private Set<String> differing(Kind kind, Answer.Outline... shown) {
        return DB.mirror
                .compareOutlines(company, kind, null, null, List.of(shown), NOW.plusSeconds(60))
                .differing();
    }

    private static Answer.Outline outline(String id, String amount) {
        return new Answer.Outline(id, "1", money(amount), null, null);
    }
}
