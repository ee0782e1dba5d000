package tandem.api.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tandem.api.testing.Answer;
import tandem.api.testing.Client;
import tandem.api.testing.RestTest;
import tandem.company.CompanyId;
import tandem.mirror.Account;
import tandem.mirror.Bill;
import tandem.mirror.Line;
import tandem.mirror.ListClass;
import tandem.mirror.QuickBooksRecord;
import tandem.mirror.Ref;
import tandem.mirror.Vendor;
import tandem.mirror.Version;
import tandem.persistence.mirror.JdbcMirror;
import tandem.request.Cause;
import tandem.request.Failure;
import tandem.request.RequestId;
import tandem.request.Requests;

/** Bills are routed to the people who have to approve them, and are not posted before they have. */
class ApprovalTest extends RestTest {

    private static final LocalDateTime NOON = LocalDateTime.of(2026, 3, 5, 12, 0);
    private static final Version VERSION = new Version(NOON, NOON, "2026-03-05T12:00:00-05:00", "1772712000");

    @Autowired
    @SuppressWarnings("NullAway.Init") // set by the test framework
    private JdbcTemplate template;

    @Autowired
    @SuppressWarnings("NullAway.Init") // set by the test framework
    private Requests requests;

    private String company = "";
    private String path = "";
    private String vendor = "";
    private String otherVendor = "";
    private String listClass = "";
    private String rent = "";
    private String payables = "";

    @BeforeEach
    void a_company_with_two_vendors_a_class_and_an_account() {
        company = newCompany();
        path = "/api/v1/companies/" + company;
        apply(vendor("V1", "Harbour Paper"));
        apply(vendor("V2", "Zenith"));
        apply(new ListClass("C", VERSION, "Shop", "Shop", true, null));
        apply(new Account("RENT", VERSION, "Rent", "Rent", true, null, "Expense", null, null, null));
        apply(new Account("AP", VERSION, "Payables", "Payables", true, null, "AccountsPayable", null, null, null));
        vendor = id("vendors", "name", "Harbour Paper");
        otherVendor = id("vendors", "name", "Zenith");
        listClass = id("classes", "name", "Shop");
        rent = id("accounts", "name", "Rent");
        payables = id("accounts", "name", "Payables");
    }

    private static Vendor vendor(String listId, String name) {
        return new Vendor(
                listId, VERSION, name, true, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }

    private void apply(QuickBooksRecord record) {
        new JdbcMirror(template)
                .apply(CompanyId.parse(company).orElseThrow(), record.kind(), List.of(record), clock().instant());
    }

    private String id(String list, String field, String value) {
        return admin().get(path + '/' + list)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path(field).asString().equals(value))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
    }

    private static Map<String, Object> rule(String subject, String subjectId, String approver) {
        return new HashMap<>(Map.of("subject", subject, "subjectId", subjectId, "approver", approver));
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, @Nullable Object value) {
        body.put(field, value);
        return body;
    }

    @SafeVarargs
    private Answer rules(Map<String, Object>... rules) {
        return keyWith("write").put(path + "/approval-rules", List.of(rules));
    }

    private Map<String, Object> bill(String number) {
        var bill = new HashMap<String, Object>();
        bill.put("vendorId", vendor);
        bill.put("refNumber", number);
        bill.put("billDate", "2026-03-02");
        bill.put("dueDate", "2026-04-01");
        bill.put("apAccountId", payables);
        bill.put(
                "expenseLines",
                List.of(
                        Map.of("accountId", rent, "amount", "400.00", "classId", listClass),
                        Map.of("accountId", rent, "amount", "80.00")));
        return bill;
    }

    /** The path of a new draft. */
    private String drafted(Map<String, Object> bill) {
        return path + "/bills/"
                + keyWith("write").post(path + "/bills", bill).expect(201).text("/id");
    }

    private String drafted() {
        return drafted(bill(unique("INV")));
    }

    private Answer approval(String bill) {
        return keyWith("read").get(bill + "/approval").expect(200);
    }

    private static List<String> texts(Answer answer, String pointer) {
        return answer.json()
                .at(pointer)
                .valueStream()
                .map(one -> one.asString())
                .toList();
    }

    private Answer says(String bill, String decision, String approver) {
        return keyWith("write").post(bill + '/' + decision, Map.of("approver", approver));
    }

