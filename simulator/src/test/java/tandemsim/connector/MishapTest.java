package tandemsim.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tandemsim.companyfile.CompanyFile;
import tandemsim.companyfile.QuickBooks;
import tandemsim.companyfile.books.PcClock;
import tandemsim.companyfile.profile.Profile;
import tandemsim.connector.UpdateResult.Outcome;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Which;

class MishapTest {

    private static final PcClock CLOCK =
            new PcClock(Clock.fixed(Instant.parse("2026-07-01T16:00:00Z"), ZoneOffset.UTC), ZoneId.of("UTC"));
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"utf-8\"?><?qbxml version=\"13.0\"?>";
    private static final String HOST =
            HEAD + "<QBXML><QBXMLMsgsRq onError=\"stopOnError\"><HostQueryRq/></QBXMLMsgsRq></QBXML>";
    private static final String TERMS = HEAD + "<QBXML><QBXMLMsgsRq onError=\"stopOnError\"><StandardTermsAddRq>"
            + "<StandardTermsAdd><Name>From the hub</Name></StandardTermsAdd></StandardTermsAddRq></QBXMLMsgsRq></QBXML>";

    private final CompanyFile file = CompanyFile.generate(Profile.small().scaled(0.02), 1, CLOCK);
    private final WebConnector connector = new WebConnector(QuickBooks.showing(file));
    private ScriptedHub hub = start();

