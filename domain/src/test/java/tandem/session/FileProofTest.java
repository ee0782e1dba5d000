package tandem.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.company.CompanyFile;
import tandem.company.CompanyId;
import tandem.company.Pairing;
import tandem.company.Stamp;
import tandem.mirror.Kind;
import tandem.session.Hub.Connector;
import tandem.session.QuickBooksTrouble.Nature;
import tandem.wire.Question;
import tandem.wire.Status.Meaning;

/** Is the open file the company's, at the right time? Until that is certain nothing is applied and nothing written. */
class FileProofTest {

    private final Hub hub = new Hub();

    @Test
    @Tag("S24")
    void before_a_person_confirms_any_number_of_sessions_read_the_identity_and_nothing_else() {
        var a = hub.connector("A");
        hub.quickBooks.has(FakeQuickBooks.aVendor("V1", "2026-01-01T00:00:00", "0.00"));
        for (int i = 0; i < 3; i++) {
            assertThat(a.runs())
                    .containsExactly(List.of(
                            new Question.AboutHost(),
                            new Question.AboutCompany(List.of(FakeQuickBooks.STAMP_OWNER), false),
                            new Question.AboutActivity(),
                            new Question.AboutPreferences()));
            assertThat(hub.visits.file.pairing()).isEqualTo(Pairing.AWAITING_CONFIRMATION);
        }
        assertThat(hub.mirror.isEmpty()).isTrue();
        assertThat(hub.quickBooks.mark).isNull();
    }

    @Test
    @Tag("S18")
    void the_candidate_keeps_its_id_until_one_of_its_facts_changes() {
        var a = hub.connector("A");
        a.runs();
        var first = hub.visits.file.candidateId();
        hub.clock.advance(Duration.ofMinutes(5));
        a.runs();
        assertThat(hub.visits.file.candidateId()).isEqualTo(first);
        assertThat(hub.visits.file.candidate())
                .isNotNull()
                .satisfies(candidate -> assertThat(candidate.lastRestored()).isEqualTo("2024-01-01"));
        hub.quickBooks.restoredAt = null;
        a.runs();
        assertThat(hub.visits.file.candidateId()).isNotEqualTo(first);
        first = hub.visits.file.candidateId();
        hub.quickBooks.name = "Acme Holding";
        a.runs();
        assertThat(hub.visits.file.candidateId()).isNotEqualTo(first);
    }

    @Test
    @Tag("S26")
    void a_file_that_carries_another_company_s_mark_is_shown_as_paired_elsewhere() {
        var a = hub.connector("A");
        hub.quickBooks.mark = Stamp.text(new CompanyId(new java.util.UUID(4, 4)), 3);
        a.runs();
        assertThat(hub.visits.file.candidate())
                .isNotNull()
                .satisfies(candidate -> assertThat(candidate.pairedElsewhere()).isTrue());
    }

    @Test
    @Tag("S27")
    void the_first_session_after_the_confirmation_proves_marks_and_then_reads() {
        var a = hub.confirmedAt("A");
        hub.quickBooks.has(FakeQuickBooks.aVendor("V1", "2026-01-01T00:00:00", "0.00"));
        var asked = a.runs();
        assertThat(asked.get(0))
                .extracting(Object::getClass)
                .containsExactly(
                        Question.AboutCompany.class, Question.AboutActivity.class, Question.AboutPreferences.class);
        assertThat(asked.get(1))
                .containsExactly(
                        new Question.WriteMark(FakeQuickBooks.STAMP_OWNER, Stamp.NAME, hub.markInFile(1), false));
        assertThat(asked.get(2)).hasAtLeastOneElementOfType(Question.Records.class);
        assertThat(hub.visits.file.stamp()).isEqualTo(new Stamp(1L, null));
        assertThat(hub.mirror.of(Kind.VENDOR)).containsKey("V1");
        assertThat(a.session().messageSetIds)
                .hasSize(1)
                .allSatisfy((number, id) -> assertThat(id).matches("[0-9a-z]{1,23}"));
    }

