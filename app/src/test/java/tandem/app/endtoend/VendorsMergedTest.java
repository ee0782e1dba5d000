package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tandemsim.companyfile.BillDraft;
import tandemsim.companyfile.Bookkeeper;
import tandemsim.companyfile.profile.Profile;
import tools.jackson.databind.JsonNode;

/** A vendor is merged into another one in QuickBooks, which changes nothing of the bills but whose they are. */
class VendorsMergedTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 11);

    private static RunningHub hub;
    private static Customer acme;
    private static Customer.Machine machine;
    private static Bookkeeper office;

    @BeforeAll
    static void start() {
        hub = RunningHub.start(Map.of("tandem.minimum-gap", "PT0S"), Instant.parse(TODAY + "T15:00:00Z"));
        acme = Customer.of(hub, "Merges", Profile.small().scaled(0.02));
        machine = acme.machine("FRONTDESK");
        office = acme.file().bookkeeper();
        assertThat(acme.loadsAll(machine).completed()).isTrue();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    /** A day and a half, in which all vendors are counted, and looked for where one is missing. */
    private static void comesRound() {
        for (int hour = 0; hour < 36; hour++) {
            hub.clock().advance(Duration.ofHours(1));
            assertThat(machine.updates().completed()).isTrue();
        }
    }

    private static JsonNode vendor(String listId) {
        return hub.rest().all(acme.path() + "/vendors").stream()
                .filter(one -> one.path("listId").asString().equals(listId))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> numbers(String list, String vendorId) {
        return hub.rest().all(acme.path() + list + "?vendorId=" + vendorId).stream()
                .map(one -> one.path("refNumber").asString())
                .toList();
    }

    private static String account(String type) {
        return hub.rest().all(acme.path() + "/accounts?active=true").stream()
                .filter(account -> account.path("accountType").asString("").equals(type))
                .map(account -> account.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private static Rest.Reply pays(String vendorId, String number, String billId, String creditId) {
        return hub.rest().post(acme.path() + "/payments", """
                {"method":"check","vendorId":"%s","paymentAccountId":"%s","date":"%s","amount":"60.00","refNumber":"%s",
                 "applications":[{"billId":"%s","amount":"60.00","credits":[{"vendorCreditId":"%s","amount":"15.00"}]}]}
                """.formatted(
                        vendorId, account("bank"), TODAY, number, billId, creditId));
    }

    private static List<String> found() {
        hub.rest().post(acme.path() + "/reconciliations", "").expect(201);
        return hub.rest().all(acme.path() + "/discrepancies?status=open").stream()
                .map(one -> one.path("code").asString())
                .toList();
    }

    private static String billIdOf(JsonNode bill) {
        return bill.path("id").asString();
    }

    private static long changes(String billId) {
        return hub.rest().all(acme.path() + "/changes").stream()
                .filter(one -> one.path("entityId").asString("").equals(billId))
                .count();
    }

    @Test
    void what_was_owed_to_the_one_is_owed_to_the_other_and_can_be_paid() {
        var gone = office.newVendor("Merged Timber");
        var kept = office.newVendor("Remaining Timber");
        office.newBill(gone, BillDraft.of("M-OPEN", "75.00"));
        var paid = office.newBill(gone, BillDraft.of("M-PAID", "80.00"));
        office.newCredit(gone, BillDraft.of("M-CREDIT", "15.00"));
        office.newBill(kept, BillDraft.of("M-OWN", "20.00"));
        office.payInFull(paid);
        machine.updatesLater();
        var goneId = vendor(gone).path("id").asString();
        var keptId = vendor(kept).path("id").asString();
        assertThat(numbers("/bills", goneId)).containsExactlyInAnyOrder("M-OPEN", "M-PAID");
        comesRound();
        var before = found();
        var bill = hub.rest().all(acme.path() + "/bills?refNumber=M-OPEN").getFirst();
        long told = changes(billIdOf(bill));

        office.mergeVendors(gone, kept);
        comesRound();

        assertThat(numbers("/bills", goneId)).isEmpty();
        assertThat(numbers("/bills", keptId)).containsExactlyInAnyOrder("M-OPEN", "M-PAID", "M-OWN");
        assertThat(numbers("/vendor-credits", keptId)).containsExactly("M-CREDIT");
        assertThat(numbers("/payments", goneId)).isEmpty();
        assertThat(numbers("/payments", keptId)).hasSize(1);
        assertThat(found()).isEqualTo(before);
        new Agreement(hub, acme).isTotalWith(acme.file());

        var billId = billIdOf(bill);
        assertThat(changes(billId)).as("entries of the feed").isGreaterThan(told);
        var creditId = hub.rest()
                .all(acme.path() + "/vendor-credits?vendorId=" + keptId)
                .getFirst()
                .path("id")
                .asString();
        assertThat(pays(goneId, "7001", billId, creditId).expect(422).body().toString())
                .contains("removed");
        pays(keptId, "7002", billId, creditId).expect(201);
        machine.updatesLater();
        machine.updatesLater();
        assertThat(acme.file().truth().billsNumbered("M-OPEN").getFirst().paid())
                .isTrue();
        assertThat(found()).isEqualTo(before);
    }
}
