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
        file.bookkeeper().renameVendor(vendor, "Odd\u001FName");
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
