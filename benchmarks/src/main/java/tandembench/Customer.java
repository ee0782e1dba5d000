package tandembench;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Objects;
import tandemsim.companyfile.CompanyFile;
import tandemsim.companyfile.ConnectionFailed;
import tandemsim.companyfile.QuickBooks;
import tandemsim.companyfile.QuickBooksSession;
import tandemsim.companyfile.books.PcClock;
import tandemsim.companyfile.profile.Profile;
import tandemsim.connector.ConnectorSettings;
import tandemsim.connector.NotAdded;
import tandemsim.connector.QwcFile;
import tandemsim.connector.UpdateResult;
import tandemsim.connector.WebConnector;

/** A company at the hub whose file a person has confirmed, with a simulated Web Connector. */
record Customer(String company, QwcFile application, String key, QuickBooks quickBooks, WebConnector connector) {

    private static final long SEED = 7;

    static Customer at(Hub hub, Profile profile) throws IOException, InterruptedException, NotAdded {
        var clock = new PcClock(Clock.systemUTC(), ZoneId.of("America/New_York"));
        return at(hub, CompanyFile.generate(profile, SEED, clock));
    }

    private static Customer at(Hub hub, CompanyFile file) throws IOException, InterruptedException, NotAdded {
        String company = "/companies/" + Hub.field(hub.post("/companies", "{\"name\":\"Measured\"}"), "id");
        String created = hub.post(company + "/connectors", "{\"label\":\"FRONTDESK\"}");
        String qwc = hub.get("/api/v1" + company + "/connectors/" + Hub.field(created, "id") + "/qwc");
        QuickBooks quickBooks = QuickBooks.showing(file);
        var connector = new WebConnector(
                quickBooks,
                ConnectorSettings.usual().onComputer("FRONTDESK").withTimeout(java.time.Duration.ofMinutes(10)));
        QwcFile application = connector.add(qwc);
        var customer = new Customer(company, application, Hub.field(created, "connectorKey"), quickBooks, connector);
        customer.updates();
        String pairing = hub.get("/api/v1" + company + "/pairing");
        String candidate = pairing.substring(pairing.indexOf("\"candidate\""));
        hub.post(
                company + "/pairing/confirm",
                "{\"fileId\":\"" + Hub.field(candidate, "fileId") + "\",\"candidateId\":\"" + Hub.field(candidate, "id")
                        + "\"}");
        return customer;
    }

    UpdateResult updates() {
        UpdateResult result = connector.update(application, key);
        if (!result.completed()) {
            throw new IllegalStateException("the update did not complete: " + result);
        }
        return result;
    }

    /** What a Web Connector asks by itself before the first call. */
    String facts(QuickBooksSession session) {
        return session.process(
                        "<?xml version=\"1.0\"?><?qbxml version=\"4.0\"?><QBXML><QBXMLMsgsRq onError=\"continueOnError\">"
                                + "<HostQueryRq requestID=\"0\"></HostQueryRq><CompanyQueryRq requestID=\"1\"><OwnerID>"
                                + application.ownerId()
                                + "</OwnerID></CompanyQueryRq><PreferencesQueryRq requestID=\"2\"></PreferencesQueryRq>"
                                + "</QBXMLMsgsRq></QBXML>")
                .response();
    }

    CompanyFile file() {
        return Objects.requireNonNull(quickBooks.openFile());
    }

    /**
     * An update of this company whose questions its own file answers.
     *
     * @param begin what is done before each update
     */
    Poller.Turn turn(Runnable begin) throws ConnectionFailed {
        QuickBooksSession session = quickBooks.connect(application.appName(), "");
        return new Poller.Turn(
                application.userName(),
                key,
                begin,
                facts(session),
                question -> session.process(question).response());
    }
}
