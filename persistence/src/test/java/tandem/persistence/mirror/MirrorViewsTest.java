package tandem.persistence.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.persistence.mirror.MirrorDatabase.NOW;
import static tandem.persistence.mirror.Records.NOON;
import static tandem.persistence.mirror.Records.at;
import static tandem.persistence.mirror.Records.bill;
import static tandem.persistence.mirror.Records.billLink;
import static tandem.persistence.mirror.Records.check;
import static tandem.persistence.mirror.Records.credit;
import static tandem.persistence.mirror.Records.inactive;
import static tandem.persistence.mirror.Records.numbered;
import static tandem.persistence.mirror.Records.payment;
import static tandem.persistence.mirror.Records.pays;
import static tandem.persistence.mirror.Records.ref;
import static tandem.persistence.mirror.Records.vendor;
import static tandem.persistence.mirror.Records.vendorCredit;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.listing.Slice;
import tandem.mirror.Account;
import tandem.mirror.CurrencyEntry;
import tandem.mirror.CustomerJob;
import tandem.mirror.Item;
import tandem.mirror.Kind;
import tandem.mirror.ListClass;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.StandardTerms;
import tandem.mirror.view.BillLine;
import tandem.mirror.view.BillStatus;
import tandem.mirror.view.BillView;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorViews;
import tandem.mirror.view.PaymentMethod;
import tandem.mirror.view.PaymentStatus;
import tandem.mirror.view.VendorView;
import tandem.reading.Mirror.Applied;

class MirrorViewsTest {

    private static final MirrorDatabase DB = new MirrorDatabase();
    private static final MirrorViews VIEWS =
            JdbcMirrorViews.on(JdbcClient.create(DB.jdbc), Clock.fixed(NOW, ZoneOffset.UTC));

    private final CompanyId company = DB.newCompany();

    @Test
    void a_list_is_read_page_by_page_and_meets_each_record_once_while_others_come_and_change() {
        for (int i = 0; i < 7; i++) {
            apply(NOW.plusSeconds(i), vendor("V-" + i, at(NOON)));
        }
        var seen = new ArrayList<String>();
        Slice<VendorView> page = VIEWS.vendors().list(company, MirrorFilter.NONE, null, 3);
        page.items().forEach(vendor -> seen.add(vendor.listId()));
        while (page.hasMore()) {
            apply(NOW.plusSeconds(50), inactive(vendor("V-0", at(NOON))), vendor("V-late", at(NOON)));
            page = VIEWS.vendors()
                    .list(
                            company,
                            MirrorFilter.NONE,
                            page.items().getLast().state().id(),
                            3);
            page.items().forEach(vendor -> seen.add(vendor.listId()));
        }

        assertThat(seen).containsExactly("V-0", "V-1", "V-2", "V-3", "V-4", "V-5", "V-6", "V-late");
    }

    @Test
    void many_are_found_as_each_is_by_itself_in_as_many_statements() {
        for (int i = 0; i < 9; i++) {
            apply(NOW, bill("B-" + i, at(NOON), "10.00", "10.00", List.of()));
        }
        apply(NOW, vendor("V", at(NOON)));
        var bills = VIEWS.bills().list(company, MirrorFilter.NONE, null, 20).items();
        var ids = bills.stream().map(bill -> bill.state().id()).collect(Collectors.toUnmodifiableSet());
        DB.takeStatementCount();
        VIEWS.bills().find(company, ids.iterator().next());
        int forOne = DB.takeStatementCount();

        var found = VIEWS.bills().find(company, ids);

        assertThat(DB.takeStatementCount()).isEqualTo(forOne);
        assertThat(found).hasSize(9).containsOnlyKeys(ids);
        assertThat(found.values()).containsExactlyInAnyOrderElementsOf(bills);
        assertThat(VIEWS.bills().find(DB.newCompany(), ids))
                .as("they are of another company")
                .isEmpty();
        assertThat(VIEWS.vendors().find(company, ids)).as("they are no vendors").isEmpty();
        assertThat(VIEWS.bills().find(company, Set.of())).isEmpty();
    }

    @Test
    @Tag("S53")
    void inactive_records_are_listed_and_removed_ones_only_when_wanted() {
        apply(NOW, vendor("active", at(NOON)), inactive(vendor("inactive", at(NOON))), vendor("removed", at(NOON)));
        DB.mirror.forget(company, Kind.VENDOR, Set.of("removed"), NOW.plusSeconds(9));

        assertThat(vendors(MirrorFilter.NONE)).containsExactlyInAnyOrder("active", "inactive");
        assertThat(vendors(MirrorFilter.ofEntries(null, true, false))).containsExactly("active");
        assertThat(vendors(MirrorFilter.ofEntries(null, false, false))).containsExactly("inactive");
        assertThat(vendors(MirrorFilter.ofEntries(null, null, true))).hasSize(3);
        assertThat(vendors(MirrorFilter.ofEntries(NOW.plusSeconds(1), null, true)))
                .containsExactly("removed");
    }