    private String status(String bill) {
        return admin().get(bill).expect(200).text("/status");
    }

    private Answer changed(String bill, String field, Object value) {
        return admin().ifMatch(admin().get(bill))
                .patch(bill, Map.of(field, value))
                .expect(200);
    }

    private static List<String> errors(Answer refusal) {
        return refusal.expectProblem(422, "invalid-fields")
                .json()
                .path("errors")
                .valueStream()
                .map(error -> error.path("pointer").asString()
                        + ' '
                        + error.path("code").asString())
                .toList();
    }

    @Test
    void rules_are_set_all_at_once_and_shown_as_they_count() {
        assertThat(keyWith("read").get(path + "/approval-rules").expect(200).json())
                .isEmpty();

        rules(
                        with(rule("vendor", vendor, "Vera"), "prioritized", true),
                        with(with(rule("vendor", vendor, "Mona"), "tier", 2), "threshold", "1000"),
                        with(rule("class", listClass, "Clara"), "allMustApprove", false),
                        rule("account", rent, "Ada"))
                .expect(200);

        var shown = keyWith("read").get(path + "/approval-rules").expect(200);
        assertThat(shown.json()).hasSize(4);
        assertThat(shown.text("/0/subject")).isEqualTo("vendor");
        assertThat(shown.text("/0/subjectId")).isEqualTo(vendor);
        assertThat(shown.text("/0/approver")).isEqualTo("Vera");
        assertThat(shown.json().at("/1/prioritized").asBoolean()).isTrue();
        assertThat(shown.json().at("/1/tier").asInt()).isEqualTo(2);
        assertThat(shown.text("/1/threshold")).isEqualTo("1000.00");
        assertThat(shown.json().at("/2/allMustApprove").asBoolean()).isFalse();
        assertThat(rules(rule("account", rent, "Ada")).expect(200).json()).hasSize(1);
        assertThat(jdbc.sql(
                                "SELECT after::text FROM audit_event WHERE company_id = ? AND action = 'approval_rules_set'")
                        .param(uuid(company))
                        .query(String.class)
                        .list())
                .hasSize(2)
                .anySatisfy(words -> assertThat(words).contains("Vera", "Mona, tier 2 from 1000.00"));
        assertThat(rules().expect(200).json()).isEmpty();
    }

    @Test
    void rules_with_mistakes_are_refused_with_all_of_them_and_those_that_were_there_stay() {
        rules(rule("account", rent, "Ada")).expect(200);

        assertThat(errors(rules(
                        rule("vendor", listClass, "Vera"),
                        rule("vendor", "vnd_01h455vb4pex5vsknk084sn02q", "Vera"),
                        with(rule("class", listClass, ""), "prioritized", true),
                        Map.of())))
                .containsExactly(
                        "/0/subjectId unknown",
                        "/1/subjectId unknown",
                        "/2/approver missing",
                        "/2/prioritized not_a_vendor",
                        "/3/subject missing",
                        "/3/subjectId missing",
                        "/3/approver missing");
        rules(rule("vendors", vendor, "Vera")).expectProblem(400, "malformed-body");

        assertThat(keyWith("read").get(path + "/approval-rules").text("/0/approver"))
                .isEqualTo("Ada");
    }

    @Test
    void without_rules_nothing_needs_approval() {
        var bill = drafted();

        assertThat(status(bill)).isEqualTo("draft");
        assertThat(approval(bill).text("/state")).isEqualTo("not_needed");
        var posted = keyWith("write").post(bill + "/post").expect(202);
        assertThat(posted.text("/status")).isEqualTo("posting");
        assertThat(posted.json().path("warnings").isNull()).isTrue();
    }

