package tandemsim.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tandemsim.companyfile.CompanyFile;
import tandemsim.companyfile.QuickBooks;
import tandemsim.companyfile.books.PcClock;
import tandemsim.companyfile.profile.Profile;
import tandemsim.connector.UpdateResult.Outcome;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Mishap.Moment;

class WebConnectorTest {

    private static final PcClock CLOCK = new PcClock(
            Clock.fixed(Instant.parse("2026-07-01T16:00:00Z"), ZoneOffset.UTC), ZoneId.of("America/Los_Angeles"));
    private static final String COMPANY = "<?xml version=\"1.0\" encoding=\"utf-8\"?><?qbxml version=\"13.0\"?>"
            + "<QBXML><QBXMLMsgsRq onError=\"stopOnError\"><CompanyActivityQueryRq requestID=\"a\"/></QBXMLMsgsRq></QBXML>";
    private static final String BROKEN = COMPANY.replace("CompanyActivityQueryRq", "NoSuchRq");

    private final CompanyFile file = CompanyFile.generate(Profile.small().scaled(0.05), 1, CLOCK);
    private final QuickBooks quickBooks = QuickBooks.showing(file);
    private final WebConnector connector =
            new WebConnector(quickBooks, ConnectorSettings.usual().withNoOpWait(Duration.ofMillis(1)));
    private ScriptedHub hub = start();

