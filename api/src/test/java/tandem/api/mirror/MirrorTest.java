package tandem.api.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.api.testing.Answer;
import tandem.api.testing.RestTest;
import tandem.company.CompanyId;
import tandem.mirror.Account;
import tandem.mirror.Address;
import tandem.mirror.Bill;
import tandem.mirror.BillPayment;
import tandem.mirror.CurrencyEntry;
import tandem.mirror.CustomerJob;
import tandem.mirror.DateDrivenTerms;
import tandem.mirror.Item;
import tandem.mirror.Kind;
import tandem.mirror.Line;
import tandem.mirror.LinkedTransaction;
import tandem.mirror.ListClass;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.Ref;
import tandem.mirror.StandardTerms;
import tandem.mirror.Vendor;
import tandem.mirror.VendorCredit;
import tandem.mirror.Version;
import tandem.persistence.mirror.JdbcMirror;

class MirrorTest extends RestTest {

    private static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 5, 12, 0);
    private static final Version VERSION = new Version(NOON, NOON, "2026-03-05T12:00:00-05:00", "1772712000");
    private static final String STUB = "QuickBooks generated zero amount transaction for bill payment stub";

    @Autowired
    @SuppressWarnings("NullAway.Init") // set by the test framework
    private JdbcTemplate template;

    private String company = "";
    private String path = "";

    @BeforeEach
    void aCompany() {
        company = newCompany();
        path = "/api/v1/companies/" + company;
    }

    @Test
    void every_list_is_there_and_empty_at_first() {
        for (String list : List.of(
                "vendors",
                "accounts",
                "payment-accounts",
                "terms",
                "classes",
                "jobs",
                "items",
                "currencies",
                "bills",
                "vendor-credits",
                "payments")) {
            Answer answer = admin().get(path + '/' + list).expect(200);
            assertThat(answer.body()).as(list).isEqualTo("{\"items\":[],\"nextCursor\":null}");
            admin().get(path + '/' + list + "/vnd_01jd8m3v6feqavyp5sjd3k9q2c").expectProblem(404, "not-found");
            keyWith("write").get(path + '/' + list).expectProblem(403, "forbidden");
        }
    }

    @Test
    void a_vendor_is_shown_with_all_its_fields_and_a_masked_tax_id() {
        apply(new StandardTerms("T", VERSION, "Net 30", true, 30, 0, null));
        apply(vendor("V", true));

        Answer vendor = only("vendors");

        assertThat(names(vendor, ""))
                .contains(
                        "id",
                        "listId",
                        "name",
                        "companyName",
                        "isActive",
                        "address",
                        "phone",
                        "altPhone",
                        "fax",
                        "email",
                        "contact",
                        "printOnCheckAs",
                        "accountNumber",
                        "termsId",
                        "currency",
                        "taxId",
                        "balance",
                        "achDetails",
                        "defaultPaymentType",
                        "version");
        assertThat(names(vendor, "/address"))
                .containsExactlyInAnyOrder(
                        "line1", "line2", "line3", "line4", "line5", "city", "state", "postalCode", "country");
        assertThat(vendor.text("/id")).matches("vnd_[0-9a-z]{26}");
        assertThat(vendor.text("/termsId")).isEqualTo(only("terms").text("/id"));
        assertThat(vendor.text("/taxId")).isEqualTo("******6789");
        assertThat(vendor.body()).doesNotContain("12-345");
        assertThat(vendor.text("/balance")).isEqualTo("1234.50");
        assertThat(vendor.text("/currency")).isEqualTo("USD");
        assertThat(vendor.json().at("/achDetails").isNull()).isTrue();
        assertThat(vendor.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void lists_come_in_pages_with_a_link_to_the_next() {
        apply(vendor("V1", true), vendor("V2", false), vendor("V3", true));
        var ids = new ArrayList<String>();

        Answer page = admin().get(path + "/vendors?limit=2").expect(200);
        ids.addAll(page.items("listId"));
        String next = page.text("/nextCursor");
        assertThat(page.header("Link")).contains("cursor=" + next).endsWith("rel=\"next\"");
        Answer last = admin().get(path + "/vendors?limit=2&cursor=" + next).expect(200);
        ids.addAll(last.items("listId"));

        assertThat(ids).containsExactlyInAnyOrder("V1", "V2", "V3");
        assertThat(last.json().at("/nextCursor").isNull()).isTrue();
        admin().get(path + "/bills?cursor=" + next).expectProblem(400, "invalid-parameter");
        admin().get(path + "/vendors?cursor=nonsense").expectProblem(400, "invalid-parameter");
    }

    @Test
    void lists_are_narrowed_by_their_filters() {
        apply(vendor("V1", true), vendor("V2", false));
        mirror().forget(
                        companyId(),
                        Kind.VENDOR,
                        Set.of("V1"),
                        clock().instant().plusSeconds(60));

        assertThat(admin().get(path + "/vendors").items("listId")).containsExactly("V2");
        assertThat(admin().get(path + "/vendors?active=true").items("listId")).isEmpty();
        assertThat(admin().get(path + "/vendors?active=true&includeRemoved=true")
                        .items("listId"))
                .containsExactly("V1");
        assertThat(admin().get(path + "/vendors?includeRemoved=true&updatedSince="
                                + clock().instant().plusSeconds(30))
                        .items("listId"))
                .containsExactly("V1");
        admin().get(path + "/vendors?active=perhaps").expectProblem(400, "invalid-parameter");
        admin().get(path + "/vendors?updatedSince=yesterday").expectProblem(400, "invalid-parameter");
        admin().get(path + "/bills?vendorId=bill_01jd8m3v6feqavyp5sjd3k9q2c").expectProblem(400, "invalid-parameter");
        admin().get(path + "/bills?status=lost").expectProblem(400, "invalid-parameter");
        assertThat(admin().get(path + "/bills?status=pending_approval")
                        .expect(200)
                        .items("id"))
                .isEmpty();
    }

    @Test
    void a_bill_is_shown_with_its_waterfall_its_lines_and_its_ties() {
        theBooks();

        Answer bill = only("bills");

        assertThat(names(bill, ""))
                .contains(
                        "id",
                        "txnId",
                        "origin",
                        "status",
                        "vendorId",
                        "refNumber",
                        "billDate",
                        "dueDate",
                        "apAccountId",
                        "homeCurrency",
                        "currency",
                        "exchangeRate",
                        "termsId",
                        "memo",
                        "notes",
                        "grossAmount",
                        "discountsAvailable",
                        "creditsAvailable",
                        "creditsApplied",
                        "discountsApplied",
                        "inProcessPayments",
                        "paidAmount",
                        "openBalance",
                        "remainingAmount",
                        "expenseLines",
                        "itemLines",
                        "linkedTransactions",
                        "requestId",
                        "version");
        assertThat(names(bill, "/expenseLines/0"))
                .contains("lineId", "accountId", "amount", "description", "classId", "jobId", "billable");
        assertThat(names(bill, "/itemLines/0"))
                .contains(
                        "lineId",
                        "itemId",
                        "quantity",
                        "cost",
                        "amount",
                        "description",
                        "classId",
                        "jobId",
                        "billable");
        assertThat(bill.text("/id")).startsWith("bill_");
        assertThat(bill.text("/origin")).isEqualTo("quickbooks");
        assertThat(bill.text("/status")).isEqualTo("partially_paid");
        assertThat(bill.text("/vendorId")).isEqualTo(only("vendors").text("/id"));
        assertThat(bill.text("/billDate")).isEqualTo("2026-02-24");
        assertThat(bill.text("/grossAmount")).isEqualTo("1000.00");
        assertThat(bill.text("/paidAmount")).isEqualTo("400.00");
        assertThat(bill.text("/creditsApplied")).isEqualTo("100.00");
        assertThat(bill.text("/discountsApplied")).isEqualTo("0.00");
        assertThat(bill.text("/creditsAvailable")).isEqualTo("35.50");
        assertThat(bill.text("/inProcessPayments")).isEqualTo("0.00");
        assertThat(bill.text("/openBalance")).isEqualTo("500.00");
        assertThat(bill.text("/remainingAmount")).isEqualTo("500.00");
        assertThat(bill.text("/expenseLines/0/amount")).isEqualTo("990.00");
        assertThat(bill.json().at("/expenseLines/0/billable").asBoolean()).isTrue();
        assertThat(bill.text("/itemLines/0/quantity")).isEqualTo("2.5");
        assertThat(bill.text("/itemLines/0/cost")).isEqualTo("4.00");
        assertThat(bill.text("/itemLines/0/itemId")).isEqualTo(only("items").text("/id"));
        assertThat(bill.text("/linkedTransactions/0/id"))
                .isEqualTo(only("payments").text("/id"));
        assertThat(bill.text("/linkedTransactions/0/txnType")).isEqualTo("bill_payment_check");
        assertThat(bill.text("/linkedTransactions/1/id"))
                .isEqualTo(only("vendor-credits").text("/id"));
        assertThat(bill.text("/linkedTransactions/1/amount")).isEqualTo("-100.00");
        assertThat(admin().get(path + "/bills?refNumber=INV-7&status=partially_paid&vendorId=" + bill.text("/vendorId"))
                        .items("id"))
                .containsExactly(bill.text("/id"));
        assertThat(admin().get(path + "/bills?status=open").items("id")).isEmpty();
    }

    @Test
    @Tag("S96")
    void a_bill_deleted_in_quickbooks_is_kept_and_says_so() {
        theBooks();
        mirror().forget(companyId(), Kind.BILL, Set.of("B"), clock().instant());

        assertThat(admin().get(path + "/bills").items("id")).isEmpty();
        assertThat(admin().get(path + "/bills?includeRemoved=true").items("status"))
                .containsExactly("deleted_in_quickbooks");
        assertThat(admin().get(path + "/bills?status=deleted_in_quickbooks").items("txnId"))
                .containsExactly("B");
    }

    @Test
    @Tag("S100")
    void payments_and_credits_name_the_bills_they_settled_and_a_credit_stub_is_no_payment() {
        theBooks();
        apply(check("stub", "0.00", STUB, "B"));
        String bill = only("bills").text("/id");

        Answer payment = only("payments");
        assertThat(names(payment, ""))
                .contains(
                        "id",
                        "txnId",
                        "origin",
                        "method",
                        "status",
                        "vendorId",
                        "paymentAccountId",
                        "date",
                        "amount",
                        "currency",
                        "refNumber",
                        "memo",
                        "applications",
                        "requestId",
                        "version");
        assertThat(names(payment, "/applications/0"))
                .contains("billId", "amount", "discountAmount", "discountAccountId", "credits");
        assertThat(payment.text("/method")).isEqualTo("check");
        assertThat(payment.text("/status")).isEqualTo("recorded");
        assertThat(payment.text("/amount")).isEqualTo("400.00");
        assertThat(payment.text("/applications/0/billId")).isEqualTo(bill);
        assertThat(payment.json().at("/applications/1/billId").isNull()).isTrue();
        assertThat(payment.text("/applications/1/txnId")).isEqualTo("elsewhere");

        Answer credit = only("vendor-credits");
        assertThat(names(credit, ""))
                .contains(
                        "id",
                        "txnId",
                        "vendorId",
                        "refNumber",
                        "date",
                        "apAccountId",
                        "amount",
                        "openAmount",
                        "currency",
                        "applications");
        assertThat(credit.text("/openAmount")).isEqualTo("35.50");
        assertThat(credit.text("/applications/0/billId")).isEqualTo(bill);
        assertThat(credit.text("/applications/0/amount")).isEqualTo("100.00");
    }

    @Test
    void accounts_items_and_the_other_lists_use_the_words_of_the_contract() {
        apply(account("A", "CostOfGoodsSold"), account("B", "Bank"), account("C", "CreditCard"));
        apply(
                new ListClass("L", VERSION, "East", "East", true, null),
                new ListClass("M", VERSION, "Shop", "East:Shop", true, ref("L")));
        apply(new CustomerJob("J", VERSION, "Roof", "Smith:Roof", false, null, null, "InProgress"));
        apply(new Item(
                "I",
                VERSION,
                "Board",
                "Board",
                true,
                null,
                "NonInventory",
                new BigDecimal("3.33335"),
                "Oak",
                ref("A")));
        apply(new CurrencyEntry("E", VERSION, "Yen", true, "JPY", new BigDecimal("0.0067"), LocalDate.of(2026, 3, 1)));

        assertThat(admin().get(path + "/accounts").items("accountType"))
                .containsExactlyInAnyOrder("cost_of_goods_sold", "bank", "credit_card");
        assertThat(admin().get(path + "/payment-accounts").items("manualOnly"))
                .containsExactlyInAnyOrder("false", "true");
        assertThat(admin().get(path + "/classes").items("parentId")).anyMatch(parent -> parent.startsWith("cls_"));
        assertThat(only("jobs").json().at("/isActive").asBoolean()).isFalse();
        Answer item = only("items");
        assertThat(item.text("/itemType")).isEqualTo("non_inventory");
        assertThat(item.text("/purchaseCost")).isEqualTo("3.33335");
        assertThat(item.json().at("/usableOnBills").asBoolean()).isTrue();
        assertThat(item.text("/expenseAccountId")).startsWith("acct_");
        assertThat(only("currencies").text("/code")).isEqualTo("JPY");
    }

    @Test
    void amounts_have_the_decimals_of_their_currency() {
        apply(new CurrencyEntry("E", VERSION, "Yen", true, "JPY", BigDecimal.ONE, null));
        apply(new Account(
                "A", VERSION, "Yen bank", "Yen bank", true, null, "Bank", null, ref("E"), new BigDecimal("1200.00")));

        assertThat(only("accounts").text("/balance")).isEqualTo("1200");
        assertThat(Money.text(new BigDecimal("12"), "KWD")).isEqualTo("12.000");
        assertThat(Money.text(new BigDecimal("0.005"), "USD")).isEqualTo("0.005");
        assertThat(Money.text(new BigDecimal("-7.5"), "no currency")).isEqualTo("-7.50");
        assertThat(Words.snake("ARRefundCreditCard")).isEqualTo("ar_refund_credit_card");
    }

    @Test
    @Tag("S66")
    void terms_tell_when_a_bill_is_due() {
        apply(new StandardTerms("S", VERSION, "1% 10 Net 30", true, 30, 10, BigDecimal.ONE));
        String standard = only("terms").text("/id");
        mirror().forget(companyId(), Kind.STANDARD_TERMS, Set.of("S"), clock().instant());
        apply(new DateDrivenTerms("D", VERSION, "15th", true, 15, 2, null, null));
        Answer driven = only("terms");

        Answer dates = admin().get(path + "/terms/" + standard + "/dates?billDate=2026-05-01")
                .expect(200);
        assertThat(dates.body()).isEqualTo("{\"dueDate\":\"2026-05-31\",\"discountDate\":\"2026-05-11\"}");
        assertThat(driven.text("/type")).isEqualTo("date_driven");
        assertThat(driven.json().at("/dueDays").isNull()).isTrue();
        assertThat(admin().get(path + "/terms/" + driven.text("/id") + "/dates?billDate=2026-05-13")
                        .body())
                .isEqualTo("{\"dueDate\":\"2026-06-15\",\"discountDate\":null}");
        admin().get(path + "/terms/" + standard + "/dates").expectProblem(400, "invalid-parameter");
        admin().get(path + "/terms/" + standard + "/dates?billDate=soon").expectProblem(400, "invalid-parameter");
    }

    @Test
    void nobody_sees_another_companys_records() {
        theBooks();
        String bill = only("bills").text("/id");
        String other = newCompany();

        admin().get("/api/v1/companies/" + other + "/bills/" + bill).expectProblem(404, "not-found");
        keyFor(other, "read").get(path + "/bills/" + bill).expectProblem(404, "not-found");
        keyFor(company, "read").get(path + "/bills/" + bill).expect(200);
        assertThat(admin().get("/api/v1/companies/" + other + "/bills").items("id"))
                .isEmpty();
    }

    private void theBooks() {
        apply(new StandardTerms("T", VERSION, "Net 30", true, 30, 0, null));
        apply(account("AP", "AccountsPayable"));
        apply(new Item("I", VERSION, "Board", "Board", true, null, "NonInventory", null, null, null));
        apply(vendor("V", true));
        apply(new Bill(
                "B",
                VERSION,
                1,
                ref("V"),
                ref("AP"),
                LocalDate.of(2026, 2, 24),
                LocalDate.of(2026, 3, 26),
                new BigDecimal("1000.00"),
                new BigDecimal("500.00"),
                null,
                null,
                null,
                "INV-7",
                ref("T"),
                "phase 1",
                false,
                null,
                List.of(link("P", "BillPaymentCheck", "-400.00"), link("K", "VendorCredit", "-100.00")),
                List.of(
                        new Line.Expense("1", ref("AP"), new BigDecimal("990.00"), "Labour", null, null, "Billable"),
                        new Line.ItemLine(
                                "2",
                                null,
                                ref("I"),
                                new BigDecimal("2.5"),
                                new BigDecimal("4.00"),
                                new BigDecimal("10.00"),
                                null,
                                null,
                                null,
                                null))));
        apply(new VendorCredit(
                "K",
                VERSION,
                2,
                ref("V"),
                ref("AP"),
                LocalDate.of(2026, 2, 2),
                new BigDecimal("135.50"),
                new BigDecimal("35.50"),
                null,
                null,
                "CM",
                null,
                null,
                List.of(link("B", "Bill", "-100.00")),
                List.of()));
        apply(check("P", "400.00", null, "B"));
    }

    private void apply(QuickBooksRecord... records) {
        mirror().apply(companyId(), records[0].kind(), List.of(records), clock().instant());
    }

    private JdbcMirror mirror() {
        return new JdbcMirror(Objects.requireNonNull(template));
    }

    private CompanyId companyId() {
        return new CompanyId(uuid(company));
    }

    /** The only record of a list, as under its own address. */
    private Answer only(String list) {
        List<String> ids = admin().get(path + '/' + list).expect(200).items("id");
        assertThat(ids).as(list).hasSize(1);
        Answer one = admin().get(path + '/' + list + '/' + ids.getFirst()).expect(200);
        assertThat(admin().get(path + '/' + list).json().at("/items/0")).isEqualTo(one.json());
        return one;
    }

    private static Vendor vendor(String id, boolean active) {
        return new Vendor(
                id,
                VERSION,
                "Northwind " + id,
                active,
                "Northwind Ltd.",
                new Address("4 Mill Lane", null, null, null, null, "Concord", "MA", "01742", null),
                "978-555-0100",
                null,
                null,
                "ap@northwind.example",
                "Jo",
                "Northwind",
                "A-17",
                ref("T"),
                null,
                "12-3456789",
                new BigDecimal("1234.50"));
    }

    private static Account account(String id, String type) {
        return new Account(id, VERSION, id, id, true, null, type, "1000", null, new BigDecimal("10.00"));
    }

    private static BillPayment check(String id, String amount, @Nullable String memo, String bill) {
        return new BillPayment(
                id,
                VERSION,
                Kind.BILL_PAYMENT_CHECK,
                3,
                ref("V"),
                ref("AP"),
                LocalDate.of(2026, 3, 5),
                ref("AP"),
                new BigDecimal(amount),
                null,
                null,
                "1043",
                memo,
                false,
                null,
                List.of(application(bill, amount), application("elsewhere", "0.00")));
    }

    private static BillPayment.Application application(String txnId, String amount) {
        return new BillPayment.Application(txnId, "Bill", null, null, null, new BigDecimal(amount), null, null);
    }

    private static LinkedTransaction link(String txnId, String type, String amount) {
        return new LinkedTransaction(txnId, type, null, null, "AMTTYPE", new BigDecimal(amount));
    }

    private static Ref ref(String listId) {
        return new Ref(listId, listId);
    }
}
