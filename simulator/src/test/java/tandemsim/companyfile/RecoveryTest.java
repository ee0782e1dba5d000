package tandemsim.companyfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandemsim.companyfile.qbxml.MessageProcessor.Memory;

/** Outcomes that are stored under the ID of their message set belong to the file. */
class RecoveryTest {

    @TempDir
    private Path folder = Path.of("");

    private Talk talk = new Talk();

    @BeforeEach
    void stored() {
        talk = new Talk(folder.resolve("a.sim"));
    }

    private String bill(String number) {
        return talk.billAdd("<RefNumber>" + number + "</RefNumber>" + talk.expense("10.00"));
    }

    @Test
    void they_outlive_the_simulator() {
        String first = talk.recoverable("m-1", bill("R-1"));
        Talk again = Talk.again(folder.resolve("a.sim"));
        assertThat(again.outcome("m-1"))
                .contains("newMessageSetID=\"m-1\" messageSetStatusCode=\"0\"", Talk.value(first, "TxnID"));
        assertThat(again.recoverable("m-1", bill("R-1"))).isEqualTo(first);
        assertThat(again.file.truth().billsNumbered("R-1")).hasSize(1);
    }

    @Test
    void a_restore_loses_what_came_later_and_brings_back_what_was_cleared() {
        talk.recoverable("m-1", bill("R-1"));
        Backup backup = talk.file.backup();
        talk.set("onError=\"stopOnError\" oldMessageSetID=\"m-1\"", "");
        talk.recoverable("m-2", bill("R-2"));
        talk.file.bookkeeper().administrator().restore(backup);
        assertThat(talk.outcome("m-1")).contains("messageSetStatusCode=\"0\"", "<BillAddRs");
        assertThat(talk.outcome("m-2")).contains("messageSetStatusCode=\"9002\"");
        assertThat(talk.file.truth().billsNumbered("R-2")).isEmpty();
    }

    @Test
    void a_refusal_by_quickbooks_is_an_outcome_and_a_message_that_nobody_could_read_has_none() {
        assertThat(Talk.statuses(talk.recoverable("m-1", talk.billAdd("")))).contains(3180);
        assertThat(Talk.statuses(talk.outcome("m-1"))).contains(3180);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> talk.recoverable("m-2", talk.billAdd("<Memo>&#x20AC;</Memo>" + talk.expense("1.00")))))
                .isInstanceOf(tandemsim.companyfile.qbxml.MessageRefused.class);
        assertThat(talk.outcome("m-2")).contains("messageSetStatusCode=\"9002\"");
    }

    @Test
    void what_could_not_be_stored_was_done_and_is_not_known() throws ConnectionFailed {
        String message = "<?xml version=\"1.0\"?><?qbxml version=\"13.0\"?><QBXML><QBXMLMsgsRq onError=\"stopOnError\""
                + " newMessageSetID=\"m-1\">" + bill("R-1") + "</QBXMLMsgsRq></QBXML>";
        var processed = QuickBooks.showing(talk.file).connect("test", "").process(message, Memory.FAILS);
        assertThat(processed.response()).contains("messageSetStatusCode=\"9005\"", "<BillAddRs statusCode=\"0\"");
        assertThat(processed.writes()).isEqualTo(1);
        assertThat(talk.outcome("m-1")).contains("messageSetStatusCode=\"9002\"");
        assertThat(talk.file.truth().billsNumbered("R-1")).hasSize(1);
    }

    @Test
    void they_are_told_until_they_are_cleared_or_lost() {
        talk.recoverable("m-1", bill("R-1"));
        talk.set("onError=\"stopOnError\" oldMessageSetID=\"m-1\" newMessageSetID=\"m-2\"", bill("R-2"));
        assertThat(talk.file.truth().outcomes()).singleElement().satisfies(outcome -> {
            assertThat(outcome.application()).isEqualTo("test");
            assertThat(outcome.messageSetId()).isEqualTo("m-2");
            assertThat(outcome.answers()).startsWith("<BillAddRs statusCode=\"0\"");
        });
        talk.file.bookkeeper().administrator().forgetOutcomes();
        assertThat(talk.outcome("m-2")).contains("messageSetStatusCode=\"9002\"");
    }

    @Test
    void an_answer_that_is_given_again_wrote_nothing() {
        String with = "onError=\"stopOnError\" newMessageSetID=\"m-1\"";
        assertThat(talk.set(with, bill("R-1")).writes()).isEqualTo(1);
        assertThat(talk.set(with, bill("R-1")).writes()).isZero();
        assertThat(talk.set(with, talk.billAdd("")).writes()).isZero();
    }

    @Test
    void windows_that_were_open_are_known_to_the_next_run_and_not_to_a_restored_backup() {
        String bill = talk.billOf("10.00");
        String voids = "<TxnVoidRq><TxnVoidType>Bill</TxnVoidType><TxnID>" + bill + "</TxnID></TxnVoidRq>";
        assertThat(talk.file.bookkeeper().onScreen(bill, true)).isTrue();
        assertThat(talk.file.bookkeeper().onScreen(bill, true)).isFalse();
        Talk again = Talk.again(folder.resolve("a.sim"));
        assertThat(again.status(voids)).isEqualTo(3175);
        again.file.bookkeeper().administrator().restore(talk.file.backup());
        assertThat(again.status(voids)).isZero();
    }
}
