package tandem.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.company.Company;
import tandem.company.CompanyFile;
import tandem.company.CompanyId;
import tandem.company.CompanyOverview;
import tandem.company.CompanyProgress;
import tandem.company.CompanySettings;
import tandem.company.Connector;
import tandem.company.ConnectorId;
import tandem.company.ConnectorOverview;
import tandem.company.ConnectorSighting;
import tandem.company.FileFacts;
import tandem.company.Pairing;
import tandem.company.Pause;
import tandem.company.QuietHours;
import tandem.company.SessionId;
import tandem.mirror.Kind;
import tandem.reading.ReadMark;
import tandem.reading.Scrub;
import tandem.request.QueueCounts;
import tandem.state.Attention.Severity;

class SyncStateTest {

    private static final Instant NOW = Instant.parse("2026-03-02T14:20:00Z");

    @Test
    @Tag("S35")
    void while_a_session_is_at_work_mineraltree_shows_not_connected_and_people_see_why() {
        var state = company().confirmed().connector(1).session(true, 1).state();
        assertThat(state.connection()).isEqualTo(Connection.SYNCHRONIZING);
        assertThat(state.connection().display()).isEqualTo("Not Connected");
        assertThat(state.connectionReason()).isEqualTo("synchronizing");
        assertThat(state.needsAttention()).isFalse();
    }

    @Test
    @Tag("S35")
    void after_the_close_it_is_connected() {
        var state = company().confirmed().connector(1).completed(1).state();
        assertThat(state.connection()).isEqualTo(Connection.CONNECTED);
        assertThat(state.connection().display()).isEqualTo("Connected");
        assertThat(state.connectionReason()).isNull();
        assertThat(state.attention()).isEmpty();
        assertThat(state.nextPollExpectedAt()).isEqualTo(NOW.plus(Duration.ofMinutes(4)));
    }

    @Test
    void a_session_before_its_first_request_is_only_connected() {
        assertThat(company().confirmed().connector(1).session(false, 1).state().connection())
                .isEqualTo(Connection.CONNECTED);
    }

    @Test
    @Tag("S36")
    void without_a_call_for_three_intervals_it_is_not_connected_since_a_time() {
        assertThat(company().confirmed().connector(15).state().connection()).isEqualTo(Connection.CONNECTED);
        var state = company().confirmed().connector(16).state();
        assertThat(state.connection()).isEqualTo(Connection.NOT_CONNECTED);
        assertThat(state.connection().display()).isEqualTo("Not Connected");
        assertThat(state.connectionReason()).isEqualTo("no connector seen since 2026-03-02 14:04 UTC");
        assertThat(only(state, "no_connector_seen").severity()).isEqualTo(Severity.CRITICAL);
    }

    @Test
    void a_session_that_was_left_open_is_over_after_half_an_hour() {
        var state = company().confirmed().connector(31).session(true, 31).state();
        assertThat(state.activeSession()).isNull();
        assertThat(state.connection()).isEqualTo(Connection.NOT_CONNECTED);
    }

    @Test
    void before_the_first_call_nobody_is_alarmed() {
        var state = company().neverSeenConnector().state();
        assertThat(state.connectionReason()).isEqualTo("no connector has called yet");
        assertThat(only(state, "connector_never_connected").severity()).isEqualTo(Severity.INFO);
        assertThat(state.needsAttention()).isFalse();
    }

