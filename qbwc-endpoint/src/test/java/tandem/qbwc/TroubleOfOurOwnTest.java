package tandem.qbwc;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.qbwc.ScriptedConversation.TICKET;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.CannotAcquireLockException;
import tandem.session.Conversation.Response;
import tandem.session.ResponseText;

/** The database is away, or the hub has a bug: the client hears something that it understands, and nothing is lost. */
@ExtendWith(OutputCaptureExtension.class)
class TroubleOfOurOwnTest {

    private static final Pattern REFERENCE = Pattern.compile("reference ([0-9a-z]{8})\\.");

    private final RunningService service = RunningService.fresh();
    private final ScriptedConversation conversation = service.conversation;

    @ParameterizedTest
    @CsvSource({
        "serverVersion, server-version.xml, '<serverVersionResult>Tandem 0.1.0<'",
        "clientVersion, client-version.xml, '<clientVersionResult'",
        "authenticate, authenticate.xml, '<string>busy</string><string>300</string></authenticateResult>'",
        "sendRequestXML, send-request.first.xml, '<sendRequestXMLResult'",
        "receiveResponseXML, receive-response.xml, '<receiveResponseXMLResult>-1<'",
        "connectionError, connection-error.xml, '<connectionErrorResult>done<'",
        "getLastError, get-last-error.xml, '<getLastErrorResult>The service had a problem of its own, and this update was stopped'",
        "closeConnection, close-connection.xml, '<closeConnectionResult>OK<'",
        "getInteractiveURL, get-interactive-url.xml, '<getInteractiveURLResult'",
        "interactiveRejected, interactive-rejected.xml, '<interactiveRejectedResult'",
        "interactiveDone, interactive-done.xml, '<interactiveDoneResult'"
    })
    void without_a_database_each_call_has_a_permitted_answer(String operation, String file, String expected) {
        service.transactions.unreachable = true;
        assertThat(send(operation, file)).contains(expected).doesNotContain("nvu");
        service.transactions.unreachable = false;
        conversation.failure = new IllegalStateException("value 47-11 is no tax id");
        assertThat(send(operation, file)).contains(expected);
        conversation.failure = new StackOverflowError();
        assertThat(send(operation, file)).contains(expected);
    }

    @Test
    void the_reason_is_told_even_while_the_database_is_away() {
        service.transactions.unreachable = true;
        send("sendRequestXML", "send-request.first.xml");
        assertThat(send("getLastError", "get-last-error.xml"))
                .contains("Nothing is lost")
                .containsPattern(REFERENCE);
    }

    @Test
    void the_failure_is_logged_once_under_the_reference_and_without_data(CapturedOutput output) {
        conversation.failure = new IllegalStateException("tax id 12-3456789");
        send("sendRequestXML", "send-request.first.xml");
        String reference = reference(send("getLastError", "get-last-error.xml"));
        assertThat(output.getAll().split("\n", -1))
                .filteredOn(line -> line.contains(reference))
                .singleElement()
                .asString()
                .contains("sendRequestXML failed");
        assertThat(output)
                .contains("java.lang.IllegalStateException")
                .contains("at tandem.qbwc.TroubleOfOurOwnTest.")
                .doesNotContain("12-3456789")
                .doesNotContain(TICKET)
                .doesNotContain("HostQueryRs");
    }

    @Test
    void nothing_that_a_call_brings_is_in_a_log(CapturedOutput output) throws IOException {
        for (boolean fails : new boolean[] {false, true}) {
            conversation.failure = fails ? new IllegalStateException("tax id 12-3456789") : null;
            for (Path file : EnvelopeReaderTest.envelopes()) {
                service.wire()
                        .post(file.getFileName().toString())
                        .to("/qbwc?c=acme-042")
                        .send();
            }
        }
        assertThat(output)
                .contains(
                        "Call[authenticate] from 127.0.0.1, client Mozilla/4.0 (compatible; MSIE 6.0; MS Web Services")
                .contains("Call[receiveResponseXML, damaged] from 127.0.0.1")
                .contains("receiveResponseXML failed, reference ")
                .doesNotContain(TICKET)
                .doesNotContain("example & only")
                .doesNotContain("acme-042")
                .doesNotContain("12-3456789")
                .doesNotContain("Smith")
                .doesNotContain("QBXML><");
    }

