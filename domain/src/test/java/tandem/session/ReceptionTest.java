package tandem.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.company.Pairing;
import tandem.company.QuietHours;
import tandem.mirror.Kind;
import tandem.session.Conversation.Greeting;

/** Who is let in, who waits, and what they are told. */
class ReceptionTest {

    private static final String WAITING = "waiting for active session to expire";

    private final Hub hub = new Hub();

    @Test
    @Tag("S17")
    void an_unknown_name_and_a_wrong_key_are_both_no_valid_user() {
        var office = hub.connector("office");
        assertThat(office.authenticates("a guess")).isInstanceOf(Greeting.NotValid.class);
        assertThat(hub.desk().authenticate(new Conversation.Credentials("nobody", "key of office", null)))
                .isInstanceOf(Greeting.NotValid.class);
        assertThat(hub.visits.byTicket).isEmpty();
        assertThat(hub.visits.leaseHolder).isNull();
    }

    @Test
    @Tag("S17")
    void guessing_is_slowed_down_and_the_right_key_is_never_refused_for_it() {
        var office = hub.connector("office");
        for (int i = 0; i < 10; i++) {
            assertThat(office.authenticates("guess " + i))
                    .isInstanceOfSatisfying(
                            Greeting.NotValid.class,
                            refused -> assertThat(refused.secondsToWait()).isZero());
        }
        assertThat(office.authenticates("guess 11"))
                .isInstanceOfSatisfying(
                        Greeting.NotValid.class,
                        refused -> assertThat(refused.secondsToWait()).isEqualTo(600));
        assertThat(office.authenticates()).isInstanceOf(Greeting.Work.class);
    }

    @Test
    @Tag("S17")
    void a_rotated_key_is_good_until_its_time_is_over_and_a_revoked_connector_has_none() {
        var office = hub.connector("office");
        office.row.previousKeyHash = office.row.keyHash;
        office.row.keyHash = hub.hash.of("new key");
        office.row.previousKeyUntil = hub.clock.instant().plus(Duration.ofDays(1));
        assertThat(office.authenticates()).isInstanceOf(Greeting.Work.class);
        assertThat(office.authenticates("new key")).isInstanceOf(Greeting.Work.class);
        hub.clock.advance(Duration.ofDays(1));
        assertThat(office.authenticates()).isInstanceOf(Greeting.NotValid.class);
        office.row.revoked = true;
        assertThat(office.authenticates("new key")).isInstanceOf(Greeting.NotValid.class);
    }

    @Test
    @Tag("S32")
    void every_greeting_of_a_known_connector_carries_the_interval() {
        var office = hub.connector("office");
        hub.visits.interval = Duration.ofMinutes(25);
        assertThat(office.authenticates())
                .isInstanceOfSatisfying(
                        Greeting.Work.class,
                        work -> assertThat(work.secondsBetweenRuns()).isEqualTo(1500));
        hub.visits.pauseReason = "year end";
        assertThat(office.authenticates())
                .isInstanceOfSatisfying(
                        Greeting.NoWork.class,
                        none -> assertThat(none.secondsBetweenRuns()).isEqualTo(1500));
    }

    @Test
    @Tag("S38")
    void a_second_connector_waits_until_thirty_minutes_after_the_first_one_s_last_attempt() {
        var a = hub.readAt("A");
        var b = hub.connector("B");
        hub.clock.to("2026-03-02T22:00:00Z");
        a.authenticates();
        a.asks();
        a.answers();
        a.closes();
        hub.clock.to("2026-03-02T22:29:00Z");
        b.authenticates();
        assertThat(b.asks()).isEmpty();
        assertThat(b.lastError()).isEqualTo(WAITING);
        hub.clock.to("2026-03-02T22:30:00Z");
        b.authenticates();
        assertThat(b.lastError()).isEqualTo(WAITING);
        hub.clock.to("2026-03-02T22:30:01Z");
        b.authenticates();
        assertThat(b.asks()).isPresent();
        assertThat(hub.visits.leaseHolder).isEqualTo(b.row.id);
    }

    @Test
    @Tag("S38")
    void a_call_that_finds_no_work_is_an_attempt_too() {
        var a = hub.readAt("A");
        var b = hub.connector("B");
        hub.visits.pauseReason = "month end";
        a.authenticates();
        hub.visits.pauseReason = null;
        hub.clock.advance(Duration.ofMinutes(29));
        b.authenticates();
        assertThat(b.lastError()).isEqualTo(WAITING);
    }

    @Test
    @Tag("S39")
    void every_call_of_a_living_session_renews_its_right_to_the_company() {
        var a = hub.readAt("A");
        var b = hub.connector("B");
        a.authenticates();
        a.asks();
        for (int i = 0; i < 5; i++) {
            hub.clock.advance(Duration.ofMinutes(20));
            a.asks();
            b.authenticates();
            assertThat(b.lastError()).isEqualTo(WAITING);
        }
        assertThat(a.answers()).isEqualTo(100);
    }

