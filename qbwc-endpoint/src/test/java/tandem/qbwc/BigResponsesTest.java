package tandem.qbwc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static tandem.qbwc.ScriptedConversation.TICKET;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Responses that are too big for memory, or for anything. */
class BigResponsesTest {

    private static final String BEFORE = "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope"
            + " xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
            + "<receiveResponseXML xmlns=\"http://developer.intuit.com/\"><ticket>" + TICKET + "</ticket><response>";
    private static final String AFTER =
            "</response><hresult /><message /></receiveResponseXML></soap:Body></soap:Envelope>";
    private static final String RECORD =
            "&lt;BillRet&gt;&lt;Memo&gt;Käse &amp;amp; Wein, ein Posten von vielen&lt;/Memo&gt;" + "&lt;/BillRet&gt;\n";
    private static final String READ = "<BillRet><Memo>Käse &amp; Wein, ein Posten von vielen</Memo></BillRet>\n";
    private static final int AT_ONCE = 512;

    private final RunningService service = RunningService.fresh();
    private final ScriptedConversation conversation = service.conversation;

    @Test
    void a_big_response_waits_in_a_private_file_that_is_gone_afterwards() {
        List<String> permissions = new ArrayList<>();
        conversation.counting = true;
        conversation.meanwhile = () -> permissions.addAll(permissionsOf(service.files("calls")));
        int records = 3 << 20 >> 6;
        assertThat(send(records).body()).contains(">50<");
        assertThat(permissions).containsExactly("rw-------");
        assertThat(service.files("calls")).isEmpty();
        assertThat(conversation.heard)
                .containsExactly("receiveResponse|" + TICKET + "|" + (long) records * READ.length() + " characters|");
    }

    @Test
    void a_small_one_stays_in_memory() {
        List<String> permissions = new ArrayList<>();
        conversation.meanwhile = () -> permissions.addAll(permissionsOf(service.files("calls")));
        assertThat(send(1000).body()).contains(">50<");
        assertThat(permissions).isEmpty();
        assertThat(conversation.heard).containsExactly("receiveResponse|" + TICKET + "|" + READ.repeat(1000) + "|");
    }

    @Test
    void the_file_is_gone_even_if_all_goes_wrong() {
        conversation.counting = true;
        conversation.failure = new IllegalStateException();
        send(3 << 20 >> 6);
        assertThat(service.files("calls")).isEmpty();
    }

    @Test
    void a_response_over_the_limit_is_thrown_away_and_the_session_told() {
        assertThat(send((5 << 20) / READ.length()).body()).contains(">-2<");
        assertThat(conversation.heard).containsExactly("tooBig|" + TICKET + "|some");
        assertThat(service.files("calls")).isEmpty();
    }

    /** Found by the fuzzer: it was kept as one that broke off, and there was nothing left of it to keep. */
    @Test
    void a_response_over_the_limit_is_too_big_in_a_damaged_envelope_as_well() {
        byte[] block = RECORD.repeat(AT_ONCE).getBytes(UTF_8);
        var answer = service.wire().stream("receiveResponseXML", out -> {
            out.write((BEFORE + "&nobody;").getBytes(UTF_8));
            write(out, block, (8 << 20) / block.length);
            out.write(AFTER.getBytes(UTF_8));
        });
        assertThat(answer.body()).contains(">-2<");
        assertThat(conversation.heard).containsExactly("tooBig|" + TICKET + "|some");
        assertThat(service.files("calls")).isEmpty();
        assertThat(service.files("kept")).isEmpty();
    }

    @Test
    void an_endless_response_is_cut_off() {
        byte[] block = RECORD.repeat(AT_ONCE).getBytes(UTF_8);
        long most = RunningService.MAX_RESPONSE * 100;
        long[] sent = {0};
        try {
            service.wire().stream("receiveResponseXML", out -> {
                out.write(BEFORE.getBytes(UTF_8));
                while (sent[0] < most) {
                    out.write(block);
                    sent[0] += block.length;
                }
            });
        } catch (RuntimeException e) {
            assertThat(e).hasCauseInstanceOf(IOException.class);
        }
        assertThat(sent[0]).isLessThan(most);
        assertThat(conversation.heard).containsExactly("tooBig|" + TICKET + "|some");
    }

    @Test
    void a_call_of_another_kind_may_not_be_so_big() {
        byte[] block = "x".repeat(1 << 16).getBytes(UTF_8);
        var answer = service.wire().stream("sendRequestXML", out -> {
            out.write(BEFORE.replace("receiveResponseXML", "sendRequestXML")
                    .replace("response", "strHCPResponse")
                    .getBytes(UTF_8));
            write(out, block, (int) (EnvelopeReader.OTHER_BYTES / block.length) + 2);
        });
        assertThat(answer.body()).contains("<sendRequestXMLResult></sendRequestXMLResult>");
        assertThat(conversation.heard).isEmpty();
    }

    @Test
    void what_a_killed_process_left_is_removed_at_the_next_start(@TempDir Path directory) throws IOException {
        Path left = new SpoolDirectory(directory).newFile();
        Files.writeString(left, "a customer's data");
        Path foreign = Files.writeString(directory.resolve("notes.txt"), "not ours");
        new SpoolDirectory(directory);
        assertThat(left).doesNotExist();
        assertThat(foreign).exists();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
    }

    @Test
    void sixty_four_megabytes_pass_through_a_service_with_a_small_heap() throws Exception {
        Process small = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeap.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = small.inputReader(UTF_8)) {
            int port = Integer.parseInt(lineAfter(output, "PORT "));
            int records = (64 << 20) / READ.getBytes(UTF_8).length;
            assertThat(send(new Wire(port), records).body()).contains(">50<");
            small.getOutputStream().close();
            assertThat(lineAfter(output, "HEARD "))
                    .isEqualTo("receiveResponse|" + TICKET + "|" + (long) records * READ.length() + " characters|");
        } finally {
            small.destroy();
        }
    }

    private static String lineAfter(BufferedReader output, String mark) throws IOException {
        var all = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(mark)) {
                return line.substring(mark.length());
            }
            all.append(line).append('\n');
        }
        throw new AssertionError("the service never said " + mark + ":\n" + all);
    }

    private Wire.Answer send(int records) {
        return send(service.wire(), records);
    }

    private static Wire.Answer send(Wire wire, int records) {
        byte[] one = RECORD.getBytes(UTF_8);
        byte[] block = RECORD.repeat(AT_ONCE).getBytes(UTF_8);
        return wire.stream("receiveResponseXML", out -> {
            out.write(BEFORE.getBytes(UTF_8));
            write(out, block, records / AT_ONCE);
            write(out, one, records % AT_ONCE);
            out.write(AFTER.getBytes(UTF_8));
        });
    }

    private static void write(OutputStream out, byte[] block, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            out.write(block);
        }
    }

    private static List<String> permissionsOf(List<Path> files) {
        return files.stream()
                .map(file -> {
                    try {
                        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    /** The service in a process of its own, until its input ends. */
    static final class SmallHeap {

        public static void main(String[] arguments) throws IOException {
            var service = new RunningService(RunningService.spoolDirectory(), 256L << 20);
            service.conversation.counting = true;
            System.out.println("PORT " + service.port());
            try (var input = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
                while (input.readLine() != null) {}
            }
            System.out.println("HEARD " + service.conversation.heard.getFirst());
            System.exit(0);
        }
    }
}
