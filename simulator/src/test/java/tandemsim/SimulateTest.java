package tandemsim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tandemsim.connector.ScriptedHub;

class SimulateTest {

    private static final String HOST = "<?xml version=\"1.0\" encoding=\"utf-8\"?><?qbxml version=\"13.0\"?>"
            + "<QBXML><QBXMLMsgsRq onError=\"stopOnError\"><HostQueryRq/></QBXMLMsgsRq></QBXML>";

    private final StringWriter out = new StringWriter();
    private ScriptedHub hub = start();

    @TempDir
    private Path folder = Path.of("");

    private static ScriptedHub start() {
        try {
            return ScriptedHub.start();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void prepare() throws IOException {
        hub.close();
        hub = start();
        Files.writeString(folder.resolve("a.qwc"), hub.qwc());
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private int run(String... arguments) {
        CommandLine line = Simulate.commandLine();
        PrintWriter writer = new PrintWriter(out);
        line.setOut(writer);
        line.setErr(writer);
        return line.execute(arguments);
    }

    private int simulate(String... more) {
        return run(simulating(more));
    }

    private String[] simulating(String... more) {
        String[] arguments = new String[7 + more.length];
        String[] first = {"--qwc", folder.resolve("a.qwc").toString(), "--key", "k", "--file", file(), "--scale=0.05"};
        System.arraycopy(first, 0, arguments, 0, first.length);
        System.arraycopy(more, 0, arguments, first.length, more.length);
        return arguments;
    }

    private String file() {
        return folder.resolve("company.sim").toString();
    }

    @Test
    void an_update_that_completes_ends_with_zero_and_says_so() {
        hub.asks(HOST);
        assertThat(simulate()).isZero();
        assertThat(out.toString()).contains("Added \"Hub - Acme & Co\"", "100 %", "Update completed");
        assertThat(folder.resolve("company.sim")).exists();
    }

    @Test
    void a_second_run_takes_the_stored_file_up_again() {
        hub.asks(HOST);
        assertThat(simulate()).isZero();
        hub.asks(HOST);
        out.getBuffer().setLength(0);
        assertThat(simulate("--cycles", "1")).isZero();
        assertThat(out.toString()).doesNotContain("Added", "Generating");
    }

    @Test
    void refusals_give_their_qbwc_code() {
        hub.answersStrings("authenticate", "T", "nvu");
        assertThat(simulate()).isEqualTo(40);
        hub.answersStrings("authenticate", "only one");
        assertThat(simulate()).isEqualTo(12);
        assertThat(out.toString()).contains("QBWC1012");
        hub.answersStrings("authenticate", "T", "none");
        assertThat(simulate("--quiet")).isZero();
    }

    @Test
    void faults_are_taken_from_the_command_line() {
        hub.asks(HOST);
        assertThat(simulate("--die", "receiveResponseXML:1:before")).isEqualTo(4);
        assertThat(hub.operations()).endsWith("sendRequestXML");
        assertThat(simulate("--quickbooks-closed")).isEqualTo(13);
        assertThat(simulate("--die", "receiveResponseXML:1:sometimes")).isNotZero();
    }

    @Test
    void a_record_open_on_a_screen_is_locked_for_one_update() {
        hub.asks(HOST);
        simulate();
        out.getBuffer().setLength(0);
        run("mutate", "show", "bills", "--file", file());
        String bill = out.toString().split(" ", 2)[0];
        String voids = HOST.replace(
                "<HostQueryRq/>", "<TxnVoidRq><TxnVoidType>Bill</TxnVoidType><TxnID>" + bill + "</TxnID></TxnVoidRq>");
        hub.asks(voids);
        assertThat(simulate("--on-screen", bill)).isZero();
        assertThat(hub.calls("receiveResponseXML").getLast().parameters().get("response"))
                .contains("statusCode=\"3175\"");
        hub.asks(voids);
        assertThat(simulate()).isZero();
        assertThat(hub.calls("receiveResponseXML").getLast().parameters().get("response"))
                .contains("statusCode=\"0\"");
    }

    private static String adds(String terms) {
        return HOST.replace(
                "<HostQueryRq/>",
                "<StandardTermsAddRq><StandardTermsAdd><Name>" + terms
                        + "</Name></StandardTermsAdd></StandardTermsAddRq>");
    }

    @Test
    void a_write_can_be_made_to_fail_at_each_point() {
        hub.asks(adds("First"));
        assertThat(simulate("--crash", "StandardTermsAddRq")).isZero();
        hub.asks(adds("Second"));
        assertThat(simulate("--crash", "1:after")).isZero();
        hub.asks(adds("Third"));
        assertThat(simulate("--lose-response", "1", "--forget-outcome", "1")).isEqualTo(4);
        hub.asks(adds("Fourth"));
        assertThat(simulate("--drop", "receiveResponseXML:1:back")).isEqualTo(42);
        hub.asks(adds("Fifth"));
        assertThat(simulate("--repeat-response", "StandardTermsAddRq:1")).isZero();
        assertThat(out.toString()).contains("1 written");
        hub.asks(adds("Sixth"));
        out.getBuffer().setLength(0);
        simulate("--delay-response", "1", "--cycles", "2");
        assertThat(hub.operations())
                .containsSubsequence("sendRequestXML", "authenticate", "receiveResponseXML", "sendRequestXML");
        out.getBuffer().setLength(0);
        run("mutate", "show", "terms", "--file", file());
        assertThat(out.toString())
                .contains("Second", "Third", "Fourth", "Fifth", "Sixth")
                .doesNotContain("First");
        hub.asks(adds("Seventh").replace("onError", "newMessageSetID=\"m-7\" onError"));
        simulate();
        says(0, "m-7  Hub - Acme & Co  StandardTermsAdd 0", "mutate", "show", "outcomes", "--file", file());
    }

    @Test
    void what_is_in_the_file_once_is_shown_once() {
        run("mutate", "generate", "--scale=0.05", "--file", file());
        out.getBuffer().setLength(0);
        run("mutate", "show", "vendors", "--limit", "1", "--file", file());
        String vendor = out.toString().split(" ", 2)[0];
        assertThat(out.toString()).containsPattern("\n1 of \\d+\\.\n");
        run("mutate", "new-bill", vendor, "12.50", "--number", "Q-771", "--file", file());
        out.getBuffer().setLength(0);
        run("mutate", "show", "bills", "--find", "q-771", "--file", file());
        String bill = out.toString().split(" ", 2)[0];
        assertThat(out.toString()).contains("12.50  open        12.50  Q-771").contains("1 of 1.");
        run("mutate", "void", bill, "--file", file());
        says(0, "None.", "mutate", "show", "bills", "--find", "Q-771", "--file", file());
        says(0, "Q-771  void", "mutate", "show", "bills", "--all", "--find", "Q-771", "--file", file());
        run("mutate", "pay", "--file", file(), firstOpenBill());
        says(0, "  pays ", "mutate", "show", "payments", "--limit", "1", "--file", file());
    }

    private String firstOpenBill() {
        out.getBuffer().setLength(0);
        run("mutate", "show", "bills", "--file", file());
        return out.toString().split(" ", 2)[0];
    }

    @Test
    void windows_and_rights_are_set_from_the_command_line() {
        run("mutate", "generate", "--scale=0.05", "--file", file());
        String bill = firstOpenBill();
        says(0, "Open in a window", "mutate", "lock", bill, "--file", file());
        says(0, "in windows      " + bill, "mutate", "show", "company", "--file", file());
        says(0, "Closed the window", "mutate", "unlock", bill, "--file", file());
        says(0, "It was not open", "mutate", "unlock", bill, "--file", file());
        says(2, "no record 1-1", "mutate", "lock", "1-1", "--file", file());
        says(0, "Writing: read_only", "mutate", "writing", "read_only", "--file", file());
        says(0, "writing         read_only", "mutate", "show", "company", "--file", file());
        out.getBuffer().setLength(0);
        run("mutate", "show", "vendors", "--limit", "1", "--file", file());
        String vendor = out.toString().split(" ", 2)[0];
        out.getBuffer().setLength(0);
        run("mutate", "new-bill", vendor, "1.00", "--file", file());
        String own = out.toString().strip().substring("Bill ".length());
        says(2, "nothing on " + own + " is billable", "mutate", "invoice", own, "--file", file());
    }

    @Test
    void what_is_missing_or_mistyped_is_said_in_one_line() {
        says(2, "--qwc FILE is missing", "--key", "k");
        says(2, "--key KEY is missing", "--qwc", folder.resolve("a.qwc").toString(), "--key", "");
        says(1, "There is no file", "--qwc", folder.resolve("b.qwc").toString(), "--key", "k");
        says(1, "There is no file", "mutate", "show", "bills", "--file", file());
        assertThat(folder.resolve("company.sim.lock")).doesNotExist();
        assertThat(run("mutate", "generate", "--scale=0.05", "--file", file())).isZero();
        says(1, "is there already", "mutate", "generate", "--file", file());
        says(2, "no bill 1-1", "mutate", "pay", "1-1", "--file", file());
        says(2, "an amount such as 12", "mutate", "pay", "1-1", "--amount", "abc", "--file", file());
        says(2, "a day such as", "mutate", "close-period", "yesterday", "--file", file());
        says(2, "no call \"receiveResponse\"", simulating("--die", "receiveResponse"));
        says(2, "a number from 1 on", simulating("--die", "authenticate:0"));
        says(2, "a length of time such as", simulating("--slow", "soon"));
        says(2, "a message such as 4", simulating("--lose-response", "BillAdd"));
        says(2, "there or back", simulating("--drop", "authenticate:1:away"));
    }

    private void says(int code, String text, String... arguments) {
        out.getBuffer().setLength(0);
        assertThat(run(arguments)).as(text).isEqualTo(code);
        assertThat(out.toString()).contains(text).doesNotContain("\tat ", "Exception");
    }

    @Test
    void a_hub_that_is_down_is_named_with_its_code() {
        hub.close();
        says(1, "QBWC1048", simulating());
        assertThat(out.toString()).contains("could not reach the web application server");
    }

    @Test
    void a_fault_that_found_no_occasion_is_told() {
        hub.answersStrings("authenticate", "T", "none");
        says(0, "had no occasion to", simulating("--refuse", "BillQueryRq"));
        hub.answersStrings("authenticate", "T", "none");
        says(0, "soon after an update that is usual", simulating());
        assertThat(out.toString()).doesNotContain("had no occasion to");
    }

    @Test
    void every_page_of_help_is_there() {
        says(0, "Exit code", "--help");
        says(0, "merge-vendors", "mutate", "--help");
        says(0, "--discount=AMOUNT", "mutate", "pay", "--help");
    }

    @Test
    void a_copy_can_be_restored_from_the_command_line() {
        run("mutate", "generate", "--scale=0.05", "--file", file());
        String copy = folder.resolve("friday.sim").toString();
        assertThat(run("mutate", "copy", copy, "--file", file())).isZero();
        assertThat(run("mutate", "new-vendor", "After the backup", "--file", file()))
                .isZero();
        assertThat(run("mutate", "restore", copy, "--file", file())).isZero();
        out.getBuffer().setLength(0);
        run("mutate", "show", "vendors", "--limit=1000", "--file", file());
        assertThat(out.toString()).doesNotContain("After the backup");
    }

    @Test
    void a_stored_file_can_be_changed_from_the_command_line() {
        hub.asks(HOST);
        simulate();
        out.getBuffer().setLength(0);
        assertThat(run("mutate", "show", "vendors", "--file", file())).isZero();
        String vendor = out.toString().split(" ", 2)[0];
        assertThat(run("mutate", "new-bill", vendor, "12.50", "--number", "A-77", "--file", file()))
                .isZero();
        out.getBuffer().setLength(0);
        run("mutate", "show", "bills", "--file", file());
        assertThat(out.toString()).contains("A-77").contains("12.50");
    }
}