    @Test
    @Tag("S38")
    void where_nobody_reads_the_text_the_waiting_connector_hears_busy() {
        hub.readAt("A");
        var b = hub.connector("B");
        b.row.unattended = true;
        assertThat(b.authenticates()).isInstanceOf(Greeting.Busy.class);
        assertThat(b.row.reason).isEqualTo(WAITING);
        assertThat(b.row.received).isEqualTo(Received.WAITING);
    }

    @Test
    @Tag("S8")
    void the_second_connector_goes_on_where_the_first_one_fell_silent() {
        var a = hub.confirmedAt("A");
        for (int i = 0; i < 300; i++) {
            hub.quickBooks.has(FakeQuickBooks.aVendor("V" + i, "2026-01-01T00:00:00", "0.00"));
        }
        var b = hub.connector("B");
        a.authenticates();
        do {
            a.asks();
            a.answers();
        } while (!hub.mirror.of(Kind.VENDOR).containsKey("V299"));
        a.asks();
        hub.clock.advance(Duration.ofMinutes(31));
        var asked = b.runs();
        assertThat(asked)
                .noneMatch(questions -> questions.stream()
                        .anyMatch(question -> question instanceof tandem.wire.Question.Records records
                                && records.kind() == Kind.VENDOR
                                && records.selection() instanceof tandem.wire.Question.Selection.Everything));
        assertThat(hub.mirror.of(Kind.VENDOR)).hasSize(300);
        assertThat(a.state()).isInstanceOf(SessionState.Ended.class);
    }

    @Test
    @Tag("S41")
    void with_intervals_beyond_the_lease_two_connectors_take_it_in_turns() {
        var a = hub.readAt("A");
        var b = hub.connector("B");
        hub.visits.interval = Duration.ofMinutes(60);
        hub.clock.advance(Duration.ofMinutes(60));
        b.runs();
        for (int hour = 1; hour < 7; hour++) {
            hub.clock.advance(Duration.ofMinutes(60));
            assertThat((hour % 2 == 0 ? b : a).runs()).hasSize(1);
        }
    }

    @Test
    void the_holder_may_come_back_at_once_and_its_own_earlier_session_is_over() {
        var a = hub.confirmedAt("A");
        for (int i = 0; i < 300; i++) {
            hub.quickBooks.has(FakeQuickBooks.aVendor("V" + i, "2026-01-01T00:00:00", "0.00"));
        }
        a.authenticates();
        do {
            a.asks();
            a.answers();
        } while (hub.mirror.of(Kind.VENDOR).isEmpty());
        a.asks();
        var earlier = a.session();
        int size = hub.visits.mark(Kind.VENDOR).page().records();
        hub.clock.advance(Duration.ofSeconds(3));
        assertThat(a.authenticates()).isInstanceOf(Greeting.Work.class);
        assertThat(earlier.state)
                .isInstanceOfSatisfying(
                        SessionState.Ended.class,
                        ended -> assertThat(ended.outcome()).isEqualTo(Outcome.ABANDONED));
        assertThat(hub.visits.mark(Kind.VENDOR).page().records())
                .as("a page that never came is smaller next time")
                .isEqualTo(size / 2);
    }

    @Test
    void a_session_that_had_read_everything_and_never_said_goodbye_counts_as_completed() {
        var a = hub.readAt("A");
        a.authenticates();
        a.asks();
        assertThat(a.answers()).isEqualTo(100);
        var earlier = a.session();
        hub.clock.advance(Duration.ofMinutes(5));
        a.authenticates();
        assertThat(earlier.state)
                .isInstanceOfSatisfying(
                        SessionState.Ended.class,
                        ended -> assertThat(ended.outcome()).isEqualTo(Outcome.COMPLETED));
    }

    @Test
    void the_holder_s_earlier_session_is_over_even_when_there_is_no_work_for_the_new_one() {
        var a = hub.readAt("A");
        a.authenticates();
        a.asks();
        var earlier = a.session();
        hub.visits.pauseReason = "year end";
        assertThat(a.authenticates()).isInstanceOf(Greeting.NoWork.class);
        assertThat(earlier.state).isInstanceOf(SessionState.Ended.class);
        assertThat(hub.visits.leaseSession).isNull();
        assertThat(hub.visits.leaseHolder).isEqualTo(a.row.id);
    }