    private static ScriptedHub start() {
        try {
            return ScriptedHub.start();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
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

    @Test
    void an_update_makes_the_calls_of_the_guide_in_their_order() throws NotAdded {
        hub.asks(COMPANY, COMPANY);
        UpdateResult result = connector.update(connector.add(hub.qwc()), "secret");
        assertThat(result.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(hub.operations())
                .containsExactly(
                        "serverVersion",
                        "clientVersion",
                        "authenticate",
                        "sendRequestXML",
                        "receiveResponseXML",
                        "sendRequestXML",
                        "receiveResponseXML",
                        "closeConnection");
        assertThat(result.operations()).isEqualTo(hub.operations());
        assertThat(hub.calls("authenticate").getFirst().parameters())
                .containsEntry("strUserName", "acme-1")
                .containsEntry("strPassword", "secret");
        assertThat(hub.calls("receiveResponseXML").getFirst().parameters().get("response"))
                .contains("<CompanyActivityQueryRs requestID=\"a\" statusCode=\"0\"");
    }

    @Test
    void the_first_request_carries_host_company_and_preferences_and_the_marks_in_the_file() throws NotAdded {
        hub.asks(COMPANY, COMPANY);
        connector.update(connector.add(hub.qwc()), "secret");
        assertThat(hub.calls("sendRequestXML").getFirst().parameters().get("strHCPResponse"))
                .contains(
                        "<HostQueryRs requestID=\"0\"",
                        "<CompanyQueryRs requestID=\"1\"",
                        "<PreferencesQueryRs requestID=\"2\"")
                .contains("<DataExtName>FileID</DataExtName>", "{6a0f1f0e-8b3f-4f1e-9c60-94f3c1d0aa27}")
                .contains("LOCKED:FRONTDESK:");
        assertThat(hub.calls("sendRequestXML").get(1).parameters().get("strHCPResponse"))
                .isEmpty();
        assertThat(file.extension("{0d2f5f7e-31c5-4c3a-9a51-0c6b8f0f7a11}", "AppLock"))
                .isEqualTo("UNLOCKED");
    }

    @Test
    void headers_and_envelopes_are_those_of_the_dot_net_client() throws NotAdded {
        hub.asks(COMPANY);
        connector.update(connector.add(hub.qwc()), "secret");
        ScriptedHub.Call call = hub.calls("authenticate").getFirst();
        assertThat(call.headers())
                .containsEntry("Soapaction", "\"http://developer.intuit.com/authenticate\"")
                .containsEntry("Content-type", "text/xml; charset=utf-8")
                .containsEntry("target", "/qbwc?c=42&x=1")
                .doesNotContainKeys("Accept-encoding", "Transfer-encoding", "Cookie");
        assertThat(call.body())
                .contains("<soap:Body><authenticate xmlns=\"http://developer.intuit.com/\"><strUserName>");
    }

    @Test
    void a_body_announced_by_expect_continue_arrives() throws NotAdded {
        hub.asks(COMPANY);
        WebConnector careful = new WebConnector(quickBooks, connector.settings().withExpectContinue(true));
        assertThat(careful.update(careful.add(hub.qwc()), "secret").completed()).isTrue();
    }

    @Test
    void no_work_and_a_wrong_password_leave_quickbooks_alone() throws NotAdded {
        QwcFile application = connector.add(hub.qwc());
        hub.answersStrings("authenticate", "T-1", "none");
        assertThat(connector.update(application, "secret").outcome()).isEqualTo(Outcome.NO_WORK);
        hub.answersStrings("authenticate", "T-1", "nvu");
        UpdateResult refused = connector.update(application, "secret");
        assertThat(refused.outcome()).isEqualTo(Outcome.INVALID_USER);
        assertThat(refused.code()).isEqualTo(1040);
        assertThat(hub.operations()).doesNotContain("sendRequestXML");
    }

    @Test
    void a_wish_for_delay_counts_for_scheduled_updates_only() throws NotAdded {
        hub.asks(COMPANY).answersStrings("authenticate", "T-1", "", "60", "300");
        QwcFile application = connector.add(hub.qwc());
        UpdateResult byHand = connector.update(application, "secret");
        assertThat(byHand.outcome()).isEqualTo(Outcome.COMPLETED);
        assertThat(byHand.minimumInterval()).contains(Duration.ofSeconds(300));
        WebConnector scheduled =
                new WebConnector(quickBooks, ConnectorSettings.usual().withAutoRun(true));
        assertThat(scheduled.update(scheduled.add(hub.qwc()), "secret").outcome())
                .isEqualTo(Outcome.POSTPONED);
    }

    @Test
    void wrong_shapes_of_the_array_end_with_1012() throws NotAdded {
        QwcFile application = connector.add(hub.qwc());
        for (String body : new String[] {
            "<authenticateResult><string>T</string></authenticateResult>",
            "<authenticateResult>T</authenticateResult><authenticateResult></authenticateResult>",
            "<authenticateResult><string xmlns=\"http://other/\">T</string><string/></authenticateResult>",
            ""
        }) {
            hub.answersBody("authenticate", call -> body);
            UpdateResult result = connector.update(application, "secret");
            assertThat(result.outcome()).as(body).isEqualTo(Outcome.FAILED);
            assertThat(result.code()).as(body).isEqualTo(1012);
        }
    }

    @Test
    void a_missing_answer_ends_the_session_with_the_code_of_its_call() throws NotAdded {
        QwcFile application = connector.add(hub.qwc());
        hub.answersBody("sendRequestXML", call -> "");
        assertThat(connector.update(application, "secret").code()).isEqualTo(1041);
        hub.answers("sendRequestXML", COMPANY).answers("receiveResponseXML", "101");
        assertThat(connector.update(application, "secret").code()).isEqualTo(1042);
        hub.answers("receiveResponseXML", "");
        assertThat(connector.update(application, "secret").code()).isEqualTo(1042);
    }

    @Test
    void an_empty_request_leads_to_the_service_s_text_and_no_op_to_another_try() throws NotAdded {
        QwcFile application = connector.add(hub.qwc());
        UpdateResult stopped = connector.update(application, "secret");
        assertThat(stopped.outcome()).isEqualTo(Outcome.STOPPED_BY_SERVICE);
        assertThat(stopped.shown()).contains("Something is wrong. Ref 7");
        assertThat(stopped.operations()).endsWith("sendRequestXML", "getLastError", "closeConnection");

        hub.answers("getLastError", call -> {
            hub.asks(COMPANY);
            return "NoOp";
        });
        assertThat(connector.update(application, "secret").completed()).isTrue();
    }

    @Test
    void a_refused_message_arrives_as_a_code_without_response() throws NotAdded {
        hub.asks(BROKEN);
        connector.update(connector.add(hub.qwc()), "secret");
        assertThat(hub.calls("receiveResponseXML").getFirst().parameters())
                .containsEntry("response", "")
                .containsEntry("hresult", "0x80040400");
    }

    @Test
    void quickbooks_closed_is_reported_and_an_empty_answer_tries_again() throws NotAdded {
        hub.asks(COMPANY);
        QwcFile application = connector.add(hub.qwc());
        UpdateResult closed = connector.update(application, "secret", new Mishap.QuickBooksClosed());
        assertThat(closed.outcome()).isEqualTo(Outcome.NO_QUICKBOOKS);
        assertThat(hub.calls("connectionError").getFirst().parameters()).containsEntry("hresult", "0x80040416");

        hub.answers("connectionError", "");
        UpdateResult second =
                connector.update(application, "secret", new Mishap.ConnectionFails("0x80040408", "no start", 1));
        assertThat(second.completed()).isTrue();
        UpdateResult endless =
                connector.update(application, "secret", new Mishap.ConnectionFails("0x80040408", "no start", 99));
        assertThat(endless.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void the_pc_can_die_before_and_after_every_part_of_a_call() throws NotAdded {
        QwcFile application = connector.add(hub.qwc());
        hub.asks(COMPANY, COMPANY);
        UpdateResult died = connector.update(
                application, "secret", new Mishap.Dies("receiveResponseXML", 1, Moment.BEFORE_SENDING));
        assertThat(died.outcome()).isEqualTo(Outcome.DIED);
        assertThat(hub.operations()).endsWith("sendRequestXML");
        assertThat(file.extension(application.ownerId(), "AppLock")).startsWith("LOCKED:FRONTDESK");

        UpdateResult unread =
                connector.update(application, "secret", new Mishap.Dies("receiveResponseXML", 1, Moment.BEFORE_ANSWER));
        assertThat(unread.outcome()).isEqualTo(Outcome.DIED);
        assertThat(hub.operations()).endsWith("receiveResponseXML");
    }

    @Test
    void an_app_lock_of_another_computer_stops_the_update() throws NotAdded {
        QwcFile application = connector.add(hub.qwc());
        hub.asks(COMPANY);
        connector.update(application, "secret", new Mishap.Dies("sendRequestXML", 1, Moment.AFTER_ANSWER));
        WebConnector other =
                new WebConnector(quickBooks, ConnectorSettings.usual().onComputer("BACKOFFICE"));
        UpdateResult locked = other.update(other.add(hub.qwc()), "secret");
        assertThat(locked.outcome()).isEqualTo(Outcome.LOCKED);
    }

    @Test
    void another_file_that_is_open_is_seen_only_in_its_facts() throws NotAdded {
        hub.asks(COMPANY);
        QwcFile application = connector.add(hub.qwc());
        CompanyFile other = CompanyFile.generate(Profile.small().scaled(0.02), 2, CLOCK);
        UpdateResult never = connector.update(application, "secret", new Mishap.OtherFileOpen(other));
        assertThat(never.outcome()).isEqualTo(Outcome.NO_QUICKBOOKS);
        assertThat(hub.calls("connectionError").getFirst().parameters()).containsEntry("hresult", "0x80040418");
        other.authorise(application.appName());
        connector.update(application, "secret", new Mishap.OtherFileOpen(other));
        assertThat(hub.calls("sendRequestXML").getFirst().parameters().get("strHCPResponse"))
                .doesNotContain("FileID");
    }

    @Test
    void a_service_whose_page_does_not_answer_200_cannot_be_added() {
        hub.answersGetWith(405);
        assertThatThrownBy(() -> connector.add(hub.qwc()))
                .isInstanceOf(NotAdded.class)
                .hasMessageContaining("QBWC1048");
    }

    @Test
    void a_plain_http_address_elsewhere_cannot_be_added() {
        String qwc = hub.qwc().replace("http://localhost", "http://hub.example.com");
        assertThatThrownBy(() -> connector.add(qwc)).hasMessageContaining("QBWC1010");
        assertThatThrownBy(() -> connector.add(hub.qwc().replace("{0d2f", "0d2f")))
                .hasMessageContaining("QBWC1039");
        assertThatThrownBy(() -> connector.add(hub.qwc().replace("<IsReadOnly>false", "<IsReadOnly>true")))
                .hasMessageContaining("QBWC1039");
    }
}