    @Test
    void a_person_may_confirm_while_the_identity_is_being_read() {
        var a = hub.connector("A");
        a.runs();
        a.authenticates();
        a.asks();
        hub.visits.confirm(hub.clock.instant());
        assertThat(a.answers()).isBetween(1, 99);
        assertThat(a.isAsked()).hasOnlyElementsOfType(Question.WriteMark.class);
    }

    @ParameterizedTest
    @Tag("S27")
    @Tag("S28")
    @CsvSource({
        "         , file_stamp_missing",
        "garbage  , file_stamp_missing",
        "foreign  , file_stamp_foreign",
        "0        , file_behind",
        "2        , file_ahead",
    })
    void a_file_whose_mark_is_wrong_stops_everything_and_nothing_of_the_answer_is_applied(
            @Nullable String mark, String code) {
        var a = hub.readAt("A");
        hub.quickBooks.mark = mark == null
                ? null
                : switch (mark) {
                    case "garbage" -> "garbage";
                    case "foreign" -> Stamp.text(new CompanyId(new java.util.UUID(4, 4)), 1);
                    default -> hub.markInFile(Long.parseLong(mark));
                };
        assertStoppedWithNothingApplied(a, code);
    }

    @Test
    @Tag("S12")
    void a_file_that_was_restored_stops_everything() {
        var a = hub.readAt("A");
        hub.quickBooks.restoredAt = "2026-03-01T20:00:00-06:00";
        assertStoppedWithNothingApplied(a, "file_restored");
    }

    @Test
    @Tag("S12")
    void the_first_restore_of_a_file_that_never_was_restored_stops_everything_too() {
        hub.quickBooks.restoredAt = null;
        var a = hub.readAt("A");
        hub.quickBooks.restoredAt = "2026-03-01T20:00:00-06:00";
        assertStoppedWithNothingApplied(a, "file_restored");
    }

