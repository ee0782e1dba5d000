package tandem.app.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import tools.jackson.databind.JsonNode;

/** Walks from an empty hub through the reading of a company file to writes of every kind, and tells what it does. */
public final class Demo {

    private static final int MOST_UPDATES = 10;

    private final DemoOptions options;
    private final DemoHub hub;
    private final DemoRest rest;
    private final PrintStream out;

    private Demo(DemoOptions options, DemoHub hub, PrintStream out) {
        this.options = options;
        this.hub = hub;
        this.rest = new DemoRest(hub.address(), hub.key());
        this.out = out;
    }

    /**
     * Runs the demo; the hub stays up afterwards, unless it is to end by itself.
     *
     * @param application the main class of the hub
     * @return the exit code, where the program is to end now
     */
    @SuppressWarnings("SystemOut") // it is made to be watched
    public static Optional<Integer> run(Class<?> application, List<String> arguments) {
        Optional<DemoOptions> options = DemoOptions.parse(arguments);
        if (options.isEmpty()) {
            System.out.println(DemoOptions.USAGE);
            return Optional.of(arguments.contains("--help") || arguments.contains("-h") ? 0 : 2);
        }
        System.out.println("Starting a hub with an empty store of its own ...");
        try {
            DemoHub hub = DemoHub.start(application);
            new Demo(options.get(), hub, System.out).tour();
            return options.get().once() ? Optional.of(SpringApplication.exit(hub.context())) : Optional.empty();
        } catch (IOException e) {
            System.out.println("The demo stopped: " + e.getMessage());
            return Optional.of(1);
        }
    }

    private void tour() throws IOException {
        says("The hub is ready at %s; its data is in %s and is removed at the end.", hub.address(), hub.directory());
        says("Watch it from the console, %s/console (%s).", hub.address(), hub.signIn());

        says("A company and a connector are created by REST (POST /companies, POST /companies/{id}/connectors).");
        String company = "/companies/"
                + rest.post("/companies", Map.of("name", "Demo Company"))
                        .path("id")
                        .asString();
        JsonNode connector = rest.post(company + "/connectors", Map.of("label", "Front desk"));
        Path qwc = Files.writeString(
                hub.directory().resolve("front-desk.qwc"),
                rest.text(company + "/connectors/" + connector.path("id").asString() + "/qwc"));
        PlayedConnector webConnector = new PlayedConnector(
                options,
                qwc,
                connector.path("connectorKey").asString(),
                hub.directory().resolve("company.sim"));

        says(
                "A Web Connector loads the file %s and runs for the first time. It is played, with a generated company"
                        + " file of the profile \"%s\" (seed %d). The hub only asks who the file is.",
                qwc.getFileName(), options.profile(), options.seed());
        webConnector.updates();
        confirm(company);

        says("The next update writes the hub's mark into the file and reads all of it.");
        readEverything(company, webConnector);
        showCounts(company);

        says("Nothing has changed since, so the next cycle is a quiet one.");
        webConnector.updates();
        JsonNode quiet = rest.get(company + "/sessions?limit=1").path("items").path(0);
        says(
                "It took %s exchange(s) with QuickBooks and ended: %s.",
                quiet.path("exchanges").asString(), quiet.path("outcome").asString());
        new WritingTour(rest, company, webConnector, out).walk();
        new WayBackTour(rest, company, webConnector, out).walk();
        whatToTry(company, webConnector);
    }

    private void confirm(String company) throws IOException {
        JsonNode candidate = rest.get(company + "/pairing").path("candidate");
        says(
                "The hub waits for a person to confirm that this is the right file (GET /companies/{id}/pairing):%n"
                        + "     company  %s%n     file     %s%n     FileID   %s",
                candidate.path("companyName").asString(),
                candidate.path("filePath").asString(),
                candidate.path("fileId").asString());
        says("The demo confirms it in your place (POST /companies/{id}/pairing/confirm).");
        rest.post(
                company + "/pairing/confirm",
                Map.of(
                        "fileId", candidate.path("fileId").asString(),
                        "candidateId", candidate.path("id").asString()));
    }

    private void readEverything(String company, PlayedConnector webConnector) throws IOException {
        for (int update = 0; update < MOST_UPDATES; update++) {
            webConnector.updates();
            if (isComplete(company)) {
                return;
            }
        }
        throw new IOException("the file is not read after " + MOST_UPDATES + " updates; GET " + company
                + "/sync-state says why: " + rest.text(company + "/sync-state"));
    }

    private boolean isComplete(String company) throws IOException {
        JsonNode kinds = rest.get(company + "/sync-state").path("kinds");
        return !kinds.isEmpty()
                && kinds.valueStream().allMatch(kind -> kind.path("complete").asBoolean());
    }

    private void showCounts(String company) throws IOException {
        JsonNode state = rest.get(company + "/sync-state");
        says("The whole file is in PostgreSQL now (GET /companies/{id}/sync-state):");
        for (JsonNode kind : state.path("kinds")) {
            out.printf(
                    "     %-26s %,8d%n",
                    kind.path("kind").asString().replace('_', ' '),
                    kind.path("count").asLong());
        }
    }

    private void whatToTry(String company, PlayedConnector webConnector) {
        if (options.once()) {
            says("This hub ends now and its data go with it. Without --once it would stay, for you to try in another"
                    + " terminal:%n");
        } else {
            says("Now you. In the console, %s/console (%s), or in another terminal:%n", hub.address(), hub.signIn());
        }
        out.printf("  export KEY=%s%n", hub.key());
        out.printf("  export C=%s/api/v1%s%n", hub.address(), company);
        out.println("""
                  curl -s -H "Authorization: Bearer $KEY" $C/sync-state
                  curl -s -H "Authorization: Bearer $KEY" "$C/bills?status=open&limit=3"
                  curl -s -H "Authorization: Bearer $KEY" "$C/vendors?active=true&limit=3"
                  curl -s -H "Authorization: Bearer $KEY" "$C/payments?limit=3"
                  curl -s -H "Authorization: Bearer $KEY" $C/sessions
                  curl -s -H "Authorization: Bearer $KEY" "${C%/companies/*}/requests?limit=5"
                """.stripTrailing());
        out.printf("  # one more update of the Web Connector%n  %s%n%n", webConnector.asTyped());
        out.printf("  The contract of it all: %s/swagger-ui.html%n%n", hub.address());
        if (!options.once()) {
            out.println("The hub keeps running; Ctrl-C ends it and removes the demo's data.");
        }
        out.flush();
    }

    private void says(String text, Object... values) {
        out.printf("%n==> " + text + "%n", values);
        out.flush();
    }
}
