package tandem.app.endtoend;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import tandemsim.companyfile.CompanyFile;
import tandemsim.companyfile.QuickBooks;
import tandemsim.companyfile.books.PcClock;
import tandemsim.companyfile.profile.Profile;
import tandemsim.connector.ConnectorSettings;
import tandemsim.connector.NotAdded;
import tandemsim.connector.QwcFile;
import tandemsim.connector.UpdateListener;
import tandemsim.connector.UpdateResult;
import tandemsim.connector.WebConnector;
import tandemsim.mishap.Mishap;

/** A company at the hub, and its QuickBooks with one or more Web Connectors. */
final class Customer {

    static final long SEED = 7;
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private final RunningHub hub;
    private final String id;
    private final CompanyFile file;

    private Customer(RunningHub hub, String id, CompanyFile file) {
        this.hub = hub;
        this.id = id;
        this.file = file;
    }

    /** A new company with a small file. */
    static Customer of(RunningHub hub, String name) {
        return of(hub, name, Profile.small().scaled(0.2));
    }

    static Customer of(RunningHub hub, String name, Profile profile) {
        return with(hub, name, CompanyFile.generate(profile, SEED, new PcClock(hub.clock(), NEW_YORK)));
    }

    static Customer with(RunningHub hub, String name, CompanyFile file) {
        var created =
                hub.rest().post("/companies", "{\"name\":\"" + name + "\"}").expect(201);
        return new Customer(hub, created.text("id"), file);
    }

    String id() {
        return id;
    }

    String path() {
        return "/companies/" + id;
    }

    CompanyFile file() {
        return file;
    }

    /** A further file of the same customer. */
    CompanyFile anotherFile(long seed) {
        return CompanyFile.generate(Profile.small().scaled(0.05), seed, new PcClock(hub.clock(), NEW_YORK));
    }

    Machine machine(String label) {
        return machine(label, "{\"label\":\"" + label + "\"}");
    }

    /** A connector at the hub, added to a Web Connector that has this customer's file open. */
    Machine machine(String label, String body) {
        return machine(
                label,
                body,
                new WebConnector(
                        QuickBooks.showing(file), ConnectorSettings.usual().onComputer(label)));
    }

    Machine machine(String label, String body, WebConnector pc) {
        var created = hub.rest().post(path() + "/connectors", body).expect(201);
        return addedTo(pc, created.text("id"), created.text("connectorKey"));
    }

    private Machine addedTo(WebConnector pc, String connector, String key) {
        var qwc = hub.rest().text(path() + "/connectors/" + connector + "/qwc");
        try {
            return new Machine(connector, key, pc, pc.add(qwc));
        } catch (NotAdded e) {
            throw new AssertionError("the .qwc was refused", e);
        }
    }

    /** A Web Connector with this company's application. */
    final class Machine {
        private final String connectorId;
        private final String key;
        private final WebConnector pc;
        private final QwcFile application;

        private Machine(String connectorId, String key, WebConnector pc, QwcFile application) {
            this.connectorId = connectorId;
            this.key = key;
            this.pc = pc;
            this.application = application;
        }

        String id() {
            return connectorId;
        }

        String key() {
            return key;
        }

        WebConnector pc() {
            return pc;
        }

        QwcFile application() {
            return application;
        }

        /** The same connection on another computer: its .qwc file is loaded there and its key typed in. */
        Machine movesTo(String computer) {
            var other = new WebConnector(
                    QuickBooks.showing(file), ConnectorSettings.usual().onComputer(computer));
            return addedTo(other, connectorId, key);
        }

        UpdateResult updates(Mishap... mishaps) {
            return pc.update(application, key, mishaps);
        }

        /** As {@link #updates(Mishap...)}, with somebody who hears what happens meanwhile, and may do something himself. */
        UpdateResult updates(UpdateListener listener, List<Mishap> mishaps) {
            return pc.update(application, key, listener, mishaps);
        }

        /** Waits until it would come by itself, and updates. */
        UpdateResult updatesLater(Mishap... mishaps) {
            hub.clock().advance(Duration.ofMinutes(5));
            return updates(mishaps);
        }

        String status() {
            return hub.rest()
                    .get(path() + "/connectors/" + connectorId)
                    .expect(200)
                    .text("status");
        }
    }

    /** The ListID of a vendor that may be billed. */
    String anActiveVendor() {
        return file.truth().vendors().stream()
                .filter(vendor -> vendor.active())
                .findFirst()
                .orElseThrow()
                .listId();
    }

    /** First contact, confirmation by a person, and the whole load. */
    UpdateResult loadsAll(Machine machine) {
        machine.updates();
        confirms();
        return machine.updatesLater();
    }

    void confirms() {
        var candidate = hub.rest().get(path() + "/pairing").expect(200).body().path("candidate");
        hub.rest()
                .post(
                        path() + "/pairing/confirm",
                        "{\"fileId\":\"" + candidate.path("fileId").asString("") + "\",\"candidateId\":\""
                                + candidate.path("id").asString("") + "\"}")
                .expect(200);
    }

    String status() {
        return hub.rest().get(path()).expect(200).text("status");
    }

    Rest.Reply pairing() {
        return hub.rest().get(path() + "/pairing").expect(200);
    }

    /** What calls for attention, as {@code severity code}. */
    List<String> attention() {
        return syncState()
                .body()
                .path("attention")
                .valueStream()
                .map(entry -> entry.path("severity").asString() + " "
                        + entry.path("code").asString())
                .toList();
    }

    Rest.Reply syncState() {
        return hub.rest().get(path() + "/sync-state").expect(200);
    }
}