    @Test
    @Tag("S12")
    void a_file_that_never_was_restored_goes_on_and_on() {
        hub.quickBooks.restoredAt = null;
        var a = hub.readAt("A");
        a.runs();
        a.runs();
        assertThat(hub.visits.file.stop()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BUSY", "FEATURE_ABSENT", "silent", "REFUSED"})
    void without_an_answer_about_restores_nothing_is_applied_and_nobody_is_accused(String how) {
        var a = hub.readAt("A");
        hub.quickBooks.has(FakeQuickBooks.aVendor("V9", "2026-03-02T06:00:00", "0.00"));
        if (how.equals("silent")) {
            hub.quickBooks.whenSilent(Question.AboutActivity.class::isInstance);
        } else {
            hub.quickBooks.when(Question.AboutActivity.class::isInstance, 3000, Meaning.valueOf(how));
        }
        a.authenticates();
        a.asks();
        assertThat(a.answers()).isNegative();
        assertThat(hub.mirror.of(Kind.VENDOR)).isEmpty();
        assertThat(hub.visits.file.stop()).isNull();
        a.closes();
        hub.quickBooks.truthful();
        a.runs();
        assertThat(hub.mirror.of(Kind.VENDOR)).containsKey("V9");
    }

    @Test
    @Tag("S43")
    void a_file_without_this_connector_s_file_id_is_another_one_and_others_may_work_at_once() {
        var a = hub.readAt("A");
        var b = hub.connector("B");
        hub.quickBooks.fileIds.remove(a.row.ownerId);
        a.authenticates();
        assertThat(a.asks()).isEmpty();
        assertThat(hub.visits.file.pairing()).isEqualTo(Pairing.MISMATCH);
        assertThat(hub.visits.leaseHolder).isNull();
        assertThat(b.authenticates()).isInstanceOf(Conversation.Greeting.Work.class);
        assertThat(b.asks()).isPresent();
        assertThat(a.lastError())
                .contains("Acme")
                .contains("Nothing was exchanged")
                .contains(a.session().id.toString());
        assertThat(a.closes()).isEqualTo("OK");
        assertThat(b.answers()).isPositive();
    }

    @Test
    void a_connector_with_another_file_open_that_vanishes_leaves_no_open_session() {
        var a = hub.readAt("A");
        hub.quickBooks.fileIds.remove(a.row.ownerId);
        a.authenticates();
        assertThat(a.asks()).isEmpty();
        assertThat(a.session().state).isInstanceOf(SessionState.Ended.class);
    }

    @Test
    void a_mismatch_heals_when_the_right_file_is_back() {
        var a = hub.readAt("A");
        hub.quickBooks.fileIds.put(a.row.ownerId, new java.util.UUID(3, 3).toString());
        a.authenticates();
        a.asks();
        a.lastError();
        a.closes();
        assertThat(hub.visits.file.pairing()).isEqualTo(Pairing.MISMATCH);
        hub.quickBooks.fileIds.put(a.row.ownerId, a.row.fileId.toString());
        a.runs();
        assertThat(hub.visits.file.pairing()).isEqualTo(Pairing.CONFIRMED);
        assertThat(hub.visits.file.candidate()).isNull();
    }

    @Test
    @Tag("S1")
    void a_second_connector_that_never_proved_itself_and_shows_another_file_is_a_mismatch_that_heals() {
        var a = hub.readAt("A");
        var b = hub.connector("B");
        hub.visits.releaseLease();
        var right = hub.quickBooks.mark;
        hub.quickBooks.mark = null;
        hub.quickBooks.name = "Beta Ltd";
        hub.quickBooks.has(FakeQuickBooks.aVendor("of Beta", "2026-03-02T06:00:00", "0.00"));
        b.authenticates();
        b.asks();
        assertThat(b.answers()).isNegative();
        assertThat(b.lastError()).contains("Beta Ltd");
        assertThat(hub.visits.file.pairing()).isEqualTo(Pairing.MISMATCH);
        assertThat(hub.visits.file.stop()).isNull();
        assertThat(hub.mirror.of(Kind.VENDOR)).isEmpty();
        hub.quickBooks.mark = right;
        a.runs();
        assertThat(hub.visits.file.pairing()).isEqualTo(Pairing.CONFIRMED);
    }

    @Test
    @Tag("S6")
    void a_second_connector_whose_file_carries_the_mark_needs_no_confirmation() {
        hub.readAt("A");
        var b = hub.connector("B");
        hub.visits.releaseLease();
        assertThat(b.runs()).hasSize(2);
        hub.clock.advance(Duration.ofMinutes(5));
        assertThat(b.runs()).hasSize(1);
    }

    @Test
    void a_file_that_was_not_confirmed_gets_no_mark_even_before_the_confirmed_one_has_its() {
        hub.confirmedAt("A");
        var b = hub.connector("B");
        hub.visits.releaseLease();
        b.authenticates();
        b.asks();
        assertThat(b.answers()).isNegative();
        assertThat(b.lastError()).contains("has not been here since");
        assertThat(hub.visits.file.pairing()).isEqualTo(Pairing.CONFIRMED);
        assertThat(hub.visits.leaseHolder).isNull();
        assertThat(hub.quickBooks.mark).isNull();
    }

    @Test
    void a_mark_of_an_earlier_pairing_does_not_let_in_a_file_that_was_not_confirmed_this_time() {
        hub.confirmedAt("A");
        var b = hub.connector("B");
        hub.visits.releaseLease();
        hub.quickBooks.mark = hub.markInFile(7);
        hub.quickBooks.has(FakeQuickBooks.aVendor("of last year's file", "2026-01-01T00:00:00", "0.00"));
        b.authenticates();
        b.asks();
        assertThat(b.answers()).isNegative();
        assertThat(hub.mirror.isEmpty()).isTrue();
        assertThat(hub.visits.leaseHolder).isNull();
    }

    @Test
    void a_mark_of_an_earlier_pairing_is_taken_over_where_the_file_was_confirmed() {
        var a = hub.confirmedAt("A");
        hub.quickBooks.mark = hub.markInFile(7);
        a.runs();
        assertThat(hub.visits.file.stamp()).isEqualTo(new Stamp(7L, null));
        assertThat(hub.quickBooks.mark).isEqualTo(hub.markInFile(7));
    }

    @ParameterizedTest
    @CsvSource({"3, 3", " , 0", "9, 9"})
    @Tag("S12")
    void what_was_written_under_a_later_counter_than_the_files_is_told_to_have_vanished(
            @Nullable Long inFile, long counter) {
        var a = hub.readAt("A");
        hub.visits.stamped(new Stamp(5L, null));
        hub.quickBooks.mark = inFile == null ? null : hub.markInFile(inFile);

        a.authenticates();
        a.asks();
        assertThat(a.answers()).isNegative();

        assertThat(hub.visits.file.stop()).isNotNull();
        assertThat(hub.visits.requests.vanishedAbove).isEqualTo(counter);
    }

    @Test
    void a_file_that_was_condensed_is_compared_without_anybody() {
        var a = hub.readAt("A");
        hub.quickBooks.condensed = "2026-03-01T02:00:00";

        a.authenticates();
        a.asks();
        assertThat(a.answers()).isNegative();
        assertThat(a.lastError()).contains("condensed");
        assertThat(hub.visits.file.stop()).isNull();
        assertThat(hub.visits.comparesFile).isTrue();

        hub.clock.advance(Duration.ofMinutes(5));
        assertThat(a.runs()).isNotEmpty();
        assertThat(hub.visits.marks).isNotEmpty();
    }

    @Test
    void where_path_computer_or_company_name_differ_the_proof_is_asked_for_alone() {
        var a = hub.readAt("A");
        assertThat(a.runs().getFirst()).hasSizeGreaterThan(3);
        List<Consumer<Connector>> differences = List.of(
                connector -> connector.companyFile = "D:\\Elsewhere\\Acme.qbw",
                connector -> hub.quickBooks.name = "Acme 2026");
        for (var difference : differences) {
            difference.accept(a);
            hub.clock.advance(Duration.ofMinutes(5));
            var asked = a.runs();
            assertThat(asked).hasSize(2);
            assertThat(asked.getFirst()).hasSize(3);
            hub.clock.advance(Duration.ofMinutes(5));
            assertThat(a.runs()).hasSize(1);
        }
    }

    @Test
    void a_sample_company_is_refused_unless_allowed_and_does_not_keep_others_from_working() {
        var a = hub.connector("A");
        hub.quickBooks.sample = true;
        a.authenticates();
        assertThat(a.asks()).isEmpty();
        assertThat(hub.visits.leaseHolder).isNull();
        assertThat(a.lastError()).contains("sample");
        assertThat(hub.visits.file.candidate()).isNull();
        hub.visits.allowsSampleFile = true;
        a.runs();
        assertThat(hub.visits.file.pairing()).isEqualTo(Pairing.AWAITING_CONFIRMATION);
    }

    @Test
    void a_quickbooks_that_is_too_old_is_told_so() {
        var a = hub.connector("A");
        hub.quickBooks.versions = List.of("2.0", "7.0");
        a.authenticates();
        assertThat(a.asks()).isEmpty();
        assertThat(a.lastError()).contains("too old");
    }

    @Test
    @Tag("S48")
    void a_file_that_the_connector_opened_by_itself_is_worked_on_offline() {
        var a = hub.readAt("A");
        assertThat(hub.visits.file.mode()).isEqualTo(CompanyFile.Mode.ONLINE);
        hub.quickBooks.automaticLogin = true;
        a.runs();
        assertThat(hub.visits.file.mode()).isEqualTo(CompanyFile.Mode.OFFLINE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_mark_whose_answer_was_lost_is_found_or_written_anew(boolean arrived) {
        var a = hub.confirmedAt("A");
        a.authenticates();
        a.asks();
        a.answers();
        a.asks();
        if (arrived) {
            hub.quickBooks.answer(a.lastSet());
        }
        hub.clock.advance(Duration.ofMinutes(5));
        a.runs();
        long counter = arrived ? 1 : 2;
        assertThat(hub.visits.file.stamp()).isEqualTo(new Stamp(counter, null));
        assertThat(hub.quickBooks.mark).isEqualTo(hub.markInFile(counter));
    }

    @Test
    @Tag("S40")
    void a_late_answer_settles_its_own_mark_and_nothing_else() {
        var a = hub.confirmedAt("A");
        a.authenticates();
        a.asks();
        a.answers();
        a.asks();
        var late = hub.quickBooks.answer(a.lastSet());
        hub.visits.releaseLease();
        assertThat(a.answers(late)).isNegative();
        assertThat(hub.visits.file.stamp()).isEqualTo(new Stamp(1L, null));
        assertThat(a.session().kept)
                .hasSize(1)
                .allSatisfy(kept -> assertThat(kept).startsWith("masked "));
        assertThat(a.answers(late)).isNegative();
        assertThat(a.session().kept).hasSize(1);
    }

    @Test
    void a_late_answer_that_a_mark_was_refused_settles_nothing() {
        var a = hub.confirmedAt("A");
        a.authenticates();
        a.asks();
        a.answers();
        a.asks();
        hub.quickBooks.when(Question.WriteMark.class::isInstance, 3261, Meaning.NOT_PERMITTED);
        var late = hub.quickBooks.answer(a.lastSet());
        hub.visits.releaseLease();
        a.answers(late);
        assertThat(hub.visits.file.stamp()).isEqualTo(new Stamp(null, 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BUSY", "FEATURE_ABSENT", "NOT_PERMITTED", "REFUSED"})
    void a_mark_that_quickbooks_does_not_take_ends_the_session_and_nothing_is_read(String meaning) {
        var a = hub.confirmedAt("A");
        hub.quickBooks.has(FakeQuickBooks.aVendor("V1", "2026-01-01T00:00:00", "0.00"));
        hub.quickBooks.when(Question.WriteMark.class::isInstance, 3000, Meaning.valueOf(meaning));
        a.authenticates();
        a.asks();
        a.answers();
        a.asks();
        assertThat(a.answers()).isNegative();
        assertThat(a.lastError()).contains("mark");
        assertThat(hub.mirror.isEmpty()).isTrue();
    }

    @Test
    void when_not_even_the_identity_is_answered_the_session_stops() {
        var a = hub.readAt("A");
        a.companyFile = "moved";
        a.authenticates();
        a.asks();
        assertThat(a.reports(Nature.MESSAGE_REFUSED)).isNegative();
        assertThat(a.lastError()).contains("which company file is open");
    }

    @Test
    void an_answer_that_says_nothing_of_the_file_is_dropped() {
        var a = hub.readAt("A");
        hub.quickBooks.has(FakeQuickBooks.aVendor("V1", "2026-03-02T06:00:00", "0.00"));
        hub.quickBooks.whenSilent(Question.AboutCompany.class::isInstance);
        a.authenticates();
        a.asks();
        assertThat(a.answers()).isNegative();
        assertThat(hub.mirror.isEmpty()).isTrue();
    }

    @Test
    void a_file_whose_pairing_was_reset_in_mid_session_is_not_read_any_further() {
        var a = hub.readAt("A");
        hub.quickBooks.has(FakeQuickBooks.aVendor("V1", "2026-03-02T06:00:00", "0.00"));
        a.authenticates();
        a.asks();
        hub.visits.unpair();
        assertThat(a.answers()).isNegative();
        assertThat(hub.mirror.isEmpty()).isTrue();
    }

    private void assertStoppedWithNothingApplied(Connector a, String code) {
        hub.quickBooks.has(FakeQuickBooks.aVendor("V9", "2026-03-02T06:00:00", "0.00"));
        var marks = java.util.Map.copyOf(hub.visits.marks);
        var markInFile = hub.quickBooks.mark;
        a.authenticates();
        a.asks();
        assertThat(a.answers()).isNegative();
        assertThat(a.lastError()).contains("help@example.com").contains("Nothing was exchanged");
        var stop = hub.visits.file.stop();
        assertThat(stop).isNotNull().satisfies(why -> assertThat(why.code()).isEqualTo(code));
        assertThat(hub.mirror.isEmpty()).isTrue();
        assertThat(hub.visits.marks).isEqualTo(marks);
        assertThat(hub.quickBooks.mark).isEqualTo(markInFile);
        assertThat(a.authenticates()).isInstanceOf(Conversation.Greeting.NoWork.class);
    }
}