    @Test
    @Tag("S93")
    @Tag("S94")
    void of_a_vendors_a_classs_and_an_accounts_rule_the_vendors_asks_and_the_bill_is_not_posted_before() {
        rules(rule("vendor", vendor, "Ann"), rule("class", listClass, "Bob"), rule("account", rent, "Cy"))
                .expect(200);
        var bill = drafted();

        assertThat(status(bill)).isEqualTo("pending_approval");
        assertThat(texts(approval(bill), "/waitingFor")).containsExactly("Ann");
        assertThat(approval(bill).json().at("/tiers")).hasSize(1);
        assertThat(approval(bill).text("/tiers/0/asked/0/subject")).isEqualTo("vendor");
        assertThat(admin().get(path + "/bills?status=pending_approval").json().at("/items"))
                .hasSize(1);
        assertThat(admin().get(path + "/bills?status=draft").json().at("/items"))
                .isEmpty();
        assertThat(keyWith("write")
                        .post(bill + "/post")
                        .expectProblem(409, "bill-not-approved")
                        .text("/detail"))
                .contains("Ann");
        assertThat(says(bill, "approve", "Bob")
                        .expectProblem(409, "approver-not-asked")
                        .text("/detail"))
                .contains("Bob", "Ann");

        var approved = says(bill, "approve", "Ann").expect(200);

        assertThat(approved.text("/state")).isEqualTo("approved");
        assertThat(approved.text("/status")).isEqualTo("approved");
        assertThat(approved.text("/history/0/what")).isEqualTo("approved");
        assertThat(approved.text("/history/0/approver")).isEqualTo("Ann");
        assertThat(approved.text("/history/0/by")).startsWith("key_");
        assertThat(approved.text("/history/0/at")).isNotBlank();
        assertThat(says(bill, "approve", "Ann").expect(200).json().at("/history"))
                .as("nobody is heard twice")
                .hasSize(1);
        assertThat(admin().get(path + "/bills?status=approved").json().at("/items"))
                .hasSize(1);
        assertThat(keyWith("write").post(bill + "/post").expect(202).text("/status"))
                .isEqualTo("posting");
        says(bill, "decline", "Ann").expectProblem(409, "bill-status");
    }

    @Test
    @Tag("S95")
    void one_vendors_rule_is_put_above_the_others_where_all_levels_ask() {
        keyWith("write")
                .put(
                        path + "/approval-settings",
                        Map.of("strategy", "all_levels", "levelOrder", List.of("class", "account", "vendor")))
                .expect(200);
        rules(
                        with(rule("vendor", vendor, "Ann"), "prioritized", true),
                        rule("vendor", otherVendor, "Zoe"),
                        rule("class", listClass, "Bob"),
                        rule("account", rent, "Cy"))
                .expect(200);

        var prioritized = drafted();
        var usual = drafted(with(bill(unique("INV")), "vendorId", otherVendor));

        assertThat(texts(approval(prioritized), "/waitingFor")).containsExactly("Ann");
        assertThat(approval(prioritized).json().at("/tiers")).hasSize(1);
        assertThat(texts(approval(usual), "/waitingFor")).containsExactly("Bob");
        assertThat(approval(usual).json().at("/tiers")).hasSize(3);
        assertThat(approval(usual).text("/tiers/2/asked/0/approvers/0")).isEqualTo("Zoe");
    }

    @Test
    @Tag("S93")
    void a_bill_is_routed_by_hand_with_and_without_rules() {
        var bill = drafted();
        var routed = keyWith("write")
                .put(bill + "/approval", Map.of("approvers", List.of("Hans"), "requester", "Rita"))
                .expect(200);
        assertThat(routed.text("/state")).isEqualTo("pending");
        assertThat(routed.text("/status")).isEqualTo("pending_approval");
        assertThat(texts(routed, "/waitingFor")).containsExactly("Hans");
        assertThat(routed.text("/history/0/what")).isEqualTo("routed");
        assertThat(routed.text("/history/0/reason")).contains("Hans", "Rita");

        rules(rule("vendor", vendor, "Rita"), rule("vendor", vendor, "Vera")).expect(200);
        assertThat(texts(approval(bill), "/waitingFor")).containsExactly("Hans", "Vera");
        assertThat(approval(bill).text("/notAsked/0/approver")).isEqualTo("Rita");
        assertThat(approval(bill).text("/notAsked/0/why")).isEqualTo("requester");

        keyWith("write")
                .put(bill + "/approval", Map.of("approvers", List.of("Hans"), "automatic", false))
                .expect(200);
        says(bill, "approve", "Hans").expect(200);
        assertThat(status(bill)).isEqualTo("approved");

        keyWith("write").put(bill + "/approval", Map.of()).expect(200);
        assertThat(texts(approval(bill), "/waitingFor")).containsExactly("Rita", "Vera");
        assertThat(errors(keyWith("write")
                        .put(
                                bill + "/approval",
                                Map.of("approvers", List.of("Hans", " "), "automatic", false, "requester", "\n"))))
                .containsExactly("/approvers/1 missing", "/requester missing");
        assertThat(errors(keyWith("write").put(bill + "/approval", Map.of("automatic", false))))
                .containsExactly("/approvers missing");
    }

