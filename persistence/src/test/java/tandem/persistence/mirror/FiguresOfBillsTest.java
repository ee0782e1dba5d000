package tandem.persistence.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.persistence.mirror.MirrorDatabase.NOW;
import static tandem.persistence.mirror.Records.NOON;
import static tandem.persistence.mirror.Records.at;
import static tandem.persistence.mirror.Records.billLink;
import static tandem.persistence.mirror.Records.check;
import static tandem.persistence.mirror.Records.money;
import static tandem.persistence.mirror.Records.owed;
import static tandem.persistence.mirror.Records.payment;
import static tandem.persistence.mirror.Records.pays;
import static tandem.persistence.mirror.Records.ref;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.company.CompanyId;
import tandem.mirror.Bill;
import tandem.mirror.CurrencyEntry;
import tandem.mirror.DateDrivenTerms;
import tandem.mirror.Kind;
import tandem.mirror.Line;
import tandem.mirror.LinkedTransaction;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.Ref;
import tandem.mirror.StandardTerms;
import tandem.mirror.VendorCredit;
import tandem.mirror.Version;
import tandem.mirror.view.BillStatus;
import tandem.mirror.view.BillView;
import tandem.mirror.view.MirrorFilter;
import tandem.mirror.view.MirrorViews;
import tandem.mirror.view.VendorCreditView;
import tandem.wire.Answer;

/** The money of bills, from records as QuickBooks sends them to the figures that people see. */
class FiguresOfBillsTest {

    private static final String STUB = "QuickBooks generated zero amount transaction for bill payment stub";
    private static final LocalDate BILL_DATE = LocalDate.of(2026, 2, 24);

    private static final MirrorDatabase DB = new MirrorDatabase();
    private static final MirrorViews VIEWS =
            JdbcMirrorViews.on(JdbcClient.create(DB.jdbc), Clock.fixed(NOW, ZoneOffset.UTC));

    private final CompanyId company = DB.newCompany();

