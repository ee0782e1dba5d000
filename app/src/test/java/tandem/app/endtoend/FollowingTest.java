package tandem.app.endtoend;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandem.feed.Lookout;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.profile.Profile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whoever follows the change feed of a company knows what its lists show, without ever reading one. */
class FollowingTest {

    private static final Map<String, String> LISTS = Map.of(
            "account", "accounts",
            "terms", "terms",
            "class", "classes",
            "currency", "currencies",
            "vendor", "vendors",
            "job", "jobs",
            "item", "items",
            "bill", "bills",
            "vendor_credit", "vendor-credits",
            "payment", "payments");

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.start(Map.of("tandem.minimum-gap", "PT0S"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static Customer customer(String name) {
        return Customer.of(hub, name, Profile.small().scaled(0.05));
    }

    private static Map<String, JsonNode> listed(Customer customer, String list) {
        var byId = new TreeMap<String, JsonNode>();
        hub.rest()
                .all(customer.path() + '/' + list)
                .forEach(record -> byId.put(record.path("id").asString(), record));
        return byId;
    }

    private static void knowsEverything(Follower follower, Customer customer) {
        LISTS.forEach((kind, list) -> assertThat(follower.all(kind)).as(list).isEqualTo(listed(customer, list)));
    }

    /** Without what is worked out when it is shown, which changes without being told. */
    private static Map<String, JsonNode> asTold(Map<String, JsonNode> bills) {
        var told = new TreeMap<String, JsonNode>();
        bills.forEach((id, bill) -> told.put(
                id,
                ((ObjectNode) bill.deepCopy())
                        .remove(List.of(
                                "creditsAvailable", "discountsAvailable", "inProcessPayments", "remainingAmount"))));
        return told;
    }

    @Test
    void vendors_and_bills_rebuilt_from_the_feed_alone_are_those_of_the_lists() {
        var acme = customer("Followed");
        var machine = acme.machine("FRONTDESK");
        assertThat(acme.loadsAll(machine).completed()).isTrue();
        var follower = new Follower(hub.rest(), acme).catchesUp();
        knowsEverything(follower, acme);

        var office = acme.file().bookkeeper();
        var vendor = acme.anActiveVendor();
        var bill = office.newBill(vendor, BillDraft.of("F-1", "250.00"));
        var deleted = office.newBill(vendor, BillDraft.of("F-2", "80.00"));
        var voided = office.newBill(vendor, BillDraft.of("F-3", "70.00"));
        office.rename(vendor, "Another name");
        machine.updatesLater();
        follower.catchesUp();
        var payment = office.payByCheck(bill, "100.00", "");
        var credit = office.newCredit(vendor, BillDraft.of("F-4", "30.00"));
        office.applyCredit(credit, bill, "30.00");
        office.deleteTxn(deleted);
        office.voidTxn(voided);
        machine.updatesLater();
        follower.catchesUp();
        office.voidTxn(payment);
        office.deactivate(vendor);
        machine.updatesLater();
        machine.updatesLater();
        follower.catchesUp();

        assertThat(follower.all("vendor")).isEqualTo(listed(acme, "vendors"));
        assertThat(asTold(follower.all("bill"))).isEqualTo(asTold(listed(acme, "bills")));
        assertThat(follower.all("payment")).isEqualTo(listed(acme, "payments"));
        assertThat(follower.all("bill").values())
                .extracting(shown -> shown.path("refNumber").asString(""))
                .contains("F-1", "F-3")
                .doesNotContain("F-2");
        knowsEverything(new Follower(hub.rest(), acme).catchesUp(), acme);
    }

    @Test
    @Tag("S96")
    void a_posted_bill_that_is_deleted_here_is_told_as_gone_and_holds_up_nobody_who_follows_from_the_start() {
        var acme = customer("Posted and deleted");
        var machine = acme.machine("FRONTDESK");
        assertThat(acme.loadsAll(machine).completed()).isTrue();
        var paper = new Paperwork(hub, acme);
        var id = paper.drafted(paper.bill("F-20"));
        paper.post(id).expect(202);
        machine.updatesLater();
        assertThat(paper.shown(id).path("status").asString()).isEqualTo("open");
        var follower = new Follower(hub.rest(), acme).catchesUp();

        hub.rest().deleteAsRead(acme.path() + "/bills/" + id).expect(204);

        assertThat(hub.rest().get(acme.path() + "/bills/" + id).status()).isEqualTo(404);
        assertThat(hub.rest().get(acme.path() + "/changes?after=0").status()).isEqualTo(200);
        assertThat(follower.catchesUp().all("bill")).doesNotContainKey(id).isEqualTo(listed(acme, "bills"));
        knowsEverything(new Follower(hub.rest(), acme).catchesUp(), acme);
    }

    @Test
    void a_draft_that_becomes_a_bill_of_quickbooks_is_one_bill_all_the_way() {
        var acme = customer("Posting");
        var machine = acme.machine("FRONTDESK");
        assertThat(acme.loadsAll(machine).completed()).isTrue();
        var follower = new Follower(hub.rest(), acme).catchesUp();
        var paper = new Paperwork(hub, acme);

        var id = paper.drafted(paper.bill("F-10"));
        follower.catchesUp();
        assertThat(follower.one("bill", id).path("status").asString()).isEqualTo("draft");

        paper.post(id).expect(202);
        follower.catchesUp();
        assertThat(follower.one("bill", id).path("status").asString()).isEqualTo("posting");
        var request = follower.one("bill", id).path("requestId").asString();
        assertThat(follower.one("request", request).path("status").asString()).isEqualTo("queued");

        machine.updatesLater();
        follower.catchesUp();

        assertThat(follower.one("bill", id)).isEqualTo(paper.shown(id));
        assertThat(follower.one("bill", id).path("status").asString()).isEqualTo("open");
        assertThat(follower.one("request", request)).isEqualTo(paper.request(id));
        assertThat(follower.one("request", request).path("status").asString()).isEqualTo("succeeded");
        assertThat(follower.changesOf(id))
                .startsWith("created", "updated")
                .filteredOn("created"::equals)
                .hasSize(1);
        assertThat(follower.changesOf(request)).startsWith("created", "updated", "updated");
        knowsEverything(new Follower(hub.rest(), acme).catchesUp(), acme);
    }

    @Test
    void whoever_waits_at_one_node_hears_at_once_of_what_another_took_in() {
        var acme = customer("Two nodes");
        var machine = acme.machine("FRONTDESK");
        assertThat(acme.loadsAll(machine).completed()).isTrue();
        try (var other = hub.anotherNode()) {
            var follower = new Follower(other.rest(), acme).catchesUp();
            acme.file().bookkeeper().newBill(acme.anActiveVendor(), BillDraft.of("F-20", "10.00"));

            var poll = follower.waits();
            machine.updatesLater();

            assertThat(follower.take(poll.orTimeout(20, SECONDS).join())).isPositive();
            follower.catchesUp();
            assertThat(follower.all("bill").values())
                    .extracting(bill -> bill.path("refNumber").asString(""))
                    .contains("F-20");
        }
    }

    @Test
    void a_node_that_stops_lets_those_who_wait_go_with_an_empty_page() throws Exception {
        var acme = customer("Stopping");
        acme.loadsAll(acme.machine("FRONTDESK"));
        try (var other = hub.anotherNode()) {
            var follower = new Follower(other.rest(), acme).catchesUp();
            var poll = follower.waits();
            var lookout = other.part(Lookout.class);
            long deadline = System.nanoTime() + SECONDS.toNanos(20);
            while (lookout.size() == 0 && System.nanoTime() < deadline) {
                Thread.onSpinWait();
            }
            assertThat(lookout.size()).isEqualTo(1);

            other.close();

            assertThat(follower.take(poll.get(20, SECONDS))).isZero();
        }
    }
}
