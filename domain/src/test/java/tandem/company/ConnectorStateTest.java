package tandem.company;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.company.ConnectorSighting.OpenSession;

class ConnectorStateTest {

    private static final Instant NOW = Instant.parse("2026-03-02T14:20:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    @ParameterizedTest(name = "{0}, seen {1} minutes ago, answered {2}, session {3}: {4}")
    @Tag("S31")
    @Tag("S34")
    @Tag("S38")
    @CsvSource(
            nullValues = "-",
            value = {
                // revoked, minutes, answer, session, word, text
                "true,  1,  work,    exchanging, REVOKED,         revoked",
                "false, -,  -,       -,          NEVER_CONNECTED, never connected",
                "false, 1,  work,    -,          CONNECTED,       connected to server",
                "false, 1,  work,    opened,     CONNECTED,       connected to server",
                "false, 1,  work,    exchanging, SYNCHRONIZING,   synchronizing",
                "false, 1,  none,    -,          CONNECTED,       connected to server",
                "false, 1,  waiting, -,          WAITING,         waiting for active session to expire",
                "false, 1,  busy,    -,          WAITING,         waiting for active session to expire",
                "false, 15, none,    -,          CONNECTED,       connected to server",
                "false, 16, none,    -,          NOT_CONNECTED,   not connected",
                "false, 16, work,    exchanging, NOT_CONNECTED,   not connected",
                "false, 16, waiting, -,          NOT_CONNECTED,   not connected",
            })
    void a_connector_is_described_in_the_words_that_people_know(
            boolean revoked,
            @Nullable Integer minutes,
            @Nullable String answer,
            @Nullable String session,
            ConnectorState.Word word,
            String text) {
        var seen = minutes == null ? null : NOW.minus(Duration.ofMinutes(minutes));
        var open = session == null || seen == null ? null : new OpenSession(session.equals("exchanging"), seen);
        var sighting = new ConnectorSighting(seen, null, null, null, answer, null, open);
        var state = ConnectorState.of(revoked, sighting, INTERVAL, NOW);
        assertThat(state.word()).isEqualTo(word);
        assertThat(state.text()).isEqualTo(text);
    }

    @Test
    void a_silent_connector_says_since_when() {
        var sighting =
                new ConnectorSighting(Instant.parse("2026-03-02T14:04:59Z"), null, null, null, "none", null, null);
        assertThat(ConnectorState.of(false, sighting, INTERVAL, NOW).reason())
                .isEqualTo("not seen since 2026-03-02 14:04 UTC");
    }

    @Test
    void companies_that_share_a_machine_offline_are_expected_by_turns() {
        assertThat(CallRhythm.expected(5, false, 12)).isEqualTo(Duration.ofMinutes(5));
        assertThat(CallRhythm.expected(5, true, 12)).isEqualTo(Duration.ofMinutes(60));
        assertThat(CallRhythm.expected(5, true, 0)).isEqualTo(Duration.ofMinutes(5));
        assertThat(CallRhythm.expected(90, true, 12)).isEqualTo(Duration.ofMinutes(90));
    }

    @ParameterizedTest
    @CsvSource({
        "UNPAIRED,              false, false, false, UNPAIRED",
        "REJECTED,              false, false, false, UNPAIRED",
        "AWAITING_CONFIRMATION, false, false, false, AWAITING_CONFIRMATION",
        "CONFIRMED,             false, false, false, INITIAL_SYNC",
        "CONFIRMED,             false, false, true,  ACTIVE",
        "MISMATCH,              false, false, true,  ACTIVE",
        "CONFIRMED,             false, true,  true,  PAUSED",
        "UNPAIRED,              false, true,  false, PAUSED",
        "CONFIRMED,             true,  true,  true,  SUSPENDED",
    })
    void a_company_is_described_in_one_word(
            Pairing pairing, boolean stopped, boolean paused, boolean initial, CompanyStatus status) {
        var pause = paused ? new Pause("stock-taking", NOW, null) : null;
        assertThat(CompanyStatus.of(pairing, stopped, pause, initial ? NOW : null, NOW))
                .isEqualTo(status);
    }

    @Test
    void a_pause_ends_at_its_time() {
        var pause = new Pause("stock-taking", NOW.minusSeconds(60), NOW);
        assertThat(pause.lastsAt(NOW.minusSeconds(1))).isTrue();
        assertThat(pause.lastsAt(NOW)).isFalse();
    }

    @Test
    void user_names_are_short_plain_and_recognisable() {
        assertThat(Usernames.slug("Müller & Söhne GmbH")).isEqualTo("muller-sohne-gm");
        assertThat(Usernames.slug("株式会社")).isEqualTo("company");
        assertThat(Usernames.slug("--- A ---")).isEqualTo("a");
        assertThat(Usernames.forCompany("A".repeat(300))).matches("[a-z0-9-]{1,24}");
        assertThat(Usernames.forCompany("Acme")).isNotEqualTo(Usernames.forCompany("Acme"));
    }
}