    @Test
    void a_bill_that_nobody_is_found_for_shows_it_and_is_posted_by_a_person_with_a_warning() {
        rules(rule("vendor", otherVendor, "Zoe")).expect(200);
        var bill = drafted();

        assertThat(status(bill)).isEqualTo("draft");
        assertThat(admin().get(bill).text("/approval")).isEqualTo("unrouted");
        assertThat(approval(bill).text("/state")).isEqualTo("unrouted");
        says(bill, "approve", "Zoe").expectProblem(409, "approver-not-asked");
        assertThat(keyWith("write").post(bill + "/post").expect(202).text("/warnings/0/code"))
                .isEqualTo("unrouted");
    }

    @Test
    void a_declined_bill_is_a_draft_until_it_is_changed_or_routed() {
        rules(rule("vendor", vendor, "Ann")).expect(200);
        var bill = drafted();

        var declined = keyWith("write")
                .post(bill + "/decline", Map.of("approver", "Ann", "reason", "not ours"))
                .expect(200);

        assertThat(declined.text("/state")).isEqualTo("declined");
        assertThat(declined.text("/status")).isEqualTo("draft");
        assertThat(admin().get(bill).text("/approval")).isEqualTo("declined");
        assertThat(keyWith("write")
                        .post(bill + "/post")
                        .expectProblem(409, "bill-not-approved")
                        .text("/detail"))
                .contains("Ann", "not ours");
        says(bill, "approve", "Ann").expectProblem(409, "approver-not-asked");

        changed(bill, "memo", "ours after all");
        assertThat(texts(approval(bill), "/waitingFor")).containsExactly("Ann");
        says(bill, "decline", "Ann").expect(200);
        assertThat(keyWith("write")
                        .put(bill + "/approval", Map.of())
                        .expect(200)
                        .text("/state"))
                .isEqualTo("pending");
        assertThat(approval(bill).json().at("/history"))
                .as("declined, restarted, declined, routed, restarted")
                .hasSize(5);
    }

    @Test
    void whoever_has_approved_may_still_decline() {
        rules(rule("vendor", vendor, "Ann")).expect(200);
        var bill = drafted();
        says(bill, "approve", "Ann").expect(200);

        assertThat(says(bill, "decline", "Ann").expect(200).text("/state")).isEqualTo("declined");
    }

    @Test
    void another_total_asks_everybody_anew_and_another_coding_only_those_who_were_not_asked() {
        rules(rule("vendor", vendor, "Ann")).expect(200);
        var bill = drafted();
        says(bill, "approve", "Ann").expect(200);

        changed(bill, "memo", "another text");
        assertThat(status(bill)).isEqualTo("approved");
        changed(bill, "expenseLines", List.of(Map.of("accountId", rent, "amount", "480.01")));
        assertThat(status(bill)).isEqualTo("pending_approval");
        keyWith("write").post(bill + "/post").expectProblem(409, "bill-not-approved");
    }

    @Test
    void a_decision_about_a_version_that_is_not_there_any_more_is_refused() {
        rules(rule("vendor", vendor, "Ann")).expect(200);
        var bill = drafted();
        long seen = approval(bill).json().path("billVersion").asLong();
        changed(bill, "expenseLines", List.of(Map.of("accountId", rent, "amount", "9480.00")));

        keyWith("write")
                .post(bill + "/approve", Map.of("approver", "Ann", "version", seen))
                .expectProblem(412, "stale-version");
        keyWith("write")
                .post(
                        bill + "/approve",
                        Map.of(
                                "approver",
                                "Ann",
                                "version",
                                approval(bill).json().path("billVersion").asLong()))
                .expect(200);
    }