    @Test
    @Tag("S83")
    void the_total_is_the_sum_of_the_lines_reductions_included() {
        List<Line> lines =
                List.of(expense("L-1", "1000.00"), item("L-2", "3", "33.335", "100.01"), expense("L-3", "-0.01"));
        apply(bill("B", "1100.00", "1100.00", lines, List.of()));

        BillView bill = bill("B");

        assertThat(bill.grossAmount()).isEqualByComparingTo("1100.00");
        assertThat(lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(bill.grossAmount());
        expect(bill, "1100.00", "0", "0", "0");
    }

    @Test
    @Tag("S86")
    @Tag("S90")
    @Tag("S100")
    void forty_of_credit_on_a_bill_of_a_hundred_leave_sixty_and_no_payment() {
        apply(bill("B", "100.00", "100.00"));
        apply(credit("C", "40.00", "40.00"));
        assertThat(bill("B").creditsAvailable()).isEqualByComparingTo("40.00");

        apply(bill("B", "100.00", "60.00", creditLink("C", "-40.00")));
        apply(credit("C", "40.00", "0.00", billLink("B", "-40.00")));
        apply(check("stub", at(NOON), "0.00", STUB, pays("B", "0.00", null)));

        expect(bill("B"), "60.00", "40.00", "0", "0");
        assertThat(bill("B").creditsAvailable()).isZero();
        assertThat(bill("B").status()).isEqualTo(BillStatus.PARTIALLY_PAID);
        assertThat(VIEWS.payments().list(company, MirrorFilter.NONE, null, 9).items())
                .isEmpty();
    }

    @Test
    @Tag("S85")
    @Tag("S102")
    void one_credit_over_three_bills_is_three_applications_that_sum_up_to_what_was_applied() {
        apply(
                bill("B1", "100.00", "90.00", creditLink("C", "-10.00")),
                bill("B2", "100.00", "75.50", creditLink("C", "-24.50")),
                bill("B3", "100.00", "94.50", creditLink("C", "-5.50")));
        apply(credit(
                "C", "50.00", "10.00", billLink("B1", "-10.00"), billLink("B2", "-24.50"), billLink("B3", "-5.50")));

        assertThat(onlyCredit().applications())
                .extracting(application -> application.txnId() + " " + application.amount())
                .containsExactlyInAnyOrder("B1 10.00", "B2 24.50", "B3 5.50");
        assertThat(onlyCredit().applications())
                .allSatisfy(application -> assertThat(application.billId())
                        .isEqualTo(bill(application.txnId()).state().id()));
        assertThat(onlyCredit().refNumber()).isEqualTo("CM-9");
        assertThat(onlyCredit().date()).isEqualTo("2026-02-02");
        assertThat(onlyCredit().amount().subtract(onlyCredit().openAmount()))
                .isEqualByComparingTo(onlyCredit().applications().stream()
                        .map(VendorCreditView.Application::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        expect(bill("B2"), "75.50", "24.50", "0", "0");
        assertThat(bill("B2").links()).singleElement().satisfies(link -> {
            assertThat(link.vendorCreditId()).isEqualTo(onlyCredit().state().id());
            assertThat(link.refNumber()).isEqualTo("CM-9");
            assertThat(link.date()).isEqualTo("2026-02-02");
        });
        assertThat(bill("B1").creditsAvailable()).isEqualByComparingTo("10.00");

        apply(bill("B2", "100.00", "100.00"));
        apply(credit("C", "50.00", "34.50", billLink("B1", "-10.00"), billLink("B3", "-5.50")));

        assertThat(onlyCredit().applications()).hasSize(2);
        expect(bill("B2"), "100.00", "0", "0", "0");
        assertThat(bill("B2").creditsAvailable()).isEqualByComparingTo("34.50");
    }

    @Test
    @Tag("S84")
    @Tag("S87")
    @Tag("S89")
    void a_payment_with_a_discount_closes_the_bill_whether_its_link_holds_the_discount_or_not() {
        apply(new StandardTerms("T-30", at(NOON), "2% 10 Net 30", true, 30, 10, new BigDecimal("2")));
        apply(bill("B1", "1000.00", "1000.00"), bill("B2", "1000.00", "1000.00"));
        assertThat(bill("B1").discountsAvailable()).isEqualByComparingTo("20.00");

        apply(
                bill("B1", "1000.00", "0.00", payment("P", "-980.00")),
                bill("B2", "1000.00", "0.00", payment("P", "-1000.00")));
        apply(check("P", at(NOON), "1960.00", null, pays("B1", "980.00", "20.00"), pays("B2", "1000.00", "20.00")));

        for (String id : List.of("B1", "B2")) {
            expect(bill(id), "0", "0", "20.00", "980.00");
            assertThat(bill(id).status()).isEqualTo(BillStatus.PAID);
            assertThat(bill(id).discountsAvailable()).isZero();
        }
    }

    @Test
    @Tag("S84")
    void there_is_one_discount_and_none_after_its_day() {
        apply(new StandardTerms("T-30", at(NOON), "2% 8 Net 30", true, 30, 8, new BigDecimal("2")));
        apply(bill("B", "1000.00", "1000.00"));
        assertThat(bill("B").discountsAvailable())
                .as("given until 4 March, asked on the 5th")
                .isZero();

        apply(new StandardTerms("T-30", at(NOON.plusSeconds(1)), "2% 9 Net 30", true, 30, 9, new BigDecimal("2")));
        assertThat(bill("B").discountsAvailable()).as("given until 5 March").isEqualByComparingTo("20.00");

        apply(bill("B", "1000.00", "15.00", payment("P", "-985.00")));
        assertThat(bill("B").discountsAvailable()).as("not more than remains").isEqualByComparingTo("15.00");

        apply(bill("B", "1000.00", "580.00", payment("P", "-400.00")));
        apply(check("P", at(NOON), "400.00", null, pays("B", "400.00", "20.00")));
        expect(bill("B"), "580.00", "0", "20.00", "400.00");
        assertThat(bill("B").discountsAvailable()).as("taken already").isZero();
    }

    @Test
    @Tag("S86")
    void a_credit_that_waits_is_no_discount_though_quickbooks_states_the_vendors_balance_as_open() {
        owesLessByACreditThatWaits();
        expect(bill("B"), "3000.31", "2.50", "74.20", "0");

        apply(owed("V-1", "3000.31"));
        expect(bill("B"), "3074.51", "2.50", "0", "0");
        assertThat(DB.feed(company)).last().asString().endsWith("bill updated");

        apply(owed("V-1", "3000.31"));
        apply(Records.bill("B", at(NOON.plusMinutes(1)), "3077.01", "3000.31", List.of(creditLink("C1", "-2.50"))));
        expect(bill("B"), "3074.51", "2.50", "0", "0");
        assertThat(DB.mirror.compareOpenBills(company, List.of(open("B", "3077.01", "3000.31")), NOW))
                .as("it is what QuickBooks said last time")
                .doesNotContain("B");

        apply(Records.bill(
                "B",
                at(NOON.plusMinutes(2)),
                "3077.01",
                "2900.00",
                List.of(creditLink("C1", "-2.50"), payment("P", "-174.51"))));
        expect(bill("B"), "2900.00", "2.50", "0", "174.51");
    }

    @Test
    @Tag("S87")
    void a_discount_that_was_set_with_a_credit_stays_one_though_the_vendors_balance_is_what_the_bill_has_open() {
        apply(bill("B", "100.00", "38.00", creditLink("C", "-60.00")));
        apply(credit("C", "60.00", "0.00", billLink("B", "-60.00")));

        apply(owed("V-1", "38.00"));

        expect(bill("B"), "38.00", "60.00", "2.00", "0");
        assertThat(DB.mirror.vendorsThatDoNotAddUp(company)).isEmpty();
    }

    @Test
    void a_balance_that_was_read_before_the_bill_decides_nothing_and_is_to_be_read_again() {
        apply(owed("V-1", "3000.31"));
        owesLessByACreditThatWaits();

        expect(bill("B"), "3000.31", "2.50", "74.20", "0");
        assertThat(DB.mirror.vendorsThatDoNotAddUp(company)).containsExactly("V-1");

        apply(Records.vendorWithPhone("V-1", at(NOON), "978-555-0199"));
        expect(bill("B"), "3000.31", "2.50", "74.20", "0");

        apply(owed("V-1", "3000.31"));
        expect(bill("B"), "3074.51", "2.50", "0", "0");
        assertThat(DB.mirror.vendorsThatDoNotAddUp(company)).isEmpty();
    }

    @Test
    void a_vendor_whose_balance_was_never_sent_decides_nothing() {
        apply(Records.vendorWithPhone("V-1", at(NOON), "978-555-0199"));
        owesLessByACreditThatWaits();

        assertThat(DB.mirror.vendorsThatDoNotAddUp(company)).isEmpty();
        expect(bill("B"), "3000.31", "2.50", "74.20", "0");
    }

    @Test
    void the_bills_of_a_vendor_are_cleared_together_and_only_where_his_records_then_add_up_to_his_balance() {
        apply(
                bill("B1", "100.00", "30.00", creditLink("C1", "-10.00")),
                bill("B2", "90.00", "30.00", payment("P", "-10.00")));
        apply(credit("C2", "140.00", "140.00"));

        apply(owed("V-1", "30.01"));
        expect(bill("B1"), "30.00", "10.00", "60.00", "0");

        apply(owed("V-1", "30.00"));
        expect(bill("B1"), "90.00", "10.00", "0", "0");
        expect(bill("B2"), "80.00", "0", "0", "10.00");
    }

    /** One bill, a credit on it and one that waits; what QuickBooks states as open is the vendor's balance. */
    private void owesLessByACreditThatWaits() {
        apply(bill("B", "3077.01", "3000.31", creditLink("C1", "-2.50")));
        apply(credit("C1", "2.50", "0.00", billLink("B", "-2.50")), credit("C2", "74.20", "74.20"));
    }

    private static Answer.OpenBill open(String id, String amount, String open) {
        return new Answer.OpenBill(
                id, Records.at(NOON.plusMinutes(1)).editSequence(), money(amount), money(open), false);
    }

    @Test
    @Tag("S89")
    @Tag("S109")
    void parts_that_were_paid_by_check_and_by_card_add_up() {
        apply(bill("B", "800.00", "400.00", payment("P1", "-400.00")));
        expect(bill("B"), "400.00", "0", "0", "400.00");

        apply(bill("B", "800.00", "299.99", payment("P1", "-400.00"), card("P2", "-100.01")));
        expect(bill("B"), "299.99", "0", "0", "500.01");
        assertThat(bill("B").status()).isEqualTo(BillStatus.PARTIALLY_PAID);
    }

    @Test
    @Tag("S89")
    void a_voided_or_deleted_payment_pays_nothing_and_takes_its_discount_along() {
        apply(bill("B", "1000.00", "0.00", payment("P", "-980.00")));
        apply(check("P", at(NOON), "980.00", null, pays("B", "980.00", "20.00")));
        expect(bill("B"), "0", "0", "20.00", "980.00");

        apply(check("P", at(NOON.plusMinutes(1)), "0.00", "VOID: lost"));
        apply(bill("B", "1000.00", "1000.00"));
        expect(bill("B"), "1000.00", "0", "0", "0");
        assertThat(bill("B").status()).isEqualTo(BillStatus.OPEN);

        apply(bill("B", "1000.00", "0.00", payment("Q", "-980.00")));
        apply(check("Q", at(NOON), "980.00", null, pays("B", "980.00", "20.00")));
        DB.mirror.forget(company, Kind.BILL_PAYMENT_CHECK, Set.of("Q"), NOW);
        apply(bill("B", "1000.00", "1000.00"));
        expect(bill("B"), "1000.00", "0", "0", "0");
    }

    @Test
    @Tag("S90")
    void a_voided_bill_has_nothing_left_of_any_figure() {
        apply(bill("B", "1000.00", "600.00", payment("P", "-400.00")));

        apply(voided("B"));

        expect(bill("B"), "0", "0", "0", "0");
        assertThat(bill("B").grossAmount()).isZero();
        assertThat(bill("B").status()).isEqualTo(BillStatus.VOIDED_IN_QUICKBOOKS);
    }

    @Test
    @Tag("S85")
    void credits_are_available_to_bills_of_their_vendor_their_account_and_their_currency() {
        apply(euro());
        apply(
                creditOf("V-1", "A-AP", null, "C1", "30.00"),
                creditOf("V-1", "A-AP", null, "C2", "12.50"),
                creditOf("V-2", "A-AP", null, "of another vendor", "100.00"),
                creditOf("V-1", "A-AP2", null, "of another account", "1000.00"),
                creditOf("V-1", "A-AP", "EUR", "in euros", "10000.00"),
                creditOf("V-1", "A-AP", null, "gone", "100000.00"));
        DB.mirror.forget(company, Kind.VENDOR_CREDIT, Set.of("gone"), NOW);
        apply(
                billOf("V-1", "A-AP", null, "B1"),
                billOf("V-2", "A-AP", null, "B2"),
                billOf("V-1", "A-AP2", null, "B3"),
                billOf("V-1", "A-AP", "EUR", "B4"),
                billOf("V-3", "A-AP", null, "B5"));

        assertThat(List.of("B1", "B2", "B3", "B4", "B5"))
                .extracting(id -> bill(id).creditsAvailable().toPlainString())
                .containsExactly("42.50", "100.00", "1000.00", "10000.00", "0");

        apply(creditOf("V-1", "A-AP", null, "C2", "0.00"));
        assertThat(bill("B1").creditsAvailable()).as("what is used up is gone").isEqualByComparingTo("30.00");
    }

    @Test
    @Tag("S79")
    @Tag("S80")
    @Tag("S85")
    void a_bill_in_a_foreign_currency_counts_in_it_and_keeps_its_rate() {
        DB.jdbc.update("UPDATE company_sync SET home_currency = 'CAD' WHERE company_id = ?", company.value());
        apply(euro());
        apply(new Bill(
                "B",
                at(NOON),
                1,
                ref("V-1"),
                ref("A-AP"),
                BILL_DATE,
                null,
                money("1000.00"),
                money("250.00"),
                ref("EUR"),
                new BigDecimal("1.47325"),
                money("1473.25"),
                "RE-1",
                null,
                null,
                false,
                null,
                List.of(payment("P", "-700.00"), creditLink("C", "-50.00")),
                List.of(expense("L-1", "1000.00"))));
        apply(billOf("V-1", "A-AP", null, "at home"));

        BillView bill = bill("B");

        assertThat(bill.currency()).isEqualTo("EUR");
        assertThat(bill.homeCurrency()).isEqualTo("CAD");
        assertThat(bill.exchangeRate()).isEqualByComparingTo("1.47325");
        assertThat(bill.grossAmount()).isEqualByComparingTo("1000.00");
        expect(bill, "250.00", "50.00", "0", "700.00");
        assertThat(bill("at home").currency()).isEqualTo("CAD");
        assertThat(bill("at home").exchangeRate()).isNull();
    }

    @Test
    @Tag("S84")
    void a_discount_in_a_currency_that_is_not_divided_is_whole() {
        apply(new StandardTerms("T-30", at(NOON), "1% 10 Net 30", true, 30, 10, BigDecimal.ONE));
        apply(new CurrencyEntry("JPY", at(NOON), "Yen", true, "JPY", new BigDecimal("0.0067"), BILL_DATE));
        apply(inYen("B", "1250.00"));

        assertThat(bill("B").discountsAvailable()).isEqualByComparingTo("13");
    }

    @Test
    @Tag("S77")
    @Tag("S81")
    void a_due_date_that_quickbooks_left_out_follows_from_the_terms_and_one_that_it_gave_counts() {
        apply(new StandardTerms("S", at(NOON), "Net 30", true, 30, 0, null));
        apply(new DateDrivenTerms("D", at(NOON), "15th", true, 15, 2, null, null));
        apply(
                due("standard", "S", null),
                due("date-driven", "D", null),
                due("by hand", "S", LocalDate.of(2026, 12, 31)),
                due("no terms", null, null));

        assertThat(bill("standard").dueDate()).isEqualTo("2026-03-26");
        assertThat(bill("date-driven").dueDate()).isEqualTo("2026-03-15");
        assertThat(bill("by hand").dueDate()).isEqualTo("2026-12-31");
        assertThat(bill("no terms").dueDate()).isNull();
        assertThat(bill("date-driven").termsId()).isNotNull();
    }

    private void apply(QuickBooksRecord... records) {
        DB.mirror.apply(company, records[0].kind(), List.of(records), NOW);
    }

    private BillView bill(String txnId) {
        return VIEWS.bills().list(company, MirrorFilter.NONE, null, 50).items().stream()
                .filter(bill -> txnId.equals(bill.txnId()))
                .findFirst()
                .orElseThrow();
    }

    private VendorCreditView onlyCredit() {
        return VIEWS.vendorCredits()
                .list(company, MirrorFilter.NONE, null, 2)
                .items()
                .getFirst();
    }

    private static void expect(BillView bill, String open, String credits, String discounts, String paid) {
        assertThat(bill.figures().openBalance()).as("open balance").isEqualByComparingTo(open);
        assertThat(bill.figures().creditsApplied()).as("credits applied").isEqualByComparingTo(credits);
        assertThat(bill.figures().discountsApplied()).as("discounts applied").isEqualByComparingTo(discounts);
        assertThat(bill.figures().paidAmount()).as("paid amount").isEqualByComparingTo(paid);
    }

    private static Bill bill(String id, String gross, String open, LinkedTransaction... links) {
        return bill(id, gross, open, List.of(expense("L-1", gross)), Arrays.asList(links));
    }

    private static Bill bill(String id, String gross, String open, List<Line> lines, List<LinkedTransaction> links) {
        return Records.bill(id, at(NOON), gross, open, "INV-" + id, links, lines);
    }

    private static Bill billOf(String vendor, String account, @Nullable String currency, String id) {
        return bill(id, vendor, account, currency, null, LocalDate.of(2026, 3, 26), "10.00");
    }

    private static Bill inYen(String id, String gross) {
        return bill(id, "V-1", "A-AP", "JPY", "T-30", LocalDate.of(2026, 3, 26), gross);
    }

    private static Bill due(String id, @Nullable String terms, @Nullable LocalDate dueDate) {
        return bill(id, "V-1", "A-AP", null, terms, dueDate, "10.00");
    }

    private static Bill bill(
            String id,
            String vendor,
            String account,
            @Nullable String currency,
            @Nullable String terms,
            @Nullable LocalDate dueDate,
            String gross) {
        return new Bill(
                id,
                at(NOON),
                1,
                ref(vendor),
                ref(account),
                BILL_DATE,
                dueDate,
                money(gross),
                money(gross),
                maybe(currency),
                null,
                null,
                id,
                maybe(terms),
                null,
                false,
                null,
                List.of(),
                List.of(expense("L-1", gross)));
    }

    private static Bill voided(String id) {
        Version later = at(NOON.plusMinutes(1));
        return new Bill(
                id,
                later,
                1,
                ref("V-1"),
                ref("A-AP"),
                BILL_DATE,
                null,
                money("0.00"),
                money("0.00"),
                null,
                null,
                null,
                "INV",
                null,
                "VOID: ordered twice",
                true,
                null,
                List.of(),
                List.of(expense("L-1", "0.00")));
    }

    private static VendorCredit credit(String id, String total, String open, LinkedTransaction... links) {
        return Records.vendorCredit(id, at(NOON), total, open, Arrays.asList(links));
    }

    private static VendorCredit creditOf(
            String vendor, String account, @Nullable String currency, String id, String open) {
        return new VendorCredit(
                id,
                at(NOON),
                1,
                ref(vendor),
                ref(account),
                BILL_DATE,
                money("100000.00"),
                money(open),
                maybe(currency),
                null,
                id,
                null,
                null,
                List.of(),
                List.of());
    }

    private static CurrencyEntry euro() {
        return new CurrencyEntry("EUR", at(NOON), "Euro", true, "EUR", new BigDecimal("1.47325"), BILL_DATE);
    }

    private static LinkedTransaction creditLink(String txnId, String amount) {
        return Records.credit(txnId, amount);
    }

    private static LinkedTransaction card(String txnId, String amount) {
        return new LinkedTransaction(txnId, "BillPaymentCreditCard", BILL_DATE, null, "AMTTYPE", money(amount));
    }

    private static Line expense(String id, String amount) {
        return new Line.Expense(id, ref("A-REP"), money(amount), null, null, null, null);
    }

    private static Line item(String id, String quantity, String cost, String amount) {
        return new Line.ItemLine(
                id, null, ref("I-1"), money(quantity), money(cost), money(amount), null, null, null, null);
    }

    private static @Nullable Ref maybe(@Nullable String listId) {
        return listId == null ? null : ref(listId);
    }
}
