package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tandem.company.CompanyId;
import tandem.identity.UuidV7;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandem.request.Cause;
import tandem.request.Errand.TextChange;
import tandem.request.Errand.VendorEdit;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.RequestStatus;
import tandem.request.Requests;
import tandem.wire.Write.VendorField;
import tandemsim.companyfile.Truth.VendorTruth;
import tandemsim.companyfile.profile.Profile;
import tandemsim.connector.UpdateResult;
import tandemsim.mishap.Mishap;
import tools.jackson.databind.JsonNode;

/** A company whose file has been read, and a request that gives one of its vendors another phone number. */
final class VendorEditScene {

    private static final String NEW_PHONE = "555-0100";

    private final RunningHub hub;
    private final Customer customer;
    private final Customer.Machine machine;
    private final String vendor;
    private final RequestId request;
    private int written;

    VendorEditScene(RunningHub hub, String name) {
        this.hub = hub;
        this.customer = Customer.of(hub, name, Profile.small().scaled(0.05));
        this.machine = customer.machine("FRONTDESK");
        assertThat(customer.loadsAll(machine).completed()).isTrue();
        this.vendor = customer.anActiveVendor();
        this.request = phone(inFile().phone());
    }

    Customer customer() {
        return customer;
    }

    /** The ListID of the vendor. */
    String vendor() {
        return vendor;
    }

    /** How many writes QuickBooks has carried out. */
    int written() {
        return written;
    }

    VendorTruth inFile() {
        return customer.file().truth().vendor(vendor).orElseThrow();
    }

    private RequestId phone(String from) {
        var edit = new VendorEdit(vendorId(), Map.of(VendorField.PHONE, new TextChange(from, NEW_PHONE)), null);
        var now = hub.clock().instant();
        var id = new RequestId(UuidV7.at(now));
        hub.part(Requests.class).add(Request.of(id, company(), edit, Set.of(), now), new Cause("a test", null));
        return id;
    }

    private UUID vendorId() {
        return EntityId.parse(Kind.VENDOR, shown().path("id").asString()).orElseThrow();
    }

    private CompanyId company() {
        return CompanyId.parse(customer.id()).orElseThrow();
    }

    JsonNode shown() {
        return hub.rest().all(customer.path() + "/vendors").stream()
                .filter(one -> one.path("listId").asString().equals(vendor))
                .findFirst()
                .orElseThrow();
    }

    Request request() {
        return hub.part(Requests.class).find(company(), request).orElseThrow();
    }

    UpdateResult updates(Mishap... mishaps) {
        return counted(machine.updatesLater(mishaps));
    }

    /** The first machine never comes back: a person hands the company over, and another machine updates. */
    UpdateResult updatesElsewhere() {
        hub.rest()
                .post(customer.path() + "/lease/release", "{\"reason\":\"the machine is broken\"}")
                .expect(200);
        return counted(customer.machine("BACKOFFICE").updatesLater());
    }

    private UpdateResult counted(UpdateResult result) {
        written += result.writes();
        return result;
    }

    void isDoneOnce() {
        assertThat(request().status()).isEqualTo(RequestStatus.SUCCEEDED);
        assertThat(request().quickBooksId()).isEqualTo(vendor);
        assertThat(inFile().phone()).isEqualTo(NEW_PHONE);
        assertThat(shown().path("phone").asString()).isEqualTo(NEW_PHONE);
        assertThat(written).as("writes that QuickBooks carried out").isEqualTo(1);
    }
}