    @Test
    void the_last_approval_posts_the_bill_where_the_company_wants_it_and_says_what_is_in_the_way() {
        var seen = admin().get(path);
        admin().ifMatch(seen).patch(path, Map.of("autoPost", true)).expect(200);
        rules(rule("vendor", vendor, "Ann"), with(rule("vendor", vendor, "Max"), "tier", 2))
                .expect(200);
        var bill = drafted();
        var incomplete = drafted(with(bill(unique("INV")), "dueDate", null));

        assertThat(says(bill, "approve", "Ann").expect(200).text("/status")).isEqualTo("pending_approval");
        var last = says(bill, "approve", "Max").expect(202);
        assertThat(last.text("/status")).isEqualTo("posting");
        assertThat(last.header("Location")).isEqualTo("/api/v1/requests/" + last.text("/requestId"));

        says(incomplete, "approve", "Ann").expect(200);
        var held = says(incomplete, "approve", "Max").expect(200);
        assertThat(held.text("/status")).isEqualTo("approved");
        assertThat(held.text("/inTheWay/0/pointer")).isEqualTo("/dueDate");
    }

    @Test
    void a_company_that_posts_by_itself_posts_nothing_that_nobody_approved() {
        admin().ifMatch(admin().get(path)).patch(path, Map.of("autoPost", true)).expect(200);
        rules(rule("vendor", otherVendor, "Zoe")).expect(200);

        assertThat(status(drafted())).isEqualTo("draft");
    }

    @Test
    void a_failed_posting_gets_no_content_that_somebody_has_to_approve_first() {
        rules(rule("vendor", vendor, "Ann")).expect(200);
        var bill = drafted();
        says(bill, "approve", "Ann").expect(200);
        var request = keyWith("write").post(bill + "/post").expect(202).text("/requestId");
        var stored = requests.find(
                        CompanyId.parse(company).orElseThrow(),
                        RequestId.parse(request).orElseThrow())
                .orElseThrow();
        requests.move(
                stored,
                stored.failed(new Failure(
                        "other_error", Failure.Severity.ERROR, "It failed.", "Mend it.", Failure.Who.BOOKKEEPER, true)),
                new Cause("a test", null));
        var ofIt = "/api/v1/requests/" + request;

        amended(ofIt, Map.of("expenseLines", List.of(Map.of("accountId", rent, "amount", "1.00"))))
                .expectProblem(409, "bill-not-approved");
        assertThat(admin().get(bill).text("/grossAmount")).isEqualTo("480.00");
        amended(ofIt, Map.of("memo", "mended")).expect(200);
    }

    private Answer amended(String request, Map<String, ?> content) {
        Client support = keyWith("read", "support");
        return support.ifMatch(support.get(request)).patch(request, Map.of("content", content));
    }

    @Test
    void bills_of_quickbooks_need_no_approval_here() {
        rules(rule("vendor", vendor, "Ann")).expect(200);
        apply(new Bill(
                "T-1",
                VERSION,
                1,
                new Ref("V1", null),
                new Ref("AP", null),
                LocalDate.of(2026, 2, 24),
                null,
                BigDecimal.TEN,
                BigDecimal.TEN,
                null,
                null,
                null,
                "theirs",
                null,
                null,
                false,
                null,
                List.of(),
                List.of()));
        var bill = path + "/bills/" + id("bills", "refNumber", "theirs");

        assertThat(status(bill)).isEqualTo("open");
        assertThat(admin().get(bill).json().path("approval").isNull()).isTrue();
        assertThat(approval(bill).text("/state")).isEqualTo("not_needed");
        says(bill, "approve", "Ann").expectProblem(409, "bill-status");
        keyWith("write")
                .put(bill + "/approval", Map.of("approvers", List.of("Ann")))
                .expectProblem(409, "bill-status");
    }

    private static Bill theirs(String number, String amount) {
        return theirs(number, amount, VERSION);
    }

    private static Bill theirs(String number, String amount, Version version) {
        return new Bill(
                "T-" + number,
                version,
                1,
                new Ref("V1", "Harbour Paper"),
                new Ref("AP", "Payables"),
                LocalDate.of(2026, 3, 1),
                LocalDate.of(2026, 4, 1),
                new BigDecimal(amount),
                new BigDecimal(amount),
                null,
                null,
                null,
                number,
                null,
                null,
                false,
                null,
                List.of(),
                List.of(new Line.Expense(
                        "L-" + number, new Ref("RENT", "Rent"), new BigDecimal(amount), null, null, null, null)));
    }