    @Test
    void a_reason_is_forgotten_once_the_session_goes_on() {
        conversation.failures.add(new IllegalStateException());
        send("sendRequestXML", "send-request.first.xml");
        send("sendRequestXML", "send-request.first.xml");
        assertThat(send("getLastError", "get-last-error.xml")).contains("(reference 17)");
    }

    @Test
    void an_answer_that_cannot_be_committed_is_not_given() {
        service.transactions.failsToCommit = true;
        assertThat(send("authenticate", "authenticate.xml")).contains("busy").doesNotContain(TICKET);
        assertThat(send("receiveResponseXML", "receive-response.xml")).contains(">-1<");
    }

    @Test
    void an_unreadable_response_is_rolled_back_and_kept_in_a_transaction_of_its_own() {
        conversation.unreadable = true;
        assertThat(send("receiveResponseXML", "receive-response.xml")).contains(">-3<");
        assertThat(service.transactions.steps).containsExactly("begin", "rollback", "begin", "commit");
        assertThat(conversation.heard)
                .hasSize(2)
                .last()
                .asString()
                .startsWith("keepUnread|" + TICKET + "|<?xml")
                .endsWith("|it stops after 12 characters");
    }

    @Test
    void a_response_that_cannot_be_applied_is_kept_and_the_person_told() {
        conversation.failures.add(new IllegalStateException());
        assertThat(send("receiveResponseXML", "receive-response.xml")).contains(">-3<");
        String reference = reference(send("getLastError", "get-last-error.xml"));
        assertThat(service.transactions.steps).containsExactly("begin", "rollback", "begin", "commit");
        assertThat(conversation.heard.get(1)).endsWith("</QBXML>|it could not be applied, reference " + reference);
    }

    @Test
    void a_collision_is_tried_once_more() {
        for (RuntimeException collision : List.of(
                new CannotAcquireLockException("deadlock"),
                new IllegalStateException(new SQLException("could not serialize access", "40001")))) {
            RunningService.fresh();
            conversation.failures.add(collision);
            assertThat(send("receiveResponseXML", "receive-response.xml")).contains(">50<");
            assertThat(service.transactions.steps).containsExactly("begin", "rollback", "begin", "commit");
        }
    }

    @ParameterizedTest
    @CsvSource({"08006, 1", "57P01, 2", "57P02, 1", "25P03, 1"})
    void a_connection_that_breaks_is_not_noticed_by_anybody(String state, int times) {
        service.transactions.failsToRollBack = true;
        var broken = new IllegalStateException(new SQLException("This connection has been closed.", state));
        conversation.failures.addAll(Collections.nCopies(times, broken));
        assertThat(send("receiveResponseXML", "receive-response.xml")).contains(">50<");
        assertThat(service.transactions.steps)
                .startsWith("begin", "rollback", "connections renewed")
                .endsWith("connections renewed", "begin", "commit")
                .hasSize(3 * times + 2);
    }

    @Test
    void what_is_done_over_says_that_it_is_the_same_call() {
        conversation.failures.add(
                new IllegalStateException(new SQLException("This connection has been closed.", "08006")));
        send("connectionError", "connection-error.xml");
        send("connectionError", "connection-error.xml");

        assertThat(conversation.calls).hasSize(3);
        assertThat(conversation.calls.get(1)).isEqualTo(conversation.calls.get(0));
        assertThat(conversation.calls.get(2)).isNotEqualTo(conversation.calls.get(0));
    }

    @Test
    void a_database_that_stays_away_is_given_up_after_three_tries() {
        conversation.failures.addAll(
                Collections.nCopies(3, new IllegalStateException(new SQLException("terminating connection", "57P01"))));
        send("authenticate", "authenticate.xml");
        assertThat(service.transactions.steps)
                .containsExactly(
                        "begin",
                        "rollback",
                        "connections renewed",
                        "begin",
                        "rollback",
                        "connections renewed",
                        "begin",
                        "rollback");
    }

    @Test
    void another_failure_is_not_tried_again() {
        conversation.failures.add(new IllegalStateException(new SQLException("duplicate key", "23505")));
        send("authenticate", "authenticate.xml");
        assertThat(service.transactions.steps).containsExactly("begin", "rollback");
    }