    @Test
    void one_companys_records_cannot_be_seen_as_anothers() {
        apply(NOW, vendor("V", at(NOON)));
        UUID id = onlyVendor().state().id();
        CompanyId other = DB.newCompany();

        assertThat(VIEWS.vendors().find(company, id)).isPresent();
        assertThat(VIEWS.vendors().find(other, id)).isEmpty();
        assertThat(VIEWS.vendors().list(other, MirrorFilter.NONE, null, 10).items())
                .isEmpty();
        apply(NOW, bill("B", at(NOON), "10.00", "10.00", List.of()));
        assertThat(VIEWS.bills()
                        .list(other, MirrorFilter.ofTransactions(null, id, null, false), null, 10)
                        .items())
                .isEmpty();
    }

    @Test
    @Tag("S74")
    @Tag("S75")
    @Tag("S76")
    @Tag("S77")
    @Tag("S78")
    @Tag("S81")
    @Tag("S82")
    @Tag("S91")
    @Tag("S92")
    void a_bill_shows_what_it_names_by_our_ids_and_its_figures() {
        apply(NOW, new StandardTerms("T-30", at(NOON), "2% 10 Net 30", true, 30, 10, new BigDecimal("2")));
        apply(NOW, account("A-AP", "AccountsPayable"), account("A-REP", "Expense"));
        apply(NOW, new ListClass("C-1", at(NOON), "East", "East", true, null));
        apply(NOW, new CustomerJob("J-1", at(NOON), "Roof", "Smith:Roof", true, null, null, null));
        apply(NOW, new Item("I-1", at(NOON), "Board", "Board", true, null, "NonInventory", null, null, ref("A-REP")));
        apply(NOW, vendor("V-1", at(NOON)));
        apply(NOW, bill("B", at(NOON), "1000.00", "500.00", List.of(payment("P", "-400.00"), credit("K", "-100.00"))));
        apply(NOW, vendorCredit("K", at(NOON), "135.50", "35.50", List.of(billLink("B", "-100.00"))));
        apply(NOW, check("P", at(NOON), "400.00", null, pays("B", "400.00", null)));

        BillView bill = onlyBill(MirrorFilter.NONE);

        assertThat(bill.vendorId()).isEqualTo(onlyVendor().state().id());
        assertThat(bill.status()).isEqualTo(BillStatus.PARTIALLY_PAID);
        assertThat(bill.refNumber()).isEqualTo("INV-B");
        assertThat(bill.billDate()).isEqualTo("2026-02-24");
        assertThat(bill.dueDate()).isEqualTo("2026-03-26");
        assertThat(bill.memo()).isEqualTo("phase 1");
        assertThat(bill.apAccountId()).isNotNull();
        assertThat(bill.termsId()).isNotNull();
        assertThat(bill.currency()).isEqualTo("USD");
        assertThat(bill.grossAmount()).isEqualByComparingTo("1000.00");
        assertThat(bill.figures().openBalance()).isEqualByComparingTo("500.00");
        assertThat(bill.figures().paidAmount()).isEqualByComparingTo("400.00");
        assertThat(bill.figures().creditsApplied()).isEqualByComparingTo("100.00");
        assertThat(bill.creditsAvailable()).isEqualByComparingTo("35.50");
        assertThat(bill.discountsAvailable())
                .as("2%% up to 6 March, asked on the 5th")
                .isEqualByComparingTo("20.00");
        assertThat(bill.lines()).hasSize(2);
        assertThat(bill.lines().get(0)).isInstanceOfSatisfying(BillLine.Expense.class, line -> {
            assertThat(line.accountId()).isNotNull();
            assertThat(line.amount()).isEqualByComparingTo("990.00");
            assertThat(line.description()).isEqualTo("Labour");
            assertThat(line.classId()).isNotNull();
            assertThat(line.jobId()).isNotNull();
            assertThat(line.billing()).isEqualTo(BillLine.Billing.BILLABLE);
        });
        assertThat(bill.lines().get(1)).isInstanceOfSatisfying(BillLine.Item.class, line -> {
            assertThat(line.itemId()).isNotNull();
            assertThat(line.quantity()).isEqualByComparingTo("2");
            assertThat(line.cost()).isEqualByComparingTo("5.00");
            assertThat(line.amount()).isEqualByComparingTo("10.00");
            assertThat(line.description()).startsWith("Oak");
            assertThat(line.billing()).isEqualTo(BillLine.Billing.NOT_BILLABLE);
        });
        assertThat(bill.links()).extracting(link -> link.paymentId() != null).containsExactly(true, false);
        assertThat(bill.links())
                .extracting(link -> link.vendorCreditId() != null)
                .containsExactly(false, true);

        UUID id = bill.state().id();
        var payment = VIEWS.payments()
                .list(company, MirrorFilter.NONE, null, 9)
                .items()
                .getFirst();
        assertThat(payment.applications().getFirst().billId()).isEqualTo(id);
        assertThat(payment.method()).isEqualTo(PaymentMethod.CHECK);
        var credit = VIEWS.vendorCredits()
                .list(company, MirrorFilter.NONE, null, 9)
                .items()
                .getFirst();
        assertThat(credit.applications().getFirst().billId()).isEqualTo(id);
        assertThat(credit.applications().getFirst().amount()).isEqualByComparingTo("100.00");
        assertThat(credit.openAmount()).isEqualByComparingTo("35.50");
    }