    private Answer pays(String... bills) {
        var applications = Arrays.stream(bills)
                .map(bill -> Map.of("billId", bill.substring(bill.lastIndexOf('/') + 1), "amount", "10.00"))
                .toList();
        var body = Map.of(
                "method",
                "ach",
                "vendorId",
                vendor,
                "paymentAccountId",
                id("accounts", "name", "Bank"),
                "date",
                "2026-03-05",
                "amount",
                10 * bills.length + ".00",
                "applications",
                applications);
        return keyWith("write").post(path + "/payments", body);
    }

    private Answer checks(String... bills) {
        return keyWith("write")
                .post(
                        path + "/payment-checks",
                        Map.of(
                                "applications",
                                Arrays.stream(bills)
                                        .map(bill -> Map.of(
                                                "billId", bill.substring(bill.lastIndexOf('/') + 1), "amount", "10.00"))
                                        .toList()))
                .expect(200);
    }

    @Test
    void bills_of_quickbooks_are_approved_before_they_are_paid_where_the_company_wants_it() {
        apply(new Account("BANK", VERSION, "Bank", "Bank", true, null, "Bank", null, null, null));
        apply(theirs("first", "100.00"));
        apply(theirs("second", "200.00"));
        var first = path + "/bills/" + id("bills", "refNumber", "first");
        var second = path + "/bills/" + id("bills", "refNumber", "second");
        rules(rule("account", rent, "Ann"), with(rule("account", rent, "Ben"), "tier", 2))
                .expect(200);
        assertThat(approval(first).text("/state")).as("not unless it is wanted").isEqualTo("not_needed");
        assertThat(checks(first).json().path("allClear").asBoolean()).isTrue();

        assertThat(keyWith("write")
                        .put(path + "/approval-settings", Map.of("beforePayment", true))
                        .expect(200)
                        .json()
                        .path("beforePayment")
                        .asBoolean())
                .isTrue();

        assertThat(approval(first).text("/state")).isEqualTo("pending");
        assertThat(texts(approval(first), "/waitingFor")).containsExactly("Ann");
        assertThat(status(first)).as("how it stands in QuickBooks").isEqualTo("open");
        var refused = pays(first, second).expectProblem(409, "payment-not-approved");
        assertThat(refused.text("/detail")).contains("the bill first", "the bill second", "Ann");
        assertThat(refused.json().at("/errors").findValuesAsString("pointer"))
                .containsExactly("/applications/0/billId", "/applications/1/billId");
        assertThat(checks(first, second).json().at("/items").findValuesAsString("code"))
                .containsExactly("bill_not_approved", "bill_not_approved");
        says(first, "approve", "Ben").expectProblem(409, "approver-not-asked");

        says(first, "approve", "Ann").expect(200);
        assertThat(says(first, "approve", "Ben").expect(200).text("/state")).isEqualTo("approved");
        says(second, "decline", "Ann").expect(200);
        assertThat(pays(first, second)
                        .expectProblem(409, "payment-not-approved")
                        .text("/detail"))
                .contains("the bill second was declined by Ann")
                .doesNotContain("the bill first");
        assertThat(checks(first).json().path("allClear").asBoolean()).isTrue();
        assertThat(pays(first).expect(201).json().path("warnings").isNull()).isTrue();

        keyWith("write")
                .put(second + "/approval", Map.of("approvers", List.of("Hans"), "automatic", false))
                .expect(200);
        says(second, "approve", "Hans").expect(200);
        pays(second).expect(201);
        assertThat(template.queryForObject(
                        "SELECT count(*) FROM request WHERE company_id = ?",
                        Integer.class,
                        CompanyId.parse(company).orElseThrow().value()))
                .as("nothing but the payments goes to QuickBooks")
                .isEqualTo(2);
    }

    @Test
    void an_approval_does_not_outlive_a_change_of_the_bill_in_quickbooks() {
        apply(new Account("BANK", VERSION, "Bank", "Bank", true, null, "Bank", null, null, null));
        apply(theirs("grows", "100.00"));
        var bill = path + "/bills/" + id("bills", "refNumber", "grows");
        rules(rule("vendor", vendor, "Ann")).expect(200);
        keyWith("write")
                .put(path + "/approval-settings", Map.of("beforePayment", true))
                .expect(200);
        says(bill, "approve", "Ann").expect(200);

        apply(theirs(
                "grows", "9100.00", new Version(NOON, NOON.plusDays(1), "2026-03-06T12:00:00-05:00", "1772798400")));

        assertThat(approval(bill).text("/state")).isEqualTo("pending");
        assertThat(approval(bill).json().at("/history")).hasSize(1);
        pays(bill).expectProblem(409, "payment-not-approved");
        says(bill, "approve", "Ann").expect(200);
        pays(bill).expect(201);
    }