    @ParameterizedTest
    @Tag("S33")
    @CsvSource({
        // interval, minimum gap, minutes since the last completed session, work
        "5,  PT2M, 1,  false",
        "5,  PT2M, 2,  true",
        "5,  PT0S, 0,  true",
        "25, PT2M, 5,  false",
        "25, PT2M, 23, false",
        "25, PT2M, 24, true",
        "25, PT0S, 5,  true",
        "10, PT2M, 8,  false",
        "10, PT2M, 9,  true",
    })
    void a_call_that_comes_too_early_finds_no_work(int interval, Duration gap, int minutes, boolean work) {
        var a = hub.readAt("A");
        hub.minimumGap = gap;
        hub.visits.interval = Duration.ofMinutes(interval);
        hub.visits.syncRequestedAt = null;
        a.row.lastCompletedAt = hub.clock.instant();
        hub.clock.advance(Duration.ofMinutes(minutes));
        assertThat(a.authenticates()).isInstanceOf(work ? Greeting.Work.class : Greeting.NoWork.class);
        if (!work) {
            assertThat(a.row.reason).isEqualTo("nothing to do yet: the last sync completed a moment ago");
        }
    }

    @Test
    @Tag("S33")
    void no_call_is_too_early_when_somebody_asked_for_a_sync_meanwhile_or_a_load_is_going_on() {
        var a = hub.readAt("A");
        hub.minimumGap = Duration.ofMinutes(2);
        hub.visits.interval = Duration.ofMinutes(30);
        a.row.lastCompletedAt = hub.clock.instant();
        hub.clock.advance(Duration.ofSeconds(10));
        hub.visits.syncRequestedAt = hub.clock.instant();
        assertThat(a.authenticates()).isInstanceOf(Greeting.Work.class);
        hub.visits.syncRequestedAt = a.row.lastCompletedAt.minusSeconds(1);
        assertThat(a.authenticates()).isInstanceOf(Greeting.NoWork.class);
        hub.visits.marks.clear();
        hub.visits.syncRequestedAt = hub.clock.instant();
        a.runs();
        var unread = new Hub().confirmedAt("B");
        assertThat(unread.authenticates()).isInstanceOf(Greeting.Work.class);
    }

    @Test
    void a_pause_has_a_reason_and_may_have_an_end() {
        var a = hub.readAt("A");
        hub.visits.pauseReason = "year end";
        assertThat(a.authenticates()).isInstanceOf(Greeting.NoWork.class);
        assertThat(a.row.reason).isEqualTo("paused: year end");
        hub.visits.pausedUntil = hub.clock.instant().plusSeconds(60);
        assertThat(a.authenticates()).isInstanceOf(Greeting.NoWork.class);
        hub.clock.advance(Duration.ofSeconds(60));
        assertThat(a.authenticates()).isInstanceOf(Greeting.Work.class);
    }

    @Test
    void in_quiet_hours_quickbooks_is_left_alone() {
        var a = hub.readAt("A");
        hub.visits.quietHours = List.of(
                new QuietHours(Set.of(DayOfWeek.MONDAY), LocalTime.of(12, 0), LocalTime.of(13, 0), ZoneOffset.UTC));
        assertThat(a.authenticates()).isInstanceOf(Greeting.NoWork.class);
        assertThat(a.row.reason).startsWith("quiet hours");
        hub.clock.advance(Duration.ofHours(1));
        assertThat(a.authenticates()).isInstanceOf(Greeting.Work.class);
    }

    @Test
    @Tag("S12")
    void a_company_that_was_stopped_finds_no_work_and_says_why() {
        var a = hub.readAt("A");
        hub.quickBooks.restoredAt = "2026-03-02T05:00:00-06:00";
        a.authenticates();
        a.asks();
        assertThat(a.answers()).isNegative();
        assertThat(a.authenticates()).isInstanceOf(Greeting.NoWork.class);
        assertThat(a.row.reason).startsWith("suspended: ").contains("restored from a backup");
        assertThat(hub.visits.file.pairing()).isEqualTo(Pairing.CONFIRMED);
    }

    @Test
    @Tag("S45")
    @Tag("S47")
    void turns_are_taken_only_where_quickbooks_is_closed() {
        var a = hub.readAt("A");
        a.row.installation = "office server";
        a.row.neighbours = List.of(new TurnTaking.Neighbour(
                Duration.ofMinutes(5), hub.clock.instant(), hub.clock.instant().minusSeconds(300), true, true));
        assertThat(a.authenticates()).isInstanceOf(Greeting.Work.class);
        a.row.unattended = true;
        hub.visits.companyFilePath = "C:\\Books\\Acme.qbw";
        assertThat(a.authenticates()).isInstanceOf(Greeting.NoWork.class);
        assertThat(a.row.reason).startsWith("waiting: connector busy with another company");
    }

    @Test
    @Tag("S37")
    void of_two_connectors_that_arrive_together_the_one_that_the_database_lets_in_works() {
        var a = hub.readAt("A");
        var b = hub.connector("B");
        hub.visits.releaseLease();
        a.authenticates();
        b.authenticates();
        assertThat(a.asks()).isPresent();
        assertThat(b.asks()).isEmpty();
        assertThat(b.lastError()).isEqualTo(WAITING);
    }
}
