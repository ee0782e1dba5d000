package tandem.app.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandemsim.companyfile.books.Writing;
import tandemsim.companyfile.profile.Profile;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The examples do what they say, against a real hub. */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("..", "examples");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TODAY = LocalDate.of(2026, 3, 10).toString();
    private static final int REFUSED = 22;

    private static RunningHub hub;
    private static Customer acme;
    private static Customer.Machine machine;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(isThere("curl"), "the examples are not tried: curl is not installed");
        hub = RunningHub.start(Map.of("tandem.minimum-gap", "PT0S"));
        acme = Customer.of(hub, "Acme", Profile.small().scaled(0.05));
        machine = acme.machine("FRONTDESK");
    }

    @AfterAll
    static void stop() {
        if (hub != null) {
            hub.close();
        }
    }

    @Test
    void a_company_from_its_first_day_to_a_payment_that_is_taken_back() throws IOException, InterruptedException {
        var qwc = directory.resolve("acme.qwc");
        assertThat(run("new-company.sh", "Acme's neighbour", qwc.toString()).text())
                .contains("company        co_")
                .contains("connector key  ");
        assertThat(qwc).content().contains("<QBWCXML>");

        machine.updates();
        var file =
                run("confirm-file.sh", acme.id()).json().at("/candidate/fileId").asString();
        run("confirm-file.sh", acme.id(), file);
        machine.updatesLater();
        assertThat(run("sync-state.sh", acme.id()).json().path("phase").asString())
                .isEqualTo("incremental");
        assertThat(run("sync-state.sh").json().path("items").isArray()).isTrue();

        var vendor = listed("/vendors?active=true", "companyName", "");
        var payables = listed("/accounts?active=true", "accountType", "accounts_payable");
        var expense = listed("/accounts?active=true", "accountType", "expense");
        var bank = listed("/payment-accounts?active=true", "accountType", "bank");
        var bill = run("post-bill.sh", acme.id(), vendor, payables, expense, "EX-1", TODAY, "125.00")
                .json()
                .path("id")
                .asString();
        assertThat(run("post-bill.sh", acme.id(), vendor, payables, expense, "EX-1", TODAY, "125.00")
                        .json()
                        .path("id")
                        .asString())
                .isEqualTo(bill);
        machine.updatesLater();
        run("change-bill.sh", acme.id(), bill, "checked");
        machine.updatesLater();
        assertThat(acme.file().truth().billsNumbered("EX-1"))
                .singleElement()
                .satisfies(one -> assertThat(one.memo()).isEqualTo("checked"));

        assertThat(run("may-we-pay.sh", acme.id(), bill, "125.00")
                        .json()
                        .path("allClear")
                        .asBoolean())
                .isTrue();
        var payment = run("record-payment.sh", acme.id(), vendor, bank, bill, "9001", TODAY, "125.00")
                .json()
                .path("id")
                .asString();
        acme.file().bookkeeper().administrator().allowWriting(Writing.NO_RIGHTS);
        machine.updatesLater();
        var failed = run("failed-requests.sh").json().at("/items/0");
        assertThat(failed.at("/entity/id").asString()).isEqualTo(payment);
        acme.file().bookkeeper().administrator().allowWriting(Writing.ALLOWED);
        run("failed-requests.sh", failed.path("id").asString(), "rights were given");
        machine.updatesLater();
        assertThat(acme.file().truth().paymentsNumbered("9001")).hasSize(1);
        assertThat(run("void-payment.sh", acme.id(), payment).json().path("id").asString())
                .isEqualTo(payment);

        assertThat(run("books.sh", acme.id()).text()).contains("\"difference\"").contains("\"items\"");
    }

    @Test
    void whoever_follows_goes_on_where_he_left_off() throws IOException, InterruptedException {
        var followed = Customer.of(hub, "Followed", Profile.small().scaled(0.05));
        followed.loadsAll(followed.machine("FRONTDESK"));
        var position = directory.resolve("position");

        run("follow-changes.sh", followed.id(), position.toString(), "1");
        assertThat(position).content().isEqualTo("100\n");
        var second = run("follow-changes.sh", followed.id(), position.toString(), "1")
                .json();
        assertThat(second.at("/items/0/seq").asInt()).isEqualTo(101);
        int read = second.path("items").size();
        assertThat(position).content().isEqualTo((100 + read) + "\n");
    }

    @Test
    void a_refusal_is_printed_and_ends_the_script() throws IOException, InterruptedException {
        var refused = start("sync-state.sh", "co_00000000000000000000000000");
        assertThat(refused.exit()).isEqualTo(REFUSED);
        assertThat(refused.json().path("status").asInt()).isEqualTo(404);
    }

    @Test
    void each_script_says_what_it_wants_and_stands_in_the_table() throws IOException {
        var table = Files.readString(EXAMPLES.resolve("README.md"));
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            var scripts = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".sh") && !name.equals("lib.sh"))
                    .toList();
            assertThat(scripts).hasSizeGreaterThan(9).allSatisfy(name -> {
                assertThat(table).contains("[" + name + "](" + name + ")");
                assertThat(Files.readString(EXAMPLES.resolve(name))).contains("\n# " + name);
            });
        }
    }

    private static String listed(String list, String field, String value) {
        return hub.rest().all(acme.path() + list).stream()
                .filter(one -> value.isEmpty() || one.path(field).asString("").equals(value))
                .map(one -> one.path("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private record Ran(int exit, String text) {
        JsonNode json() {
            return JSON.readTree(text);
        }
    }

    private static Ran run(String... command) throws IOException, InterruptedException {
        var ran = start(command);
        assertThat(ran.exit()).as(ran.text()).isZero();
        return ran;
    }

    private static Ran start(String... command) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(command));
        words.set(0, EXAMPLES.resolve(command[0]).toString());
        var builder = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("TANDEM_URL", "http://localhost:" + hub.port());
        builder.environment().put("TANDEM_KEY", RunningHub.KEY);
        var process = builder.start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ran(process.waitFor(), text);
    }

    private static boolean isThere(String tool) throws InterruptedException {
        try {
            return new ProcessBuilder(tool, "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