    @Test
    void a_bill_of_quickbooks_that_nobody_is_found_for_is_paid_by_a_person_who_is_told_so() {
        apply(new Account("BANK", VERSION, "Bank", "Bank", true, null, "Bank", null, null, null));
        apply(theirs("unrouted", "100.00"));
        var bill = path + "/bills/" + id("bills", "refNumber", "unrouted");
        rules(rule("vendor", otherVendor, "Zoe")).expect(200);
        keyWith("write")
                .put(path + "/approval-settings", Map.of("beforePayment", true))
                .expect(200);

        assertThat(approval(bill).text("/state")).isEqualTo("unrouted");
        assertThat(checks(bill).text("/items/0/message")).contains("asked of nobody");
        assertThat(checks(bill).json().path("allClear").asBoolean()).isTrue();
        assertThat(pays(bill).expect(201).text("/warnings/0/code")).isEqualTo("unrouted");
    }

    @Test
    void a_draft_that_is_thrown_away_takes_its_decisions_along() {
        rules(rule("vendor", vendor, "Ann")).expect(200);
        var bill = drafted();
        says(bill, "approve", "Ann").expect(200);
        keyWith("write").header("If-Match", "*").delete(bill).expect(204);
        assertThat(template.queryForObject(
                        "SELECT count(*) FROM bill_approval WHERE company_id = ?",
                        Integer.class,
                        CompanyId.parse(company).orElseThrow().value()))
                .isZero();
    }

    @Test
    void settings_have_defaults_and_are_checked() {
        var usual = keyWith("read").get(path + "/approval-settings").expect(200);
        assertThat(usual.text("/strategy")).isEqualTo("first_level");
        assertThat(texts(usual, "/levelOrder")).containsExactly("vendor", "class", "account");
        assertThat(errors(keyWith("admin")
                        .put(
                                path + "/approval-settings",
                                Map.of(
                                        "levelOrder", List.of("vendor", "vendor", "class"),
                                        "inactiveApprovers", List.of("x".repeat(201))))))
                .containsExactly("/levelOrder order", "/inactiveApprovers too_long");
        rules(rule("vendor", vendor, "Ann")).expect(200);
        var bill = drafted();

        keyWith("admin")
                .put(path + "/approval-settings", Map.of("inactiveApprovers", List.of("Ann")))
                .expect(200);

        assertThat(approval(bill).text("/state")).isEqualTo("unrouted");
        assertThat(approval(bill).text("/notAsked/0/why")).isEqualTo("inactive");
        keyWith("write").put(path + "/approval-settings", Map.of()).expect(200);
        assertThat(approval(bill).text("/state")).isEqualTo("pending");
    }

    @Test
    void a_decision_names_who_made_it_and_needs_the_right_key() {
        rules(rule("vendor", vendor, "Ann")).expect(200);
        var bill = drafted();

        assertThat(errors(keyWith("write").post(bill + "/approve", Map.of("reason", "y".repeat(1001)))))
                .containsExactly("/approver missing", "/reason too_long");
        keyWith("read", "support")
                .post(bill + "/approve", Map.of("approver", "Ann"))
                .expectProblem(403, "forbidden");
        keyFor(newCompany(), "write")
                .post(bill + "/approve", Map.of("approver", "Ann"))
                .expectProblem(404, "not-found");
        keyWith("write")
                .post(path + "/bills/bill_01h455vb4pex5vsknk084sn02q/approve", Map.of("approver", "Ann"))
                .expectProblem(404, "not-found");
        keyWith("read").put(path + "/approval-rules", List.of()).expectProblem(403, "forbidden");
        admin().post(bill + "/approve?validateOnly=true", Map.of("approver", "Ann"))
                .expect(200);
        assertThat(status(bill)).isEqualTo("pending_approval");
    }
}
