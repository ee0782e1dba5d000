package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tandemsim.connector.UpdateResult.Outcome;
import tandemsim.mishap.Mishap;
import tools.jackson.databind.JsonNode;

/** What keeps a Web Connector from QuickBooks, and what people read of it. */
class TroublesTest {

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.start();
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    @Tag("S19")
    void a_first_call_that_does_not_reach_quickbooks_waits_for_authorization_and_alarms_nobody() {
        var acme = Customer.of(hub, "Fresh");
        var machine = acme.machine("FRONTDESK");

        machine.updates(fails("0x80040418", "This application has not accessed this company data file before."));

        assertThat(acme.attention()).containsExactly("info waiting_for_authorization");
        assertThat(acme.syncState().text("connectionReason")).startsWith("waiting for QuickBooks authorization");
        assertThat(companiesThatNeedAttention()).doesNotContain(acme.id());
        assertThat(machine.updatesLater().completed()).isTrue();
        assertThat(acme.status()).isEqualTo("awaiting_confirmation");
    }

    @Test
    @Tag("S20")
    void while_quickbooks_is_closed_the_file_is_not_open_and_that_is_no_error() {
        var acme = Customer.of(hub, "Closed");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);

        for (int slot = 1; slot <= 5; slot++) {
            assertThat(machine.updatesLater(new Mishap.QuickBooksClosed()).outcome())
                    .isEqualTo(Outcome.NO_QUICKBOOKS);
            assertThat(acme.attention()).containsExactly("info quickbooks_closed");
        }

        assertThat(acme.syncState().text("displayStatus")).isEqualTo("Not Connected");
        assertThat(companiesThatNeedAttention()).doesNotContain(acme.id());
        assertThat(machine.updatesLater().completed()).isTrue();
        assertThat(acme.syncState().text("displayStatus")).isEqualTo("Connected");
    }

    @Test
    @Tag("S23")
    void a_denied_access_blocks_and_says_where_to_allow_it() {
        var acme = Customer.of(hub, "Denied");
        var machine = acme.machine("FRONTDESK");

        machine.updates(fails("0x80040420", "The QuickBooks user has denied access."));

        var entry = only(acme, "authorization_refused");
        assertThat(entry.path("severity").asString()).isEqualTo("warning");
        assertThat(entry.path("actor").asString()).isEqualTo("quickbooks_admin");
        assertThat(entry.path("message").asString())
                .startsWith("Blocked: access to the company file was refused")
                .contains("Preferences > Integrated Applications");
        assertThat(acme.syncState().text("displayStatus")).isEqualTo("Not Connected");
        assertThat(acme.syncState().text("connectionReason")).startsWith("Blocked: access");
    }

    @Test
    @Tag("S14")
    @Tag("S49")
    void a_login_conflict_is_tried_in_every_slot_and_alarms_once_in_the_third_with_both_ways_out() {
        var acme = Customer.of(hub, "Signed In Elsewhere");
        var machine = acme.machine("FRONTDESK");
        acme.loadsAll(machine);

        for (int slot = 1; slot <= 4; slot++) {
            assertThat(machine.updatesLater(fails("0x80040437", "The user is already logged in."))
                            .outcome())
                    .isEqualTo(Outcome.NO_QUICKBOOKS);
            assertThat(acme.attention())
                    .as("slot %d", slot)
                    .containsExactly(slot < 3 ? "info login_conflict" : "warning login_conflict");
        }

        assertThat(companiesThatNeedAttention()).contains(acme.id());
        assertThat(only(acme, "login_conflict").path("message").asString())
                .contains("a QuickBooks user of its own with Full Access")
                .contains("online mode");
        assertThat(machine.updatesLater().completed()).isTrue();
        assertThat(acme.attention()).isEmpty();
    }

    @Test
    @Tag("S22")
    void personal_data_that_quickbooks_keeps_back_clears_nothing_and_is_one_advice() {
        var acme = Customer.of(hub, "Discreet");
        var machine = acme.machine("FRONTDESK");
        var office = acme.file().bookkeeper();
        office.administrator().allowPersonalData(true);
        var vendor = acme.anActiveVendor();
        office.editVendor(vendor, Map.of("VendorTaxIdent", "12-3456789"));
        acme.loadsAll(machine);
        assertThat(vendor(acme, vendor).path("taxId").asString()).isEqualTo("******6789");

        office.administrator().allowPersonalData(false);
        office.editVendor(vendor, Map.of("Phone", "603-555-0199"));
        machine.updatesLater();
        machine.updatesLater();

        assertThat(vendor(acme, vendor).path("phone").asString()).isEqualTo("603-555-0199");
        assertThat(vendor(acme, vendor).path("taxId").asString()).isEqualTo("******6789");
        assertThat(acme.attention()).containsExactly("info personal_data_not_allowed");
        assertThat(only(acme, "personal_data_not_allowed").path("action").asString())
                .contains("tick")
                .contains("personal data");
    }

    @Test
    @Tag("S11")
    @Tag("S31")
    void single_user_mode_is_wished_for_the_first_sync_alone_and_may_be_left_after_it() {
        var many = Customer.of(hub, "Many Users");
        var machine = many.machine("FRONTDESK");
        machine.updates();
        many.confirms();
        assertThat(only(many, "first_sync_in_multi_user_mode").path("action").asString())
                .contains("single-user mode");
        machine.updatesLater();
        assertThat(many.attention()).isEmpty();

        var one = Customer.of(hub, "One User");
        one.file().bookkeeper().administrator().singleUser(true);
        var alone = one.machine("FRONTDESK");
        alone.updates();
        one.confirms();
        assertThat(one.attention()).isEmpty();
        alone.updatesLater();
        assertThat(only(one, "single_user_mode_may_be_left").path("action").asString())
                .startsWith("Single-user mode may be left");
        assertThat(alone.status()).isEqualTo("connected");
    }

    @Test
    @Tag("S9")
    void a_declared_size_of_850_megabytes_asks_for_a_computer_of_its_own_before_the_file_is_confirmed() {
        var acme = Customer.of(hub, "Big");
        hub.rest().patch(acme.path(), "{\"companyFileSizeMb\":850}").expect(200);
        acme.machine("FRONTDESK").updates();

        assertThat(acme.status()).isEqualTo("awaiting_confirmation");
        assertThat(only(acme, "large_company_file").path("action").asString())
                .isEqualTo("Use a computer that nobody needs until the initial and historical sync is done.");
    }

    private static Mishap fails(String hresult, String text) {
        return new Mishap.ConnectionFails(hresult, text, 1);
    }

    private static JsonNode only(Customer customer, String code) {
        var found = customer.syncState()
                .body()
                .path("attention")
                .valueStream()
                .filter(entry -> entry.path("code").asString().equals(code))
                .toList();
        assertThat(found).as("%s in %s", code, customer.attention()).hasSize(1);
        return found.getFirst();
    }

    private static JsonNode vendor(Customer customer, String listId) {
        return hub.rest().all(customer.path() + "/vendors").stream()
                .filter(vendor -> vendor.path("listId").asString().equals(listId))
                .findFirst()
                .orElseThrow();
    }

    private static java.util.List<String> companiesThatNeedAttention() {
        return hub.rest().all("/sync-states?attention=true").stream()
                .map(state -> state.path("companyId").asString())
                .toList();
    }
}