    private static ScriptedHub start() {
        try {
            return ScriptedHub.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void fresh() {
        hub.close();
        hub = start();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    private UpdateResult update(Mishap... mishaps) throws NotAdded {
        return connector.update(connector.add(hub.qwc()), "key", mishaps);
    }

    private String received(String parameter) {
        return hub.calls("receiveResponseXML").getFirst().parameters().getOrDefault(parameter, "absent");
    }

    @Test
    void a_repeated_call_is_the_same_call_again() throws NotAdded {
        hub.asks(HOST);
        assertThat(update(new Mishap.RepeatsCall("receiveResponseXML", 1, 2)).completed())
                .isTrue();
        List<ScriptedHub.Call> calls = hub.calls("receiveResponseXML");
        assertThat(calls).hasSize(3);
        assertThat(calls.get(2).body()).isEqualTo(calls.get(0).body());
    }

    @Test
    void a_lost_response_was_executed_all_the_same() throws NotAdded {
        hub.asks(TERMS);
        assertThat(update(new Mishap.LosesResponse(1)).outcome()).isEqualTo(Outcome.DIED);
        assertThat(hub.operations()).doesNotContain("receiveResponseXML", "closeConnection");
        assertThat(file.truth().otherLists()).anyMatch(entry -> entry.fullName().equals("From the hub"));
    }

    private static String terms(String name) {
        return TERMS.replace("From the hub", name);
    }

    private boolean has(String terms) {
        return file.truth().terms().stream().anyMatch(entry -> entry.name().equals(terms));
    }

    @Test
    void a_crash_of_quickbooks_is_told_to_the_service_and_what_it_had_done_is_done() throws NotAdded {
        hub.asks(terms("First"), terms("Second"), terms("Third"));
        UpdateResult result = update(
                Mishap.FailsMessage.crash(Which.holding("StandardTermsAddRq", 1), false),
                Mishap.FailsMessage.crash(Which.message(2), true));
        assertThat(hub.calls("receiveResponseXML"))
                .extracting(call -> call.parameters().get("hresult"))
                .containsExactly("0x80010105", "0x80010105", "");
        assertThat(has("First")).isFalse();
        assertThat(has("Second")).isTrue();
        assertThat(has("Third")).isTrue();
        assertThat(result.writes()).isEqualTo(2);
    }

    @Test
    void a_message_is_chosen_by_what_it_holds() throws NotAdded {
        hub.asks(HOST, terms("First"), HOST, terms("Second"));
        assertThat(update(new Mishap.LosesResponse(Which.holding("StandardTermsAddRq", 2)))
                        .outcome())
                .isEqualTo(Outcome.DIED);
        assertThat(hub.calls("receiveResponseXML")).hasSize(3);
        assertThat(has("Second")).isTrue();
    }

    @Test
    void a_call_that_the_network_loses_ends_the_update_with_its_code() throws NotAdded {
        hub.asks(TERMS);
        UpdateResult there = update(new Mishap.DropsCall("receiveResponseXML", 1, Mishap.Way.THERE));
        assertThat(there.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(there.code()).isEqualTo(QbwcCode.RECEIVE_RESPONSE_FAILED);
        assertThat(there.calls("receiveResponseXML").getFirst().failure()).isNotEmpty();
        assertThat(hub.operations()).doesNotContain("receiveResponseXML", "closeConnection");
        assertThat(has("From the hub")).isTrue();

        hub.asks(HOST);
        UpdateResult back = update(new Mishap.DropsCall("sendRequestXML", 1, Mishap.Way.BACK));
        assertThat(back.code()).isEqualTo(QbwcCode.SEND_REQUEST_FAILED);
        assertThat(hub.calls("sendRequestXML")).hasSize(2);
        assertThat(hub.operations()).doesNotContain("receiveResponseXML", "closeConnection");
    }

    @Test
    void an_answer_is_handed_over_twice() throws NotAdded {
        hub.asks(HOST, TERMS);
        assertThat(update(new Mishap.RepeatsResponse(Which.holding("StandardTermsAddRq")))
                        .completed())
                .isTrue();
        List<ScriptedHub.Call> calls = hub.calls("receiveResponseXML");
        assertThat(calls).hasSize(3);
        assertThat(calls.get(2).body()).isEqualTo(calls.get(1).body());
    }

    @Test
    void a_delayed_answer_comes_after_the_next_authenticate_with_its_own_ticket() throws NotAdded {
        hub.asks(TERMS).answersStrings("authenticate", "first", "");
        assertThat(update(new Mishap.DelaysResponse(Which.message(1))).outcome())
                .isEqualTo(Outcome.DIED);
        assertThat(hub.operations()).doesNotContain("receiveResponseXML");
        hub.answersStrings("authenticate", "second", "busy");
        assertThat(update().outcome()).isEqualTo(Outcome.BUSY);
        assertThat(hub.operations()).endsWith("authenticate", "receiveResponseXML", "closeConnection");
        assertThat(received("ticket")).isEqualTo("first");
        assertThat(received("response")).contains("<StandardTermsAddRs");
        update();
        assertThat(hub.calls("receiveResponseXML")).hasSize(1);
    }

    @Test
    void an_outcome_that_was_not_stored_cannot_be_asked_for() throws NotAdded {
        String with = TERMS.replace("onError", "newMessageSetID=\"m-1\" onError");
        hub.asks(with);
        update(new Mishap.ForgetsOutcome(Which.message(1)), new Mishap.LosesResponse(1));
        assertThat(has("From the hub")).isTrue();
        hub.asks(with.replaceAll("<StandardTermsAddRq>.*</StandardTermsAddRq>", ""));
        update();
        assertThat(received("response")).contains("messageSetStatusCode=\"9002\"");
    }

    @Test
    void a_record_that_was_open_in_a_window_before_stays_so() throws NotAdded {
        String vendor = file.truth().vendors().getFirst().listId();
        String other = file.truth().vendors().getLast().listId();
        file.bookkeeper().onScreen(vendor, true);
        hub.asks(HOST);
        update(new Mishap.OpenOnScreen(vendor), new Mishap.OpenOnScreen(other));
        assertThat(file.truth().company().onScreen()).containsExactly(vendor);
    }

    @Test
    void refused_messages_are_not_executed_and_later_ones_are() throws NotAdded {
        hub.asks(TERMS, TERMS);
        UpdateResult result = update(new Mishap.RefusesQbXml("StandardTermsAddRq", 1));
        assertThat(result.completed()).isTrue();
        assertThat(received("hresult")).isEqualTo("0x80040400");
        assertThat(hub.calls("receiveResponseXML").get(1).parameters().get("response"))
                .contains("statusCode=\"0\"");
    }

    @Test
    void a_failing_message_is_executed_or_not_as_told() throws NotAdded {
        hub.asks(TERMS);
        update(new Mishap.FailsMessage(1, "0x80010105", "The server threw an exception.", true));
        assertThat(received("hresult")).isEqualTo("0x80010105");
        assertThat(received("response")).isEmpty();
        assertThat(file.truth().otherLists()).anyMatch(entry -> entry.fullName().equals("From the hub"));
    }

    @Test
    void responses_can_be_padded_and_cut() throws NotAdded {
        hub.asks(HOST);
        update(new Mishap.PadsResponses(2_000_000));
        assertThat(received("response")).hasSizeGreaterThan(2_000_000).endsWith("</QBXML>\n");
        stop();
        hub = start();
        hub.asks(HOST);
        update(new Mishap.CutsResponse(1));
        assertThat(received("response")).isNotEmpty().doesNotContain("</QBXML>");
    }

    @Test
    void slow_means_the_time_between_request_and_response() throws NotAdded {
        hub.asks(HOST);
        UpdateResult result = update(new Mishap.Slow(Duration.ofMillis(60)));
        assertThat(result.took()).isGreaterThan(Duration.ofMillis(60));
    }

    @Test
    void a_control_character_travels_as_the_reference_that_dot_net_writes() throws NotAdded {
        String vendor = file.truth().vendors().getFirst().listId();
        file.bookkeeper().rename(vendor, "Odd\u001FName");
        hub.asks(HEAD + "<QBXML><QBXMLMsgsRq onError=\"stopOnError\"><VendorQueryRq><ListID>" + vendor
                + "</ListID></VendorQueryRq></QBXMLMsgsRq></QBXML>");
        update();
        assertThat(received("response")).contains("<Name>Odd&#x1F;Name</Name>");
    }

    @Test
    void warnings_are_shown_and_stops_stop() throws NotAdded {
        hub.asks(HOST).answers("clientVersion", "W:Please update soon");
        UpdateResult warned = update();
        assertThat(warned.completed()).isTrue();
        assertThat(warned.shown()).contains("Please update soon");
        hub.answers("clientVersion", "E:Too old");
        assertThat(update().code()).isEqualTo(1037);
        hub.answers("clientVersion", "O:34.0");
        assertThat(update().outcome()).isEqualTo(Outcome.VERSION_REFUSED);
        hub.answers("clientVersion", "fine");
        assertThat(update().code()).isEqualTo(1046);
    }
}