    @Test
    void what_is_locked_for_too_long_is_not_waited_for_again() throws IOException {
        conversation.failures.add(new CannotAcquireLockException(
                "locked", new SQLException("canceling statement due to lock timeout", "55P03")));
        assertThat(send("receiveResponseXML", "receive-response.xml")).contains(">-1<");
        assertThat(service.transactions.steps).containsExactly("begin", "rollback");
        assertThat(service.files("kept")).hasSize(2);
        service.bean(KeptResponses.class).handOver(service.bean(Switchboard.class)::takeLate);
        assertThat(conversation.heard).hasSize(2).last().asString().startsWith("receiveResponse|" + TICKET + "|<?xml");
    }

    @Test
    void a_session_may_go_on_after_a_response_that_was_kept_unread() {
        conversation.unreadable = true;
        conversation.percentWhenKept = 60;
        assertThat(send("receiveResponseXML", "receive-response.xml")).contains(">60<");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void a_number_that_is_no_percentage_never_leaves_and_is_not_committed(int number) {
        conversation.percent = number;
        assertThat(send("receiveResponseXML", "receive-response.xml")).contains(">-3<");
        assertThat(service.transactions.steps).containsExactly("begin", "rollback", "begin", "commit");
    }

    @Test
    void a_response_that_no_database_takes_waits_on_the_disk_until_one_does() throws IOException {
        service.transactions.unreachable = true;
        assertThat(send("receiveResponseXML", "receive-response.xml")).contains(">-1<");
        assertThat(service.files("kept"))
                .hasSize(2)
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));

        service.bean(KeptResponses.class).handOver(service.bean(Switchboard.class)::takeLate);
        assertThat(service.files("kept")).hasSize(2);

        service.transactions.unreachable = false;
        service.bean(KeptResponses.class).handOver(service.bean(Switchboard.class)::takeLate);
        assertThat(service.files("kept")).isEmpty();
        assertThat(conversation.heard)
                .singleElement()
                .asString()
                .startsWith("receiveResponse|" + TICKET + "|<?xml")
                .endsWith("Zürich</Name></VendorRet></VendorQueryRs></QBXMLMsgsRs></QBXML>|");
    }

    @Test
    void a_refusal_that_no_database_takes_waits_as_well() throws IOException {
        service.transactions.unreachable = true;
        send("receiveResponseXML", "receive-response.refused.xml");
        service.transactions.unreachable = false;
        service.bean(KeptResponses.class).handOver(service.bean(Switchboard.class)::takeLate);
        assertThat(conversation.heard).containsExactly("receiveResponse|" + TICKET + "||request_not_understood");
    }

    @Test
    void a_late_response_that_cannot_be_applied_is_kept_for_people() throws IOException {
        service.transactions.unreachable = true;
        send("receiveResponseXML", "receive-response.xml");
        service.transactions.unreachable = false;
        conversation.unreadable = true;
        service.bean(KeptResponses.class).handOver(service.bean(Switchboard.class)::takeLate);
        assertThat(conversation.heard).last().asString().startsWith("keepUnread|" + TICKET);
        assertThat(service.files("kept")).isEmpty();
    }

    @Test
    void what_was_not_written_to_its_end_is_no_response(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("a.text"), "half");
        Files.writeString(directory.resolve("b.text"), "whole");
        Files.writeString(directory.resolve("b.properties"), "ticket=t1");
        Files.writeString(directory.resolve("c.unfinished"), "ticket=");
        var kept = new KeptResponses(directory, new HResults("support"));
        assertThat(directory).isDirectoryNotContaining("glob:**/{a,c}.*");
        kept.handOver(
                response -> response.ticket().equals("t1") && response.text().bytes() == 5);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void what_cannot_be_written_down_leaves_nothing_behind(@TempDir Path directory) throws IOException {
        var kept = new KeptResponses(directory, new HResults("support"));
        var lost = new ResponseText() {
            @Override
            public Reader open() throws IOException {
                throw new IOException("it is gone");
            }

            @Override
            public long bytes() {
                return 17;
            }
        };
        assertThat(kept.keep(new Response(TICKET, lost, null), "r1")).isNegative();
        assertThat(directory).isEmptyDirectory();
    }

    private String send(String operation, String file) {
        var answer = service.wire().post(file).action(operation).send();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .doesNotContain("Fault")
                .doesNotContain("Exception")
                .doesNotContain("jdbc");
        return answer.body();
    }

    private static String reference(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