    @Test
    void what_a_bill_names_may_be_unknown() {
        apply(NOW, bill("B", at(NOON), "10.00", "10.00", List.of()));

        BillView bill = onlyBill(MirrorFilter.NONE);

        assertThat(bill.vendorId()).isNull();
        assertThat(bill.discountsAvailable()).isZero();
        assertThat(bill.creditsAvailable()).isZero();
        assertThat(bill.lines()).hasSize(2);
    }

    @Test
    void bills_are_found_by_status_number_and_vendor() {
        apply(NOW, vendor("V-1", at(NOON)));
        apply(
                NOW,
                bill("open", at(NOON), "10.00", "10.00", List.of()),
                bill("part", at(NOON), "10.00", "4.00", List.of(payment("P", "-6.00"))),
                bill("paid", at(NOON), "10.00", "0.00", List.of(payment("P", "-10.00"))),
                bill("void", at(NOON), "0.00", "0.00", "V", List.of(), List.of()),
                bill("gone", at(NOON), "10.00", "10.00", List.of()));
        DB.mirror.forget(company, Kind.BILL, Set.of("gone"), NOW);

        assertThat(bills(MirrorFilter.NONE.with(BillStatus.OPEN))).containsExactly("open");
        assertThat(bills(MirrorFilter.NONE.with(BillStatus.PARTIALLY_PAID))).containsExactly("part");
        assertThat(bills(MirrorFilter.NONE.with(BillStatus.PAID))).containsExactly("paid");
        assertThat(bills(MirrorFilter.NONE.with(BillStatus.VOIDED_IN_QUICKBOOKS)))
                .containsExactly("void");
        assertThat(bills(MirrorFilter.NONE.with(BillStatus.DELETED_IN_QUICKBOOKS)))
                .containsExactly("gone");
        assertThat(bills(MirrorFilter.ofTransactions(null, null, "INV-part", false)))
                .containsExactly("part");
        assertThat(bills(MirrorFilter.ofTransactions(null, onlyVendor().state().id(), null, false)))
                .hasSize(4);
        assertThat(bills(MirrorFilter.ofTransactions(null, UUID.randomUUID(), null, true)))
                .isEmpty();
        for (BillStatus status : EnumSet.range(BillStatus.DRAFT, BillStatus.POSTING)) {
            assertThat(bills(MirrorFilter.NONE.with(status))).isEmpty();
        }
        for (BillStatus status : List.of(
                BillStatus.OPEN,
                BillStatus.PARTIALLY_PAID,
                BillStatus.PAID,
                BillStatus.DELETED_IN_QUICKBOOKS,
                BillStatus.VOIDED_IN_QUICKBOOKS)) {
            assertThat(onlyBill(MirrorFilter.NONE.with(status)).status()).isEqualTo(status);
        }
    }

    @Test
    void a_credit_stub_is_not_among_the_payments() {
        apply(
                NOW,
                check("paid", at(NOON), "40.00", null, pays("B", "40.00", null)),
                check(
                        "stub",
                        at(NOON),
                        "0.00",
                        "QuickBooks generated zero amount transaction for bill payment stub",
                        pays("B", "0.00", null)),
                check("void", at(NOON), "0.00", "VOID: lost"));

        var payments = VIEWS.payments();
        assertThat(payments.list(company, MirrorFilter.NONE, null, 9).items())
                .extracting(payment -> payment.txnId())
                .containsExactlyInAnyOrder("paid", "void");
        assertThat(payments.list(company, MirrorFilter.NONE.with(PaymentStatus.VOIDED), null, 9)
                        .items())
                .extracting(payment -> payment.txnId())
                .containsExactly("void");
        UUID stub = (UUID) DB.row("SELECT id FROM bill_payment WHERE company_id = ? AND txn_id = 'stub'", company)
                .get("id");
        assertThat(payments.find(company, java.util.Objects.requireNonNull(stub)))
                .isEmpty();
    }

