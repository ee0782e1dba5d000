package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.profile.Profile;
import tandemsim.connector.UpdateResult;
import tools.jackson.databind.json.JsonMapper;

/** Bills reach the company file when those who have to have approved them, and not before. */
class ApprovalRoutingTest {

    private static final JsonMapper JSON = JsonMapper.shared();

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

    @AfterEach
    void no_rules() {
        rules();
    }

    @SafeVarargs
    private static void rules(Map<String, Object>... rules) {
        hub.rest()
                .put(acme.path() + "/approval-rules", JSON.writeValueAsString(List.of(rules)))
                .expect(200);
    }

    private static Map<String, Object> rule(String subject, String subjectId, String approver) {
        return Map.of("subject", subject, "subjectId", subjectId, "approver", approver);
    }

    private static Rest.Reply approves(String bill, String approver) {
        return hub.rest()
                .post(
                        acme.path() + "/bills/" + bill + "/approve",
                        JSON.writeValueAsString(Map.of("approver", approver)));
    }

    private static List<String> waitingFor(String bill) {
        return hub.rest()
                .get(acme.path() + "/bills/" + bill + "/approval")
                .expect(200)
                .body()
                .path("waitingFor")
                .valueStream()
                .map(one -> one.asString())
                .toList();
    }

    private static int inFile(String number) {
        return acme.file().truth().billsNumbered(number).size();
    }

    @Test
    @Tag("S93")
    @Tag("S94")
    void of_rules_for_vendor_class_and_account_only_ann_is_asked_and_then_the_bill_reaches_quickbooks() {
        rules(
                rule("vendor", paper.vendorId(), "Ann"),
                rule("class", paper.listClass, "Bob"),
                rule("account", paper.expenseAccount, "Cy"));
        var bill = paper.drafted(paper.bill("APPR-1"));

        assertThat(waitingFor(bill)).containsExactly("Ann");
        assertThat(paper.post(bill).expect(409).text("code")).isEqualTo("bill-not-approved");
        machine.updatesLater();
        assertThat(inFile("APPR-1")).isZero();
        assertThat(paper.status(bill)).isEqualTo("pending_approval");

        approves(bill, "Ann").expect(200);
        assertThat(paper.status(bill)).isEqualTo("approved");
        machine.updatesLater();
        assertThat(inFile("APPR-1")).as("approved is not posted").isZero();

        paper.post(bill).expect(202);
        UpdateResult update = machine.updatesLater();

        assertThat(inFile("APPR-1")).isEqualTo(1);
        assertThat(paper.status(bill)).isEqualTo("open");
        assertThat(update.requests()).anyMatch(request -> request.contains("BillAddRq"));
        assertThat(update.requests()).noneMatch(request -> request.contains("Ann"));
    }

    @Test
    void a_bill_that_needs_another_approval_by_the_time_it_would_go_out_stays_here_until_it_has_it() {
        var bill = paper.posted(paper.bill("APPR-2"));
        rules(rule("vendor", paper.vendorId(), "Ann"));

        machine.updatesLater();

        assertThat(inFile("APPR-2")).isZero();
        assertThat(paper.status(bill)).isEqualTo("failed");
        assertThat(paper.request(bill).path("error").path("code").asString()).isEqualTo("approval_missing");
        assertThat(waitingFor(bill)).containsExactly("Ann");

        approves(bill, "Ann").expect(200);
        hub.rest()
                .post("/requests/" + paper.request(bill).path("id").asString() + "/requeue", "{}")
                .expect(200);
        machine.updatesLater();

        assertThat(inFile("APPR-2")).isEqualTo(1);
        assertThat(paper.status(bill)).isEqualTo("open");
    }

    @Test
    void a_bill_entered_in_quickbooks_is_not_paid_from_here_before_ann_has_approved_it_as_it_is() {
        var settings = acme.path() + "/approval-settings";
        hub.rest().put(settings, "{\"beforePayment\":true}").expect(200);
        try {
            var office = acme.file().bookkeeper();
            var theirs = office.newBill(paper.listId(), BillDraft.of("THEIRS", "120.00"));
            machine.updatesLater();
            var bill =
                    paper.one("/bills?refNumber=THEIRS", any -> true).path("id").asString();
            rules(rule("vendor", paper.vendorId(), "Ann"));
            assertThat(waitingFor(bill)).containsExactly("Ann");
            assertThat(pays(bill).expect(409).text("code")).isEqualTo("payment-not-approved");
            approves(bill, "Ann").expect(200);

            hub.clock().advance(Duration.ofMinutes(10));
            office.editAmount(theirs, "9120.00");
            machine.updatesLater();
            assertThat(pays(bill).expect(409).text("detail")).contains("THEIRS", "Ann");
            assertThat(acme.file().truth().paymentsNumbered("2044")).isEmpty();

            approves(bill, "Ann").expect(200);
            pays(bill).expect(201);
            var update = machine.updatesLater();
            assertThat(acme.file().truth().paymentsNumbered("2044")).hasSize(1);
            assertThat(update.requests()).noneMatch(request -> request.contains("Ann"));
        } finally {
            hub.rest().put(settings, "{}").expect(200);
        }
    }

    private static Rest.Reply pays(String bill) {
        return hub.rest()
                .post(
                        acme.path() + "/payments",
                        JSON.writeValueAsString(Map.of(
                                "method",
                                "check",
                                "vendorId",
                                paper.vendorId(),
                                "paymentAccountId",
                                paper.one(
                                                "/accounts?active=true",
                                                account -> account.path("accountType")
                                                        .asString("")
                                                        .equals("bank"))
                                        .path("id")
                                        .asString(),
                                "date",
                                "2026-03-09",
                                "amount",
                                "20.00",
                                "refNumber",
                                "2044",
                                "applications",
                                List.of(Map.of("billId", bill, "amount", "20.00")))));
    }

    @Test
    @Tag("S65")
    void the_last_approval_posts_the_bill_of_a_company_that_wants_it_so() {
        hub.rest().patch(acme.path(), "{\"autoPost\":true}").expect(200);
        try {
            rules(rule("vendor", paper.vendorId(), "Ann"), rule("vendor", paper.vendorId(), "Max"));
            var bill = paper.drafted(paper.bill("APPR-3"));

            approves(bill, "Max").expect(200);
            machine.updatesLater();
            assertThat(inFile("APPR-3")).isZero();
            approves(bill, "Ann").expect(202);
            machine.updatesLater();

            assertThat(inFile("APPR-3")).isEqualTo(1);
            assertThat(paper.status(bill)).isEqualTo("open");
        } finally {
            hub.rest().patch(acme.path(), "{\"autoPost\":false}").expect(200);
        }
    }
}
