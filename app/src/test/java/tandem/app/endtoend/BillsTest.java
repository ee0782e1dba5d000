package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.Truth.BillTruth;
import tandemsim.companyfile.books.Writing;
import tandemsim.companyfile.profile.Profile;
import tandemsim.connector.UpdateResult;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Which;

/** Bills on their way from a draft into a company file, and back. */
class BillsTest {

    private static final Which THE_BILL = Which.holding("BillAddRq");
    private static final Which THE_EDIT = Which.holding("BillModRq");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static RunningHub hub;
    private static Customer acme;
    private static Customer.Machine machine;
    private static Paperwork paper;

    @BeforeAll
    static void start() {
        hub = RunningHub.start(Map.of("tandem.minimum-gap", "PT0S"));
        acme = Customer.of(hub, "Acme", Profile.small().scaled(0.05));
        machine = acme.machine("FRONTDESK");
        assertThat(acme.loadsAll(machine).completed()).isTrue();
        paper = new Paperwork(hub, acme);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static String number() {
        return "INV-" + NUMBER.incrementAndGet();
    }

    private static UpdateResult updates(Mishap... mishaps) {
        return machine.updatesLater(mishaps);
    }

    private static BillTruth inFile(String number) {
        assertThat(acme.file().truth().billsNumbered(number)).hasSize(1);
        return acme.file().truth().billsNumbered(number).getFirst();
    }

    @Test
    @Tag("S64")
    void a_draft_is_nobody_elses_business() {
        int before = acme.file().truth().bills().size();

        var id = paper.drafted(paper.bill("INV-DRAFT"));
        updates();

        assertThat(paper.status(id)).isEqualTo("draft");
        assertThat(acme.file().truth().bills()).hasSize(before);
        assertThat(paper.shown(id).path("grossAmount").asString()).isEqualTo("350.01");
        assertThat(hub.rest().all(acme.path() + "/bills?status=draft"))
                .extracting(bill -> bill.path("id").asString())
                .contains(id);
    }

    @Test
    @Tag("S62")
    @Tag("S65")
    @Tag("S73")
    @Tag("S61")
    @Tag("S71")
    @Tag("S82")
    void a_posted_bill_stands_in_quickbooks_with_all_its_lines_and_is_shown_as_open_under_the_same_id() {
        var number = number();
        var id = paper.posted(paper.bill(number));
        assertThat(paper.status(id)).isEqualTo("posting");

        assertThat(updates().completed()).isTrue();

        var bill = inFile(number);
        assertThat(bill.amountDue()).isEqualByComparingTo("350.01");
        assertThat(bill.openAmount()).isEqualByComparingTo("350.01");
        assertThat(bill.memo()).isEqualTo("March - all of it");
        assertThat(bill.lines())
                .extracting(line ->
                        (line.item() ? "item " : "expense ") + line.amount().toPlainString())
                .containsExactly("expense 200.00", "expense 50.00", "item 100.01");
        assertThat(bill.lines().getFirst().memo()).isEqualTo("Rent");
        assertThat(bill.lines().getFirst().billableStatus()).isEqualTo("Billable");
        assertThat(bill.lines().getFirst().classListId()).isNotEmpty();
        assertThat(bill.lines().getFirst().customerListId()).isNotEmpty();
        assertThat(bill.lines().getLast().cost()).isEqualByComparingTo("33.335");
        var shown = paper.shown(id);
        assertThat(shown.path("status").asString()).isEqualTo("open");
        assertThat(shown.path("txnId").asString()).isEqualTo(bill.txnId());
        assertThat(shown.path("origin").asString()).isEqualTo("mineraltree");
        assertThat(shown.path("openBalance").asString()).isEqualTo("350.01");
        assertThat(shown.path("notes").asString()).isEqualTo("call Bob");
        paper.isListedOnce(id, number);
        assertThat(paper.request(id).path("status").asString()).isEqualTo("succeeded");
        updates();
        assertThat(updates().requests())
                .as("a quiet cycle, once the bill has been read back")
                .hasSize(1);
    }

    @Test
    @Tag("S74")
    @Tag("S77")
    @Tag("S91")
    @Tag("S92")
    void everything_that_is_missing_is_named_at_once() {
        var bill = paper.bill(number());
        bill.remove("dueDate");
        bill.put("expenseLines", List.of(paper.expense("10.00"), Map.of("amount", "5.00")));
        bill.put("itemLines", List.of(Map.of("itemId", paper.item)));

        assertThat(Paperwork.errors(paper.post(paper.drafted(bill))))
                .containsExactlyInAnyOrder(
                        "/dueDate missing",
                        "/expenseLines/1/accountId missing",
                        "/itemLines/0/quantity missing",
                        "/itemLines/0/cost missing",
                        "/itemLines/0/amount missing");
    }

    static Stream<Arguments> whatCannotStand() {
        return Stream.of(
                refused(bill -> bill.put("refNumber", "123456789012345678901234"), "/refNumber too_long"),
                refused(bill -> bill.put("refNumber", "INV-Ж"), "/refNumber character"),
                refused(bill -> bill.put("memo", "thanks \uD83D\uDE00"), "/memo character"),
                refused(bill -> bill.put("billDate", null), "/billDate missing"),
                refused(bill -> bill.put("apAccountId", paper.expenseAccount), "/apAccountId wrong_type"),
                refused(bill -> bill.put("exchangeRate", "1.5"), "/exchangeRate wrong_currency"),
                refused(
                        bill -> bill.put("itemLines", List.of(paper.item("3", "33.335", "100.00"))),
                        "/itemLines/0/amount sum"),
                refused(
                        bill -> bill.put("expenseLines", List.of(line(Map.of("billable", true)))),
                        "/expenseLines/0/jobId missing"),
                refused(
                        bill -> bill.put("expenseLines", List.of(line(Map.of("accountId", paper.apAccount)))),
                        "/expenseLines/0/accountId wrong_type"),
                refused(
                        bill -> bill.put("expenseLines", List.of(line(Map.of("amount", "-500.00")))),
                        "/grossAmount sum"),
                refused(
                        bill -> bill.put("expenseLines", List.of(line(Map.of("amount", "1.005")))),
                        "/expenseLines/0/amount number"));
    }

    private static Map<String, Object> line(Map<String, Object> changes) {
        var line = paper.expense("10.00");
        line.putAll(changes);
        return line;
    }

    private static Arguments refused(Consumer<Map<String, Object>> change, String error) {
        return Arguments.of(change, error);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("whatCannotStand")
    @Tag("S75")
    @Tag("S92")
    @Tag("S76")
    @Tag("S78")
    void what_quickbooks_cannot_keep_is_refused_before_it_is_queued(
            Consumer<Map<String, Object>> change, String error) {
        var bill = paper.bill(number());
        change.accept(bill);

        assertThat(Paperwork.errors(paper.post(paper.drafted(bill)))).containsExactly(error);
    }

    @Test
    @Tag("S83")
    void a_total_that_is_not_the_sum_of_the_lines_is_refused_with_both() {
        var bill = paper.bill(number());
        bill.put("grossAmount", "350.00");

        var refusal = paper.draft(bill);

        assertThat(Paperwork.errors(refusal)).containsExactly("/grossAmount sum");
        assertThat(refusal.text("detail")).contains("350.00").contains("350.01");
    }

    @Test
    void what_another_company_has_is_unknown() {
        var stranger = Customer.of(hub, "Stranger", Profile.small().scaled(0.05));
        stranger.loadsAll(stranger.machine("ELSEWHERE"));
        var theirs = new Paperwork(hub, stranger);
        var bill = paper.bill(number());
        bill.put("vendorId", theirs.vendorId());

        assertThat(Paperwork.errors(paper.draft(bill))).containsExactly("/vendorId unknown");
    }

    @Test
    @Tag("S52")
    void vendors_are_made_in_quickbooks_and_a_bill_of_one_that_it_does_not_have_is_refused() {
        int before = acme.file().truth().vendors().size();
        assertThat(hub.rest()
                        .post(acme.path() + "/vendors", "{\"name\":\"New Vendor\"}")
                        .status())
                .isEqualTo(405);
        var bill = paper.bill(number());
        bill.put("vendorId", "vnd_01h455vb4pex5vsknk084sn02q");

        assertThat(Paperwork.errors(paper.draft(bill))).containsExactly("/vendorId unknown");
        updates();
        assertThat(acme.file().truth().vendors()).hasSize(before);
    }

    @Test
    @Tag("S55")
    void a_draft_whose_vendor_has_become_inactive_is_not_posted_until_he_is_active_again() {
        var vendor = paper.one(
                "/vendors?active=true", one -> !one.path("id").asString().equals(paper.vendorId()));
        var bill = paper.bill(number());
        bill.put("vendorId", vendor.path("id").asString());
        var id = paper.drafted(bill);
        acme.file().bookkeeper().deactivate(vendor.path("listId").asString());
        updates();

        assertThat(Paperwork.errors(paper.post(id))).containsExactly("/vendorId inactive");
        acme.file().bookkeeper().activate(vendor.path("listId").asString(), true);
        updates();
        paper.post(id).expect(202);
        updates();
        assertThat(paper.status(id)).isEqualTo("open");
    }

    @Test
    void a_number_that_the_vendor_has_used_before_is_refused_unless_the_caller_accepts_it() {
        var number = number();
        paper.posted(paper.bill(number));
        updates();
        var twin = paper.bill(number.toLowerCase(java.util.Locale.ROOT));
        var id = paper.drafted(twin);

        assertThat(Paperwork.errors(paper.post(id))).containsExactly("/refNumber duplicate");
        hub.rest()
                .post(acme.path() + "/bills/" + id + "/post", "{\"acceptDuplicate\":true}")
                .expect(202);
        updates();

        assertThat(acme.file().truth().billsNumbered(number)).hasSize(2);
        assertThat(paper.status(id)).isEqualTo("open");
    }

    @Test
    void a_bill_of_the_same_day_and_amount_is_posted_with_a_warning() {
        var first = paper.bill(number());
        first.put("billDate", "2026-03-17");
        paper.posted(first);
        var second = paper.bill(number());
        second.put("billDate", "2026-03-17");

        var posted = paper.post(paper.drafted(second)).expect(202);

        assertThat(posted.body().path("warnings").path(0).path("code").asString())
                .isEqualTo("duplicate");
        updates();
    }

    @Test
    @Tag("S67")
    @Tag("S68")
    void a_bill_of_a_closed_period_is_refused_at_posting_and_right_before_it_goes_out() {
        var number = number();
        var bill = paper.bill(number);
        var late = paper.posted(bill);
        acme.file().bookkeeper().administrator().closePeriod(LocalDate.of(2026, 3, 2));
        try {
            updates();

            assertThat(acme.file().truth().billsNumbered(number)).isEmpty();
            assertThat(paper.status(late)).isEqualTo("failed");
            assertThat(paper.request(late).path("error").path("code").asString())
                    .isEqualTo("period_closed");
            assertThat(Paperwork.errors(paper.post(paper.drafted(paper.bill(number())))))
                    .containsExactly("/billDate closed_period");

            paper.patch(late, Map.of("billDate", "2026-03-03")).expect(200);
            paper.post(late).expect(202);
            updates();

            assertThat(inFile(number).date()).isEqualTo(LocalDate.of(2026, 3, 3));
            assertThat(paper.status(late)).isEqualTo("open");
        } finally {
            acme.file().bookkeeper().administrator().closePeriod(null);
            updates();
        }
    }

    static Stream<Mishap> everythingThatCanGoWrong() {
        return Mishaps.around(THE_BILL);
    }

    @ParameterizedTest
    @MethodSource("everythingThatCanGoWrong")
    @Tag("S40")
    void a_bill_stands_in_quickbooks_once_whatever_goes_wrong_while_it_is_sent(Mishap mishap) {
        var number = number();
        var id = paper.posted(paper.bill(number));

        updates(mishap);
        assertThat(updates().completed()).isTrue();

        isThereOnce(id, number);
    }

    private static void isThereOnce(String id, String number) {
        var bill = inFile(number);
        assertThat(bill.amountDue()).isEqualByComparingTo(new BigDecimal("350.01"));
        assertThat(paper.status(id)).isEqualTo("open");
        assertThat(paper.shown(id).path("txnId").asString()).isEqualTo(bill.txnId());
        assertThat(paper.request(id).path("status").asString()).isEqualTo("succeeded");
        paper.isListedOnce(id, number);
    }

    @Test
    void a_bill_whose_outcome_quickbooks_could_not_keep_is_looked_up() {
        var number = number();
        var id = paper.posted(paper.bill(number));

        updates(new Mishap.ForgetsOutcome(THE_BILL), new Mishap.LosesResponse(THE_BILL));
        updates();

        isThereOnce(id, number);
    }

    @Test
    void a_number_is_looked_up_as_it_is_whatever_is_in_it() {
        var number = "&<]]>\"' \u00e9\u00ff" + NUMBER.incrementAndGet();
        var id = paper.posted(paper.bill(number));

        updates(new Mishap.ForgetsOutcome(THE_BILL), new Mishap.LosesResponse(THE_BILL));
        updates();

        assertThat(inFile(number).externalGuid()).isNotEmpty();
        assertThat(paper.shown(id).path("refNumber").asString()).isEqualTo(number);
        assertThat(paper.request(id).path("status").asString()).isEqualTo("succeeded");
    }

    @Test
    void a_lost_bill_that_cannot_be_told_from_one_typed_by_hand_is_for_a_person_and_is_never_sent_unseen() {
        var number = number();
        var id = paper.posted(paper.bill(number));
        updates(new Mishap.ForgetsOutcome(THE_BILL), Mishap.FailsMessage.crash(THE_BILL, false));
        var theirs = acme.file()
                .bookkeeper()
                .newBill(
                        paper.vendor.path("listId").asString(),
                        BillDraft.of(number, "350.01").dated(LocalDate.of(2026, 3, 2)));

        updates();
        isUnknownFor(id, theirs);

        requeue(id);
        assertThat(paper.request(id).path("status").asString()).isEqualTo("in_doubt");
        var looked = updates();
        assertThat(looked.requests()).anyMatch(text -> text.contains("<RefNumber>" + number + "</RefNumber>"));
        assertThat(looked.requests()).noneMatch(text -> text.contains("BillAddRq"));
        isUnknownFor(id, theirs);
        assertThat(acme.file().truth().billsNumbered(number)).hasSize(1);

        acme.file().bookkeeper().deleteTxn(theirs);
        requeue(id);
        var sent = updates().requests();
        assertThat(first(sent, "<RefNumber>" + number + "</RefNumber>")).isLessThan(first(sent, "BillAddRq"));
        isThereOnce(id, number);
    }

    private static void isUnknownFor(String id, String theirs) {
        var request = paper.request(id);
        assertThat(request.path("status").asString()).isEqualTo("failed");
        assertThat(request.path("error").path("code").asString()).isEqualTo("outcome_unknown");
        assertThat(request.path("error").path("message").asString()).contains(theirs, "2026-03-02", "350.01");
    }

    private static void requeue(String id) {
        hub.rest()
                .post("/requests/" + paper.request(id).path("id").asString() + "/requeue", "{\"reason\":\"looked at\"}")
                .expect(200);
    }

    private static int first(List<String> requests, String text) {
        int index = 0;
        while (!requests.get(index).contains(text)) {
            index++;
        }
        return index;
    }

    @Test
    void a_lost_bill_that_stands_beside_one_typed_by_hand_is_known_by_our_id() {
        var number = number();
        var id = paper.posted(paper.bill(number));
        updates(new Mishap.ForgetsOutcome(THE_BILL), new Mishap.LosesResponse(THE_BILL));
        var ours = inFile(number).txnId();
        acme.file()
                .bookkeeper()
                .newBill(
                        paper.vendor.path("listId").asString(),
                        BillDraft.of(number, "350.01").dated(LocalDate.of(2026, 3, 2)));

        updates();

        assertThat(paper.request(id).path("status").asString()).isEqualTo("succeeded");
        assertThat(paper.shown(id).path("txnId").asString()).isEqualTo(ours);
        assertThat(acme.file().truth().billsNumbered(number)).hasSize(2);
    }

    @Test
    void a_bill_without_a_number_is_found_by_its_vendor_and_day() {
        var bill = paper.bill("");
        bill.put("billDate", "2026-02-11");
        var id = paper.posted(bill);

        updates(new Mishap.ForgetsOutcome(THE_BILL), new Mishap.LosesResponse(THE_BILL));
        updates();

        assertThat(paper.status(id)).isEqualTo("open");
        assertThat(acme.file().truth().bills().stream()
                        .filter(one -> one.date().equals(LocalDate.of(2026, 2, 11))
                                && one.amountDue().compareTo(new BigDecimal("350.01")) == 0))
                .hasSize(1);
    }

    @Test
    void a_bill_that_never_arrived_goes_out_again_from_another_machine() {
        var number = number();
        var id = paper.posted(paper.bill(number));
        updates(new Mishap.ForgetsOutcome(THE_BILL), Mishap.FailsMessage.crash(THE_BILL, false));
        hub.rest()
                .post(acme.path() + "/lease/release", "{\"reason\":\"the machine is broken\"}")
                .expect(200);

        assertThat(acme.machine("BACKOFFICE-" + number).updatesLater().completed())
                .isTrue();

        isThereOnce(id, number);
        hub.rest()
                .post(acme.path() + "/lease/release", "{\"reason\":\"it works again\"}")
                .expect(200);
    }

    @Test
    void a_bill_that_quickbooks_refuses_is_understood_mended_and_posted() {
        var number = number();
        var account = paper.one(
                "/accounts?active=true",
                one -> one.path("accountType").asString().equals("expense")
                        && !one.path("id").asString().equals(paper.expenseAccount));
        var bill = paper.bill(number);
        bill.put(
                "expenseLines",
                List.of(line(Map.of("accountId", account.path("id").asString()))));
        var id = paper.posted(bill);
        acme.file().bookkeeper().deactivate(account.path("listId").asString());

        updates();

        var failed = hub.rest().all("/requests?status=failed&companyId=" + acme.id()).stream()
                .filter(one -> one.path("entity").path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(failed.path("error").path("message").asString())
                .contains(number)
                .contains("inactive");
        assertThat(failed.path("error").path("advice").asString()).isNotEmpty();

        paper.patch(id, Map.of("expenseLines", List.of(paper.expense("10.00")))).expect(200);
        hub.rest()
                .post("/requests/" + failed.path("id").asString() + "/requeue", "{\"reason\":\"another account\"}")
                .expect(200);
        updates();

        assertThat(inFile(number).amountDue()).isEqualByComparingTo("110.01");
        assertThat(paper.status(id)).isEqualTo("open");
    }

    @Test
    @Tag("S44")
    void what_quickbooks_refuses_itself_says_which_bill_it_was_and_goes_through_once_that_is_mended() {
        var number = number();
        var id = paper.posted(paper.bill(number));
        acme.file().bookkeeper().administrator().allowWriting(Writing.NO_RIGHTS);
        try {
            updates();
        } finally {
            acme.file().bookkeeper().administrator().allowWriting(Writing.ALLOWED);
        }
        var failed = paper.request(id);
        assertThat(failed.path("status").asString()).isEqualTo("failed");
        assertThat(failed.path("error").path("code").asString()).isEqualTo("not_permitted");
        assertThat(failed.path("error").path("message").asString())
                .contains('"' + number + '"')
                .contains("insufficient permission");
        assertThat(failed.path("error").path("advice").asString())
                .contains("signed-in QuickBooks user may not do this");

        hub.rest()
                .post("/requests/" + failed.path("id").asString() + "/requeue", "{\"reason\":\"rights were given\"}")
                .expect(200);
        updates();

        isThereOnce(id, number);
    }

    @Test
    void a_failed_posting_is_mended_where_support_finds_it_and_judged_like_the_first_time() {
        var number = number();
        var id = paper.posted(paper.bill(number));
        acme.file().bookkeeper().administrator().closePeriod(LocalDate.of(2026, 3, 2));
        try {
            updates();
            var request = "/requests/" + paper.shown(id).path("requestId").asString();
            assertThat(hub.rest()
                            .get(request)
                            .body()
                            .path("content")
                            .path("refNumber")
                            .asString())
                    .isEqualTo(number);

            assertThat(Paperwork.errors(hub.rest().patch(request, "{\"content\":{\"billDate\":\"2026-03-01\"}}")))
                    .containsExactly("/content/billDate closed_period");
            hub.rest()
                    .patch(request, "{\"content\":{\"billDate\":\"2026-03-09\"}}")
                    .expect(200);
            updates();

            assertThat(inFile(number).date()).isEqualTo(LocalDate.of(2026, 3, 9));
            assertThat(paper.status(id)).isEqualTo("open");
        } finally {
            acme.file().bookkeeper().administrator().closePeriod(null);
            updates();
        }
    }

    @Test
    void an_edit_keeps_every_line_that_was_not_touched() {
        var number = number();
        var id = paper.posted(paper.bill(number));
        updates();
        var before = inFile(number);
        var lines = new ArrayList<Map<String, Object>>();
        paper.shown(id).path("expenseLines").forEach(line -> lines.add(copy(line)));
        lines.get(1).put("amount", "60.00");
        lines.add(paper.expense("7.00"));

        var accepted = paper.patch(id, Map.of("memo", "changed", "expenseLines", lines))
                .expect(202);
        assertThat(updates().completed()).isTrue();

        var after = inFile(number);
        assertThat(after.amountDue()).isEqualByComparingTo("367.01");
        assertThat(after.memo()).isEqualTo("changed");
        assertThat(after.lines().getFirst()).isEqualTo(before.lines().getFirst());
        assertThat(after.lines().getLast()).isEqualTo(before.lines().getLast());
        assertThat(after.lines()).hasSize(4);
        assertThat(paper.shown(id).path("grossAmount").asString()).isEqualTo("367.01");
        assertThat(paper.shown(id).path("requestId").asString()).isEqualTo(accepted.text("requestId"));
    }

    @Test
    void what_an_edit_empties_is_empty_on_both_sides() {
        var number = number();
        var id = paper.posted(paper.bill(number));
        updates();
        var emptied = new HashMap<String, Object>();
        emptied.put("memo", null);

        paper.patch(id, emptied).expect(202);
        updates();
        updates();

        assertThat(inFile(number).memo()).isEmpty();
        assertThat(paper.shown(id).path("memo").asString("")).isEmpty();
    }

    private static Map<String, Object> copy(tools.jackson.databind.JsonNode line) {
        var map = new HashMap<String, Object>();
        for (var name : List.of("lineId", "accountId", "amount", "description", "classId", "jobId")) {
            if (!line.path(name).isNull() && !line.path(name).isMissingNode()) {
                map.put(name, line.path(name).asString());
            }
        }
        map.put("billable", line.path("billable").asBoolean());
        return map;
    }

    @ParameterizedTest
    @MethodSource("whatGoesWrongWithAnEdit")
    void an_edit_is_carried_out_once_whatever_goes_wrong_while_it_is_sent(Mishap mishap) {
        var number = number();
        var id = paper.posted(paper.bill(number));
        updates();
        var lines = new ArrayList<Map<String, Object>>();
        paper.shown(id).path("expenseLines").forEach(line -> lines.add(copy(line)));
        lines.add(paper.expense("7.00"));
        paper.patch(id, Map.of("expenseLines", lines)).expect(202);

        updates(mishap, new Mishap.ForgetsOutcome(THE_EDIT));
        assertThat(updates().completed()).isTrue();

        assertThat(inFile(number).lines()).hasSize(4);
        assertThat(inFile(number).amountDue()).isEqualByComparingTo("357.01");
        assertThat(paper.request(id).path("status").asString()).isEqualTo("succeeded");
        assertThat(paper.shown(id).path("grossAmount").asString()).isEqualTo("357.01");
    }

    static Stream<Mishap> whatGoesWrongWithAnEdit() {
        return Stream.of(
                new Mishap.LosesResponse(THE_EDIT),
                new Mishap.RepeatsResponse(THE_EDIT),
                Mishap.FailsMessage.crash(THE_EDIT, true),
                Mishap.FailsMessage.crash(THE_EDIT, false));
    }

    @Test
    void an_edit_of_what_quickbooks_has_changed_as_well_is_for_a_person_and_of_other_parts_comes_together() {
        var number = number();
        var id = paper.posted(paper.bill(number));
        updates();
        paper.patch(id, Map.of("dueDate", "2026-05-01")).expect(202);
        acme.file().bookkeeper().editMemo(inFile(number).txnId(), "theirs");
        updates();
        assertThat(inFile(number).dueDate()).isEqualTo(LocalDate.of(2026, 5, 1));
        assertThat(inFile(number).memo()).isEqualTo("theirs");

        paper.patch(id, Map.of("memo", "ours")).expect(202);
        acme.file().bookkeeper().editMemo(inFile(number).txnId(), "theirs again");
        updates();

        assertThat(inFile(number).memo()).isEqualTo("theirs again");
        var error = paper.request(id).path("error");
        assertThat(error.path("code").asString()).isEqualTo("changed_in_quickbooks");
        assertThat(error.path("message").asString()).contains("theirs again").contains("ours");
    }

    @Test
    @Tag("S69")
    void an_edit_in_a_closed_period_is_refused_with_both_ways_out() {
        var number = number();
        var id = paper.posted(paper.bill(number));
        updates();
        acme.file().bookkeeper().administrator().closePeriod(LocalDate.of(2026, 3, 31));
        try {
            updates();

            var refusal = paper.patch(id, Map.of("memo", "too late"));

            assertThat(Paperwork.errors(refusal)).containsExactly("/billDate closed_period");
            assertThat(refusal.text("detail")).contains("Delete the bill").contains("open the period");
        } finally {
            acme.file().bookkeeper().administrator().closePeriod(null);
            updates();
        }
    }

    @Test
    @Tag("S63")
    void a_renamed_account_is_still_the_same_account() {
        var number = number();
        var id = paper.drafted(paper.bill(number));
        var account = paper.one("/accounts", one -> one.path("id").asString().equals(paper.expenseAccount));
        acme.file().bookkeeper().rename(account.path("listId").asString(), "Telecom");
        updates();

        paper.post(id).expect(202);
        updates();

        assertThat(inFile(number).lines().get(1).targetListId())
                .isEqualTo(account.path("listId").asString());
    }

    @Test
    void a_draft_can_be_thrown_away_and_a_posted_bill_cannot() {
        var number = number();
        var id = paper.drafted(paper.bill(number));
        assertThat(hub.rest().delete(acme.path() + "/bills/" + id).status()).isEqualTo(428);
        hub.rest().deleteAsRead(acme.path() + "/bills/" + id).expect(204);
        assertThat(hub.rest().get(acme.path() + "/bills/" + id).status()).isEqualTo(404);

        var posted = paper.posted(paper.bill(number));
        assertThat(hub.rest()
                        .deleteAsRead(acme.path() + "/bills/" + posted)
                        .expect(409)
                        .text("code"))
                .isEqualTo("bill-status");
        updates();
    }
}