    @Test
    @Tag("S19")
    void a_connection_error_on_a_fresh_pairing_is_no_alarm() {
        var state = company().connector(1).problem("quickbooks_not_reached", 1).state();
        assertThat(only(state, "waiting_for_authorization").message())
                .startsWith("waiting for QuickBooks authorization");
        assertThat(state.needsAttention()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file_never_authorized", "login_conflict", "quickbooks_closed", "company_file_not_opened"})
    @Tag("S19")
    void whatever_the_first_call_of_a_fresh_pairing_meets_it_waits_for_authorization(String code) {
        var state = company().connector(1).problem(code, 1).state();
        assertThat(codes(state)).containsExactly("waiting_for_authorization");
        assertThat(state.connectionReason()).startsWith("waiting for QuickBooks authorization");
        assertThat(state.needsAttention()).isFalse();
    }

    @Test
    @Tag("S23")
    void a_denied_access_is_no_waiting() {
        var state = company().connector(1).problem("authorization_refused", 1).state();
        assertThat(only(state, "authorization_refused").severity()).isEqualTo(Severity.WARNING);
        assertThat(only(state, "authorization_refused").actor()).isEqualTo(Attention.Actor.QUICKBOOKS_ADMIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quickbooks_closed", "no_company_file_open", "another_company_file_open"})
    @Tag("S20")
    @Tag("S43")
    void a_file_that_is_not_open_is_information_and_no_error_for_a_whole_day(String code) {
        var state = company()
                .confirmed()
                .connector(1)
                .completed(23 * 60)
                .problem(code, 1)
                .state();
        assertThat(codes(state)).containsExactly(code);
        assertThat(only(state, code).severity()).isEqualTo(Severity.INFO);
        assertThat(state.needsAttention()).isFalse();
        assertThat(state.connection()).isEqualTo(Connection.NOT_CONNECTED);
        assertThat(state.connectionReason()).isEqualTo("Something happened. Do something.");
        var afterADay = company()
                .confirmed()
                .connector(1)
                .completed(24 * 60)
                .problem(code, 1)
                .state();
        assertThat(only(afterADay, "sync_overdue").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    @Tag("S43")
    void a_file_that_never_let_the_connection_in_is_another_one_where_its_own_has_done_so() {
        var state = company()
                .confirmed()
                .connector(1)
                .completed(30)
                .problem("file_never_authorized", 1)
                .state();
        assertThat(codes(state)).containsExactly("file_never_authorized");
        assertThat(only(state, "file_never_authorized").severity()).isEqualTo(Severity.INFO);
        assertThat(state.connectionReason()).startsWith("Another company file seems to be open in QuickBooks");
    }

    @Test
    @Tag("S49")
    void a_login_conflict_is_one_alarm_in_its_third_slot_and_none_before() {
        for (int slot = 1; slot <= 2; slot++) {
            var early = company()
                    .confirmed()
                    .connector(0)
                    .completed(5 * slot)
                    .problem("login_conflict", 0)
                    .state();
            assertThat(only(early, "login_conflict").severity()).isEqualTo(Severity.INFO);
            assertThat(early.needsAttention()).isFalse();
        }
        for (int slot = 3; slot <= 9; slot++) {
            var late = company()
                    .confirmed()
                    .connector(0)
                    .completed(5 * slot)
                    .problem("login_conflict", 0)
                    .state();
            assertThat(codes(late)).containsExactly("login_conflict");
            assertThat(only(late, "login_conflict").severity()).isEqualTo(Severity.WARNING);
            assertThat(only(late, "login_conflict").actor()).isEqualTo(Attention.Actor.QUICKBOOKS_ADMIN);
        }
    }

    @Test
    void a_problem_that_is_an_alarm_needs_no_second_one() {
        var state = company()
                .confirmed()
                .connector(1)
                .completed(50)
                .problem("authorization_refused", 1)
                .state();
        assertThat(codes(state)).containsExactly("authorization_refused");
    }

    @Test
    void a_problem_that_a_later_sync_has_overcome_is_past() {
        assertThat(company()
                        .confirmed()
                        .connector(1)
                        .completed(1)
                        .problem("login_conflict", 9)
                        .state()
                        .attention())
                .isEmpty();
    }

    @Test
    void a_stopped_company_is_critical_and_says_why() {
        var state = company()
                .confirmed()
                .connector(1)
                .stopped("file_behind", "The file is older.")
                .state();
        assertThat(only(state, "file_behind").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(only(state, "file_behind").message()).startsWith("The file is older.");
        assertThat(only(state, "file_behind").actor()).isEqualTo(Attention.Actor.SUPPORT);
    }

    @Test
    void a_wrong_company_file_is_critical() {
        var state = company()
                .pairing(Pairing.MISMATCH)
                .connector(1)
                .problem("wrong_company_file", 1)
                .state();
        assertThat(only(state, "wrong_company_file").severity()).isEqualTo(Severity.CRITICAL);
        assertThat(state.phase()).isEqualTo(Phase.INITIAL);
    }

    @Test
    void a_file_that_waits_asks_for_a_person_and_one_of_another_company_only_for_a_refusal() {
        var waits = company().candidate(false).connector(1).state();
        assertThat(only(waits, "awaiting_confirmation").severity()).isEqualTo(Severity.WARNING);
        assertThat(waits.phase()).isEqualTo(Phase.UNPAIRED);
        var foreign = company().candidate(true).connector(1).state();
        assertThat(only(foreign, "file_paired_elsewhere").action()).startsWith("Reject");
        assertThat(codes(foreign)).doesNotContain("awaiting_confirmation");
    }

    @Test
    @Tag("S16")
    void one_connector_is_mentioned_after_a_day() {
        assertThat(codes(company().confirmed().connector(1).state())).doesNotContain("one_connector");
        var state = company().confirmed().createdHoursAgo(24).connector(1).state();
        assertThat(only(state, "one_connector").message()).isEqualTo("redundancy: 1 of 2 recommended");
        assertThat(only(state, "one_connector").severity()).isEqualTo(Severity.INFO);
        assertThat(codes(company()
                        .confirmed()
                        .createdHoursAgo(24)
                        .connector(1)
                        .connector(2)
                        .state()))
                .doesNotContain("one_connector");
    }

    @Test
    void one_of_two_connectors_being_silent_does_not_disconnect_the_company() {
        var state = company().confirmed().connector(1).connector(60).state();
        assertThat(state.connection()).isEqualTo(Connection.CONNECTED);
        assertThat(only(state, "connector_silent").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    @Tag("S46")
    void twelve_companies_on_one_machine_are_not_stale_after_fifty_minutes() {
        var offline = company()
                .confirmed()
                .interval(Duration.ofMinutes(60))
                .connector(50)
                .completed(50);
        assertThat(offline.state().attention()).isEmpty();
        var online = company().confirmed().connector(1).completed(50).state();
        assertThat(only(online, "sync_overdue").severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    @Tag("S47")
    void a_company_that_waits_for_its_turn_says_so() {
        var reason = "waiting: connector busy with another company of this machine";
        var state = company()
                .confirmed()
                .answered("none", reason)
                .connector(1)
                .completed(9)
                .state();
        assertThat(state.connectionReason()).isEqualTo(reason);
        assertThat(only(state, "waiting_for_turn").severity()).isEqualTo(Severity.INFO);
    }

    @Test
    void a_pause_and_quiet_hours_are_shown_and_hide_that_the_sync_is_overdue() {
        var paused = company()
                .confirmed()
                .paused("stock-taking")
                .connector(1)
                .completed(500)
                .state();
        assertThat(codes(paused)).containsExactly("paused");
        assertThat(only(paused, "paused").message()).isEqualTo("paused: stock-taking");
        var quiet = company().confirmed().quiet().connector(1).completed(500).state();
        assertThat(codes(quiet)).containsExactly("quiet_hours");
    }

    @Test
    void a_kind_that_is_set_aside_names_itself_and_its_reason() {
        var state = company()
                .confirmed()
                .connector(1)
                .completed(1)
                .setAside(Kind.BILL_PAYMENT_CHECK)
                .state();
        assertThat(only(state, "kind_set_aside").message()).contains("bill payment check", "status 3120");
    }

    @Test
    void history_that_is_set_aside_says_that_changes_go_on() {
        var state = company()
                .confirmed()
                .connector(1)
                .completed(1)
                .historySetAside(Kind.BILL)
                .state();
        assertThat(only(state, "history_set_aside").message())
                .contains("kind bill", "status 3120", "changes are read meanwhile");
    }

    @Test
    void records_that_cannot_be_read_are_shown_until_they_can() {
        var one = company().confirmed().connector(1).completed(1).unreadable(1, "VendorRet V1: no number.");
        assertThat(only(one.state(), "records_unreadable").message()).contains("A record", "VendorRet V1");
        var three = company().confirmed().connector(1).completed(1).unreadable(3, "VendorRet V1: no number.");
        assertThat(only(three.state(), "records_unreadable").message()).contains("3 records", "VendorRet V1");
    }

    @Test
    @Tag("S11")
    void the_first_sync_in_multi_user_mode_is_warned_about_and_later_ones_are_not() {
        assertThat(codes(company().confirmed().multiUser().connector(1).state()))
                .contains("first_sync_in_multi_user_mode");
        assertThat(codes(company()
                        .confirmed()
                        .initialDone()
                        .multiUser()
                        .connector(1)
                        .state()))
                .doesNotContain("first_sync_in_multi_user_mode");
    }

    @Test
    @Tag("S31")
    void the_end_of_the_first_sync_says_for_a_day_that_single_user_mode_may_be_left() {
        var state = company()
                .confirmed()
                .initialDone()
                .historyDone(60)
                .singleUser()
                .connector(1)
                .completed(1)
                .state();
        assertThat(only(state, "single_user_mode_may_be_left").severity()).isEqualTo(Severity.INFO);
        assertThat(codes(company()
                        .confirmed()
                        .initialDone()
                        .singleUser()
                        .connector(1)
                        .state()))
                .as("history is still read")
                .doesNotContain("single_user_mode_may_be_left");
        assertThat(codes(company()
                        .confirmed()
                        .initialDone()
                        .historyDone(24 * 60)
                        .singleUser()
                        .connector(1)
                        .state()))
                .doesNotContain("single_user_mode_may_be_left");
    }

    @Test
    @Tag("S9")
    void a_large_file_asks_for_a_computer_of_its_own_until_its_history_is_in() {
        assertThat(codes(company().confirmed().fileSize(850).connector(1).state()))
                .contains("large_company_file");
        assertThat(codes(company().confirmed().fileSize(700).connector(1).state()))
                .doesNotContain("large_company_file");
    }

    @Test
    @Tag("S12")
    void a_restore_of_the_past_year_that_nobody_declared_is_told_before_and_after_the_confirmation() {
        var waiting = company().restored("2026-01-20").candidate(false).connector(1);
        assertThat(only(waiting.state(), "restore_not_declared")).satisfies(told -> {
            assertThat(told.message()).contains("2026-01-20");
            assertThat(told.severity()).isEqualTo(Severity.INFO);
        });
        var confirmed = company().restored("2026-01-20").confirmed().connector(1);
        only(confirmed.state(), "restore_not_declared");
        for (var day : List.of("2026-01-19", "2026-01-20", "2026-01-21")) {
            assertThat(codes(confirmed.restored("2026-01-20", "2025-12-24", day).state()))
                    .doesNotContain("restore_not_declared");
        }
        only(confirmed.restored("2026-01-20", "2026-01-18", "2026-01-22").state(), "restore_not_declared");
        assertThat(codes(confirmed.restored("2025-03-02").state()))
                .as("more than a year ago")
                .doesNotContain("restore_not_declared");
        assertThat(codes(company().restored("2026-01-20").connector(1).state()))
                .as("no file is known")
                .doesNotContain("restore_not_declared");
    }

    @Test
    @Tag("S22")
    void personal_data_that_is_kept_back_is_one_advice() {
        assertThat(codes(
                        company().confirmed().personalDataRefused().connector(1).state()))
                .containsOnlyOnce("personal_data_not_allowed");
    }

    @Test
    void the_phase_is_initial_until_that_part_is_in() {
        assertThat(company().connector(1).state().phase()).isEqualTo(Phase.UNPAIRED);
        assertThat(company().confirmed().connector(1).state().phase()).isEqualTo(Phase.INITIAL);
        assertThat(company().confirmed().initialDone().connector(1).state().phase())
                .isEqualTo(Phase.INCREMENTAL);
    }

    @Test
    void progress_is_a_share_of_the_file() {
        assertThat(company().connector(1).state().progressPercent()).isZero();
        assertThat(company().confirmed().connector(1).complete().state().progressPercent())
                .isEqualTo(100);
    }

    @Test
    void every_entry_says_who_must_act_and_how_and_the_worst_comes_first() {
        var state = company()
                .confirmed()
                .createdHoursAgo(30)
                .stopped("file_behind", "The file is older.")
                .connector(90)
                .fileSize(900)
                .multiUser()
                .personalDataRefused()
                .setAside(Kind.ITEM)
                .paused("p")
                .quiet()
                .problem("response_unreadable", 3)
                .state();
        assertThat(state.attention()).hasSizeGreaterThan(6).allSatisfy(entry -> {
            assertThat(entry.code()).matches("[a-z_]+");
            assertThat(entry.message()).isNotBlank();
            assertThat(entry.action()).isNotBlank();
        });
        assertThat(state.attention().stream().map(entry -> -entry.severity().ordinal()))
                .isSorted();
    }

    @Test
    void what_is_worse_stands_higher_on_the_board() {
        var stopped = company()
                .confirmed()
                .connector(1)
                .stopped("file_behind", "Old.")
                .state();
        var gone = company().confirmed().connector(90).state();
        var waits = company().candidate(false).connector(1).state();
        var small = company()
                .confirmed()
                .createdHoursAgo(30)
                .connector(1)
                .completed(1)
                .state();
        var well = company().confirmed().connector(1).completed(1).state();
        assertThat(List.of(gone, stopped, waits, small, well))
                .isSortedAccordingTo((a, b) -> Integer.compare(b.badness(), a.badness()));
        assertThat(well.badness()).isZero();
    }

    private static List<String> codes(SyncState state) {
        return state.attention().stream().map(Attention::code).toList();
    }

    private static Attention only(SyncState state, String code) {
        var found = state.attention().stream()
                .filter(entry -> entry.code().equals(code))
                .toList();
        assertThat(found).as("%s in %s", code, codes(state)).hasSize(1);
        return found.getFirst();
    }

    @Test
    void the_set_up_of_a_connector_begins_with_a_call() {
        assertThat(company().neverSeenConnector().setUp(null))
                .extracting(SetUp.Step::progress)
                .containsExactly(
                        SetUp.Progress.NOW,
                        SetUp.Progress.NOW,
                        SetUp.Progress.LATER,
                        SetUp.Progress.LATER,
                        SetUp.Progress.LATER,
                        SetUp.Progress.LATER);
        assertThat(company().candidate(false).connector(1).setUp(null))
                .extracting(SetUp.Step::progress)
                .containsExactly(
                        SetUp.Progress.DONE,
                        SetUp.Progress.DONE,
                        SetUp.Progress.DONE,
                        SetUp.Progress.LATER,
                        SetUp.Progress.NOW,
                        SetUp.Progress.LATER);
    }

    @Test
    @Tag("S17")
    void a_wrong_key_is_told_in_the_set_up_until_the_right_one_comes() {
        var refused = new RefusedAttempts.Refused(2, NOW.minus(Duration.ofMinutes(10)));
        assertThat(trouble(company().neverSeenConnector().setUp(refused)))
                .contains("a wrong key, 2 times", "Password column");
        assertThat(trouble(company().connector(30).setUp(refused))).contains("a wrong key, 2 times");
        assertThat(company().connector(1).setUp(refused)).noneMatch(step -> step.progress() == SetUp.Progress.TROUBLE);
    }

    @ParameterizedTest
    @CsvSource({
        "authorization_refused, in the column Allow Access",
        "access_not_permitted, allow any applications",
        "file_never_authorized, Update Selected once more",
        "automatic_login_not_allowed, to login automatically",
        "dialog_open_in_quickbooks, Do something",
    })
    void what_keeps_quickbooks_from_letting_it_in_names_the_box(String code, String box) {
        assertThat(trouble(company().connector(1).problem(code, 1).setUp(null))).contains(box);
    }

    @Test
    void a_box_that_is_not_ticked_is_named_when_everything_else_is_done() {
        assertThat(trouble(company()
                        .confirmed()
                        .connector(1)
                        .completed(1)
                        .personalDataRefused()
                        .setUp(null)))
                .contains("Social Security Numbers");
        assertThat(trouble(company().confirmed().connector(16).completed(16).setUp(null)))
                .contains("Auto-Run of this application is not ticked");
        assertThat(company().confirmed().connector(1).completed(1).setUp(null))
                .noneMatch(step -> step.progress() == SetUp.Progress.TROUBLE);
    }

    @Test
    @Tag("S9")
    void a_large_file_asks_for_a_computer_of_its_own_before_the_first_step() {
        assertThat(company()
                        .neverSeenConnector()
                        .fileSize(701)
                        .setUp(null)
                        .getFirst()
                        .words())
                .contains("701 MB", "a computer that nobody needs");
        assertThat(company().neverSeenConnector().setUp(null).getFirst().words())
                .contains("more than 700 MB");
    }

    private static String trouble(List<SetUp.Step> steps) {
        return steps.stream()
                .filter(step -> step.progress() == SetUp.Progress.TROUBLE)
                .map(SetUp.Step::words)
                .collect(Collectors.joining());
    }

    private static Fixture company() {
        return new Fixture();
    }

    @Test
    void differences_that_the_verification_found_are_told_of_for_a_week() {
        var found = Scrub.NONE.compared(null, null, 10, 2, null, NOW.minus(Duration.ofDays(6)));
        var state = new Fixture()
                .scrubbed(Kind.BILL, found)
                .scrubbed(Kind.VENDOR, found)
                .state();
        var told = only(state, "differences_found");
        assertThat(told.message()).contains("bill: 2", "vendor: 2");
        assertThat(told.severity()).isEqualTo(Attention.Severity.INFO);
        assertThat(told.since()).isEqualTo(NOW.minus(Duration.ofDays(6)));
        var longAgo = Scrub.NONE.compared(null, null, 10, 2, null, NOW.minus(Duration.ofDays(7)));
        assertThat(codes(new Fixture().scrubbed(Kind.BILL, longAgo).state())).doesNotContain("differences_found");
    }

    @Test
    void a_verification_that_is_late_is_told_of_while_a_connector_calls() {
        var first = Scrub.NONE.compared(null, null, 10, 0, null, NOW.minus(Duration.ofDays(34)));
        var state = company()
                .confirmed()
                .connector(1)
                .historyDone(60 * 24 * 40)
                .verified(first)
                .state();
        var told = only(state, "verification_late");
        assertThat(told.severity()).isEqualTo(Attention.Severity.INFO);
        assertThat(told.message()).contains("30 days", "bill, 2026-01-27");
        assertThat(told.action()).contains("more often");
        assertThat(told.since()).isEqualTo(NOW.minus(Duration.ofDays(34)));
        assertThat(state.needsAttention()).isFalse();

        var inTime = Scrub.NONE.compared(null, null, 10, 0, null, NOW.minus(Duration.ofDays(32)));
        assertThat(codes(company()
                        .confirmed()
                        .connector(1)
                        .historyDone(60 * 24 * 40)
                        .verified(inTime)
                        .state()))
                .as("a long weekend is no alarm")
                .doesNotContain("verification_late");
        assertThat(codes(company()
                        .confirmed()
                        .connector(60)
                        .historyDone(60 * 24 * 40)
                        .verified(first)
                        .state()))
                .as("nobody calls")
                .doesNotContain("verification_late");
    }

    @Test
    void a_verification_whose_first_round_never_came_to_its_end_is_late_as_well() {
        assertThat(codes(company()
                        .confirmed()
                        .connector(1)
                        .historyDone(60 * 24 * 34)
                        .verified(Scrub.NONE)
                        .state()))
                .contains("verification_late");
        assertThat(codes(company()
                        .confirmed()
                        .connector(1)
                        .historyDone(60 * 24 * 32)
                        .verified(Scrub.NONE)
                        .state()))
                .doesNotContain("verification_late");
        assertThat(codes(company().confirmed().connector(1).verified(Scrub.NONE).state()))
                .as("there is no history yet")
                .doesNotContain("verification_late");
    }

    @Test
    void a_round_that_keeps_its_pace_is_not_late_though_the_last_one_was_over_early() {
        var day = NOW.atOffset(ZoneOffset.UTC).toLocalDate();
        var first = Scrub.NONE.compared(null, null, 10, 0, day.minusDays(1000), NOW.minus(Duration.ofDays(50)));
        var second =
                first.compared(day.minusDays(720), null, 10, 0, day.minusDays(1000), NOW.minus(Duration.ofDays(20)));
        assertThat(codes(company()
                        .confirmed()
                        .connector(1)
                        .historyDone(60 * 24 * 60)
                        .verified(second)
                        .state()))
                .doesNotContain("verification_late");
        var stuck =
                first.compared(day.minusDays(100), null, 10, 0, day.minusDays(1000), NOW.minus(Duration.ofDays(20)));
        assertThat(codes(company()
                        .confirmed()
                        .connector(1)
                        .historyDone(60 * 24 * 60)
                        .verified(stuck)
                        .state()))
                .contains("verification_late");
    }

    /** A company that nothing is known of but what a test says. */
    private static final class Fixture {
        private final CompanyId id = new CompanyId(new UUID(1, 1));
        private final List<ConnectorOverview> connectors = new ArrayList<>();
        private final List<ReadMark> marks = new ArrayList<>();
        private Pairing pairing = Pairing.UNPAIRED;
        private @Nullable FileFacts candidate;
        private CompanyProgress.@Nullable Stop stop;
        private @Nullable Instant initialAt;
        private @Nullable Instant historyAt;
        private @Nullable Instant comparedSince;
        private @Nullable Pause pause;
        private List<QuietHours> quiet = List.of();
        private @Nullable Integer size;
        private @Nullable LocalDate restored;
        private List<LocalDate> declared = List.of();
        private SyncFacts.@Nullable HoldingSession session;
        private @Nullable Instant completedAt;
        private CompanyFile.@Nullable Problem problem;
        private @Nullable Boolean multiUser;
        private @Nullable Boolean personalData;
        private SyncFacts.@Nullable UnreadableRecords unreadable;
        private Duration interval = Duration.ofMinutes(5);
        private Instant createdAt = NOW.minus(Duration.ofHours(2));
        private @Nullable String answer = "work";
        private @Nullable String answerReason;

        Fixture confirmed() {
            return pairing(Pairing.CONFIRMED);
        }

        Fixture pairing(Pairing state) {
            pairing = state;
            return this;
        }

        Fixture restored(String day, String... declaredDays) {
            restored = LocalDate.parse(day);
            declared = Arrays.stream(declaredDays).map(LocalDate::parse).toList();
            return this;
        }

        Fixture candidate(boolean elsewhere) {
            candidate = new FileFacts(
                    new UUID(2, 2),
                    "Acme",
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    restored,
                    elsewhere,
                    false,
                    new ConnectorId(new UUID(3, 0)),
                    NOW);
            return pairing(Pairing.AWAITING_CONFIRMATION);
        }

        Fixture createdHoursAgo(int hours) {
            createdAt = NOW.minus(Duration.ofHours(hours));
            return this;
        }

        Fixture interval(Duration expected) {
            interval = expected;
            return this;
        }

        Fixture answered(String word, String reason) {
            answer = word;
            answerReason = reason;
            return this;
        }

        Fixture connector(int minutesAgo) {
            return connector(new ConnectorSighting(ago(minutesAgo), null, null, null, answer, answerReason, null));
        }

        Fixture neverSeenConnector() {
            return connector(ConnectorSighting.NONE);
        }

        private Fixture connector(ConnectorSighting sighting) {
            var connector = new Connector(
                    new ConnectorId(new UUID(3, connectors.size())),
                    id,
                    "acme",
                    "PC",
                    null,
                    false,
                    true,
                    new UUID(4, 4),
                    new UUID(5, 5),
                    null,
                    null,
                    0,
                    createdAt);
            connectors.add(new ConnectorOverview(connector, sighting, interval));
            return this;
        }

        Fixture session(boolean exchanging, int minutesAgo) {
            session = new SyncFacts.HoldingSession(
                    new SessionId(new UUID(6, 6)),
                    new ConnectorId(new UUID(3, 0)),
                    ago(minutesAgo),
                    ago(minutesAgo),
                    exchanging);
            return this;
        }

        Fixture completed(int minutesAgo) {
            completedAt = ago(minutesAgo);
            return this;
        }

        Fixture problem(String code, int minutesAgo) {
            problem = new CompanyFile.Problem(code, "Something happened. Do something.", ago(minutesAgo));
            return this;
        }

        Fixture stopped(String code, String reason) {
            stop = new CompanyProgress.Stop(code, reason, NOW);
            return this;
        }

        Fixture paused(String reason) {
            pause = new Pause(reason, NOW, null);
            return this;
        }

        Fixture quiet() {
            quiet = List.of(new QuietHours(
                    EnumSet.allOf(DayOfWeek.class), LocalTime.of(14, 0), LocalTime.of(15, 0), ZoneOffset.UTC));
            return this;
        }

        Fixture initialDone() {
            initialAt = NOW;
            return this;
        }

        Fixture historyDone(int minutesAgo) {
            historyAt = ago(minutesAgo);
            return this;
        }

        Fixture singleUser() {
            multiUser = false;
            return this;
        }

        Fixture fileSize(int megabytes) {
            size = megabytes;
            return this;
        }

        Fixture multiUser() {
            multiUser = true;
            return this;
        }

        Fixture personalDataRefused() {
            personalData = false;
            return this;
        }

        Fixture setAside(Kind kind) {
            marks.add(new ReadMark(
                    kind.word(),
                    null,
                    false,
                    null,
                    null,
                    false,
                    null,
                    0,
                    2,
                    NOW.minusSeconds(60),
                    null,
                    "QuickBooks refused with status 3120.",
                    null,
                    null,
                    Scrub.NONE));
            return this;
        }

        Fixture historySetAside(Kind kind) {
            marks.add(ReadMark.unread(kind.word())
                    .openOnesRead(null, Duration.ZERO, NOW)
                    .historySetAside("QuickBooks refused with status 3120.", NOW.minusSeconds(60)));
            return this;
        }

        Fixture scrubbed(Kind kind, Scrub scrub) {
            marks.add(ReadMark.unread(kind.word()).scrubbed(scrub));
            return this;
        }

        /** Bills are in, and have been verified so far. */
        Fixture verified(Scrub scrub) {
            marks.add(ReadMark.unread(Kind.BILL.word())
                    .everythingRead(null, Duration.ZERO, NOW)
                    .scrubbed(scrub));
            return this;
        }

        Fixture unreadable(long count, String example) {
            unreadable = new SyncFacts.UnreadableRecords(count, example);
            return this;
        }

        Fixture complete() {
            Arrays.stream(Kind.values())
                    .map(kind -> new ReadMark(
                            kind.word(),
                            null,
                            true,
                            null,
                            null,
                            true,
                            null,
                            0,
                            0,
                            null,
                            null,
                            null,
                            null,
                            null,
                            Scrub.NONE))
                    .forEach(marks::add);
            return this;
        }

        List<SetUp.Step> setUp(RefusedAttempts.@Nullable Refused refused) {
            return SetUp.of(connectors.getFirst(), state().facts(), refused, NOW);
        }

        SyncState state() {
            var settings = new CompanySettings("Acme", 5, null, "", false, false, declared, size);
            var company = new Company(id, null, settings, quiet, pause, null, 0, createdAt, createdAt);
            var progress = new CompanyProgress(
                    pairing,
                    candidate,
                    candidate == null ? null : new UUID(7, 7),
                    null,
                    null,
                    null,
                    stop,
                    restored,
                    null,
                    null,
                    initialAt);
            return SyncState.of(
                    new SyncFacts(
                            new CompanyOverview(company, progress),
                            connectors,
                            marks,
                            unreadable,
                            QueueCounts.EMPTY,
                            session,
                            historyAt,
                            comparedSince,
                            completedAt,
                            completedAt,
                            problem,
                            CompanyFile.Mode.ONLINE,
                            multiUser,
                            personalData),
                    Duration.ofDays(30),
                    NOW);
        }

        private static Instant ago(int minutes) {
            return NOW.minus(Duration.ofMinutes(minutes));
        }
    }
}
