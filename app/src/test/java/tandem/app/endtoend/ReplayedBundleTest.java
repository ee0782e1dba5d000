package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.company.CompanyId;
import tandemsim.companyfile.QuickBooks;
import tandemsim.companyfile.profile.Profile;
import tandemsim.connector.ConnectorSettings;
import tandemsim.connector.UpdateResult.Outcome;
import tandemsim.connector.WebConnector;
import tandemsim.replay.Recording;
import tandemsim.replay.Replay;

/** What went over the wire at a customer's is played again elsewhere, from a support bundle. */
class ReplayedBundleTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_company_that_was_recorded_takes_the_same_course_again() throws IOException, InterruptedException {
        try (var hub = RunningHub.start(Map.of("tandem.keep-response-size", "256KB", "tandem.minimum-gap", "PT0S"))) {
            var acme = Customer.of(hub, "Acme", Profile.small().scaled(0.05));
            acme.loadsAll(acme.machine("THEIRS"));
            var bundle = bundleOf(hub, acme);
            assertThat(texts(bundle))
                    .as("nobody's telephone leaves the house")
                    .noneMatch(text -> text.matches("(?s).*<Phone>[^*<].*"));

            var played = new ArrayList<String>();
            var replay = new Replay(Recording.of(bundle), played::add);
            var elsewhere = Customer.of(hub, "Elsewhere", Profile.small().scaled(0.05));
            var quickBooks = QuickBooks.showing(elsewhere.anotherFile(4711));
            quickBooks.answerBy(replay);
            var machine = elsewhere.machine(
                    "MINE", "{\"label\":\"MINE\"}", new WebConnector(quickBooks, ConnectorSettings.usual()));
            machine.updates();
            elsewhere.confirms();
            var result = machine.updatesLater();

            assertThat(result.outcome())
                    .as(String.join("\n", played) + "\n" + result.shown())
                    .isEqualTo(Outcome.COMPLETED);
            assertThat(played).isNotEmpty().allMatch(line -> line.endsWith(": as it was then"));
            assertThat(replay.left()).isZero();
            for (var list : List.of("vendors", "bills", "payments", "accounts")) {
                assertThat(quickBooksIds(hub, elsewhere, list))
                        .as(list)
                        .isNotEmpty()
                        .isEqualTo(quickBooksIds(hub, acme, list));
            }

            hub.rest().deleteAsRead(acme.path()).expect(204);
            assertThat(whereIsStill(hub, acme)).as("an erased company").containsExactly("audit_event");
            assertThat(whereIsStill(hub, elsewhere))
                    .as("another one")
                    .contains("bill", "vendor", "session", "exchange");
        }
    }

    /** The tables that have something of a company. */
    private static List<String> whereIsStill(RunningHub hub, Customer customer) {
        var id = CompanyId.parse(customer.id()).orElseThrow().value();
        return hub
                .sql()
                .sql(
                        "SELECT table_name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)"
                                + " WHERE c.column_name = 'company_id' AND t.table_type = 'BASE TABLE' AND table_schema = 'public'"
                                + " ORDER BY table_name")
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .filter(table -> hub.sql()
                        .sql("SELECT EXISTS (SELECT FROM " + table + " WHERE company_id = ?)")
                        .param(id)
                        .query(Boolean.class)
                        .single())
                .toList();
    }

    private Path bundleOf(RunningHub hub, Customer customer) throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + hub.port() + "/api/v1" + customer.path()
                                        + "/support-bundle"))
                                .header("Authorization", "Bearer " + RunningHub.KEY)
                                .build(),
                        BodyHandlers.ofFile(folder.resolve("bundle.zip")));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> texts(Path bundle) throws IOException {
        var texts = new ArrayList<String>();
        try (var zip = new ZipFile(bundle.toFile())) {
            for (var entry : Collections.list(zip.entries())) {
                try (var in = zip.getInputStream(entry)) {
                    texts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return texts;
    }

    private static List<String> quickBooksIds(RunningHub hub, Customer customer, String list) {
        return hub.rest().all(customer.path() + '/' + list).stream()
                .map(item ->
                        item.path("listId").asString("") + item.path("txnId").asString(""))
                .sorted()
                .toList();
    }
}