    @Test
    void currencies_come_from_the_files_list_then_from_its_preferences_then_from_the_country() {
        apply(NOW, vendor("V", at(NOON)));
        assertThat(onlyVendor().currency()).isEqualTo("USD");

        DB.jdbc.update("UPDATE company_sync SET country = 'CA' WHERE company_id = ?", company.value());
        assertThat(onlyVendor().currency()).isEqualTo("CAD");

        DB.jdbc.update("UPDATE company_sync SET home_currency = 'CHF' WHERE company_id = ?", company.value());
        assertThat(onlyVendor().currency()).isEqualTo("CHF");

        apply(NOW, new CurrencyEntry("E", at(NOON), "Euro", true, "EUR", BigDecimal.ONE, LocalDate.of(2026, 3, 1)));
        DB.jdbc.update("UPDATE vendor SET currency_list_id = 'E' WHERE company_id = ?", company.value());
        assertThat(onlyVendor().currency()).isEqualTo("EUR");
    }

    @Test
    @Tag("S63")
    void an_entry_with_a_new_name_is_the_same_entry_to_whatever_names_it() {
        apply(NOW, account("A-REP", "Expense"));
        apply(NOW, bill("B", at(NOON), "10.00", "10.00", List.of()));
        UUID before = expenseAccount();

        apply(
                NOW,
                new Account(
                        "A-REP",
                        at(NOON.plusSeconds(1)),
                        "Telecom",
                        "Telecom",
                        true,
                        null,
                        "Expense",
                        null,
                        null,
                        null));

        assertThat(expenseAccount()).isEqualTo(before);
        assertThat(VIEWS.accounts().find(company, before))
                .hasValueSatisfying(account -> assertThat(account.name()).isEqualTo("Telecom"));
    }

    private UUID expenseAccount() {
        var line = (BillLine.Expense) onlyBill(MirrorFilter.NONE).lines().getFirst();
        return java.util.Objects.requireNonNull(line.accountId());
    }

    @Test
    @Tag("S50")
    void only_bank_and_card_accounts_pay() {
        apply(NOW, account("bank", "Bank"), account("card", "CreditCard"), account("other", "OtherCurrentLiability"));

        assertThat(VIEWS.paymentAccounts()
                        .list(company, MirrorFilter.NONE, null, 9)
                        .items())
                .extracting(account -> account.listId() + " " + account.isManualOnly())
                .containsExactlyInAnyOrder("bank false", "card true");
        assertThat(VIEWS.paymentAccounts()
                        .list(company, MirrorFilter.ofEntries(null, true, false), null, 9)
                        .items())
                .hasSize(2);
        assertThat(VIEWS.accounts().list(company, MirrorFilter.NONE, null, 9).items())
                .hasSize(3);

        var later = at(NOON.plusSeconds(1));
        apply(
                NOW,
                new Account("bank", later, "bank", "bank", false, null, "Bank", null, null, null),
                new Account("card", later, "card", "card", true, null, "OtherCurrentLiability", null, null, null),
                new Account("other", later, "other", "other", true, null, "Bank", null, null, null));
        assertThat(VIEWS.paymentAccounts()
                        .list(company, MirrorFilter.ofEntries(null, true, false), null, 9)
                        .items())
                .extracting(account -> account.listId())
                .containsExactly("other");
    }

    @Test
    void a_page_of_bills_costs_four_statements_however_long_it_is() {
        DB.mirror.apply(
                company, Kind.BILL, numbered(120, i -> bill("B-" + i, at(NOON), "10.00", "10.00", List.of())), NOW);
        DB.takeStatementCount();

        assertThat(VIEWS.bills().list(company, MirrorFilter.NONE, null, 100).items())
                .hasSize(100);

        assertThat(DB.takeStatementCount())
                .as("those of QuickBooks with lines and links, and those of this side")
                .isEqualTo(4);
    }

    private void apply(Instant now, QuickBooksRecord... records) {
        Applied applied = DB.mirror.apply(company, records[0].kind(), List.of(records), now);
        assertThat(applied.received()).isEqualTo(records.length);
    }

    private List<String> vendors(MirrorFilter filter) {
        return VIEWS.vendors().list(company, filter, null, 50).items().stream()
                .map(VendorView::listId)
                .toList();
    }

    private List<String> bills(MirrorFilter filter) {
        return VIEWS.bills().list(company, filter, null, 50).items().stream()
                .map(BillView::txnId)
                .toList();
    }

    private VendorView onlyVendor() {
        return VIEWS.vendors().list(company, MirrorFilter.NONE, null, 1).items().getFirst();
    }

    private BillView onlyBill(MirrorFilter filter) {
        return VIEWS.bills().list(company, filter, null, 1).items().getFirst();
    }

    private static Account account(String id, @Nullable String type) {
        return new Account(id, at(NOON), id, id, true, null, type, null, null, null);
    }
}
