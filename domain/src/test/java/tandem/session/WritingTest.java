package tandem.session;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.session.FakeQuickBooks.aVendor;
import static tandem.session.FakeQuickBooks.withEmail;
import static tandem.session.FakeQuickBooks.withPhone;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.mirror.Kind;
import tandem.mirror.Vendor;
import tandem.request.Cause;
import tandem.request.Errand.TextChange;
import tandem.request.Errand.VendorEdit;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.RequestStatus;
import tandem.wire.Question;
import tandem.wire.Treatment.Retry;
import tandem.wire.Write;
import tandem.wire.Write.VendorField;

/** What a session does about requests: each is carried out once, whatever happens on the way. */
class WritingTest {

    private final Hub hub = new Hub();
    private Hub.Connector a;

    @BeforeEach
    void aFileWithTwoVendorsHasBeenRead() {
        hub.quickBooks.has(withPhone(aVendor("V1", "2026-01-01T08:00:00", "0.00"), "111", "2026-01-01T08:00:00"));
        hub.quickBooks.has(withPhone(aVendor("V2", "2026-01-01T08:00:00", "0.00"), "222", "2026-01-01T08:00:00"));
        a = hub.readAt("A");
    }

    private RequestId phoneOf(String vendor, String from, String to) {
        return edit(vendor, Map.of(VendorField.PHONE, new TextChange(from, to)), Set.of());
    }

    private RequestId edit(String vendor, Map<VendorField, TextChange> fields, Set<RequestId> after) {
        var id = new RequestId(new UUID(5, hub.requests.stored.size() + 1));
        var errand = new VendorEdit(InMemoryMirror.idOf(vendor), fields, null);
        hub.requests.add(
                Request.of(id, hub.visits.company, errand, after, hub.clock.instant()), new Cause("a test", null));
        return id;
    }

    private static <T> T there(@Nullable T thing) {
        if (thing == null) {
            throw new AssertionError("it is not there");
        }
        return thing;
    }

    private Request request(RequestId id) {
        return there(hub.requests.stored.get(id));
    }

    private Vendor inQuickBooks(String vendor) {
        return (Vendor) there(hub.quickBooks.of(Kind.VENDOR).get(vendor));
    }

    private Vendor inMirror(String vendor) {
        return (Vendor) there(hub.mirror.of(Kind.VENDOR).get(vendor));
    }

    private static Stream<Write> writes(List<List<Question>> exchanges) {
        return exchanges.stream()
                .flatMap(List::stream)
                .filter(Question.CarryOut.class::isInstance)
                .map(question -> ((Question.CarryOut) question).write());
    }

    /** The calls of a session up to the moment when a request is with QuickBooks. */
    private void goesOnUntilARequestIsSent(Hub.Connector connector) {
        connector.authenticates();
        while (connector.isAsked().stream().noneMatch(Question.CarryOut.class::isInstance)) {
            assertThat(connector.answers()).isBetween(1, 99);
        }
    }

    @Test
    void an_edit_goes_out_alone_after_all_changes_and_after_the_counter_was_raised() {
        var id = phoneOf("V1", "111", "555");

        var exchanges = a.runs();

        assertThat(exchanges.get(0)).as("all changes").hasSizeGreaterThan(4);
        assertThat(exchanges.get(1)).singleElement().isInstanceOf(Question.WriteMark.class);
        assertThat(exchanges.get(2)).singleElement().isInstanceOf(Question.CarryOut.class);
        assertThat(request(id).status()).isEqualTo(RequestStatus.SUCCEEDED);
        assertThat(request(id).quickBooksId()).isEqualTo("V1");
        assertThat(inQuickBooks("V1").phone()).isEqualTo("555");
        assertThat(inMirror("V1")).isEqualTo(inQuickBooks("V1"));
        assertThat(a.session().writes).isEqualTo(1);
    }

    @Test
    void a_session_without_requests_raises_no_counter() {
        assertThat(a.runs()).hasSize(1);
    }

    @Test
    void the_counter_is_raised_once_for_all_requests_of_a_session() {
        phoneOf("V1", "111", "555");
        phoneOf("V2", "222", "666");

        var exchanges = a.runs();

        assertThat(exchanges.stream().flatMap(List::stream).filter(Question.WriteMark.class::isInstance))
                .hasSize(1);
        assertThat(writes(exchanges)).hasSize(2);
    }

    @Test
    void a_request_is_stored_as_sent_with_its_id_before_its_text_leaves() {
        var id = phoneOf("V1", "111", "555");

        goesOnUntilARequestIsSent(a);

        assertThat(request(id).status()).isEqualTo(RequestStatus.SENT);
        assertThat(request(id).attempts()).isEqualTo(1);
        assertThat(there(request(id).sending()).messageSetId())
                .isEqualTo(a.lastSet().id())
                .hasSizeLessThanOrEqualTo(23);
        assertThat(there(request(id).sending()).connector()).isEqualTo(a.row.id);
    }

    @Test
    void a_repeated_call_gets_the_same_text_and_sends_nothing_anew() {
        var id = phoneOf("V1", "111", "555");
        goesOnUntilARequestIsSent(a);
        var set = a.lastSet();

        assertThat(a.asks()).isPresent();

        assertThat(a.lastSet()).isEqualTo(set);
        assertThat(request(id).attempts()).isEqualTo(1);
    }

    @Test
    void a_repeated_answer_changes_nothing() {
        phoneOf("V1", "111", "555");
        goesOnUntilARequestIsSent(a);
        var answer = hub.quickBooks.answer(a.lastSet(), "A");
        int reply = a.answers(answer);

        assertThat(a.answers(answer)).isEqualTo(reply);
        assertThat(hub.quickBooks.carriedOut).hasSize(1);
    }

    @Test
    void a_lost_answer_is_asked_for_by_the_same_connector_before_anything_is_read() {
        var id = phoneOf("V1", "111", "555");
        goesOnUntilARequestIsSent(a);
        hub.quickBooks.answer(a.lastSet(), "A"); // and the machine dies with the answer

        a.authenticates();
        assertThat(request(id).status()).isEqualTo(RequestStatus.IN_DOUBT);
        assertThat(a.isAsked()).as("the file proves itself").noneMatch(Question.Records.class::isInstance);
        a.answers();
        a.asks();

        assertThat(a.lastSet().asksForOutcome()).isTrue();
        assertThat(a.answers()).isBetween(1, 99);
        assertThat(request(id).status()).isEqualTo(RequestStatus.SUCCEEDED);
        assertThat(hub.quickBooks.carriedOut).hasSize(1);
        assertThat(inMirror("V1").phone()).isEqualTo("555");
    }

    /** What the connector hears from QuickBooks when it asks what became of a request, and how that ends. */
    private void looksIntoItAnd(IntSupplier trouble) {
        a.authenticates();
        int reply = 0;
        while (reply >= 0 && reply < 100) {
            var asked = a.isAsked();
            boolean isQuestion =
                    a.lastSet().asksForOutcome() || (asked.size() == 1 && asked.getFirst() instanceof Question.Records);
            reply = isQuestion ? trouble.getAsInt() : a.answers();
        }
        a.closes();
    }

    private RequestId inDoubt() {
        var id = phoneOf("V1", "111", "555");
        goesOnUntilARequestIsSent(a); // and QuickBooks crashes before it has done anything
        a.reports(QuickBooksTrouble.Nature.OUTCOME_UNKNOWN);
        a.closes();
        assertThat(request(id).status()).isEqualTo(RequestStatus.IN_DOUBT);
        return id;
    }

    private Stream<IntSupplier> whatEndsASession() {
        return Stream.of(
                () -> a.reports(QuickBooksTrouble.Nature.OUTCOME_UNKNOWN),
                () -> a.reports(QuickBooksTrouble.Nature.PASSES),
                () -> a.breaksOffWith("half"),
                () -> hub.desk().tooBig(a.ticket(), 1_000_000),
                () -> {
                    a.closes();
                    return -1;
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void what_quickbooks_breaks_down_over_when_it_is_asked_keeps_nobody_from_reading(int row) {
        var trouble = whatEndsASession().toList().get(row);
        var id = inDoubt();
        looksIntoItAnd(trouble);
        assertThat(request(id).questionsInVain()).isEqualTo(1);

        for (int i = 1; i <= 10; i++) {
            var phone = "changed " + i;
            hub.clock.advance(Duration.ofHours(2)); // longer than any wait
            hub.quickBooks.has(withPhone(inQuickBooks("V2"), phone, "2026-03-02T12:%02d:00".formatted(i)));

            looksIntoItAnd(trouble);

            assertThat(inMirror("V2").phone()).isEqualTo(phone);
            assertThat(request(id).status()).isEqualTo(RequestStatus.IN_DOUBT);
            assertThat(request(id).questionsInVain()).isEqualTo(i + 1);
        }
        assertThat(request(id).attempts()).as("never sent again blindly").isEqualTo(1);

        hub.clock.advance(Duration.ofHours(1));
        a.runs();
        assertThat(request(id).status()).isEqualTo(RequestStatus.SUCCEEDED);
        assertThat(hub.quickBooks.carriedOut).hasSize(1);
    }

    @Test
    void what_is_in_doubt_is_looked_into_after_longer_and_longer_waits_and_nothing_is_written_meanwhile() {
        var id = inDoubt();
        IntSupplier crash = () -> a.reports(QuickBooksTrouble.Nature.OUTCOME_UNKNOWN);
        looksIntoItAnd(crash);
        assertThat(request(id).notBefore()).as("the next session, however soon").isEqualTo(hub.clock.instant());
        var other = phoneOf("V2", "222", "666");
        for (long minutes : List.of(1, 2, 4, 8, 16, 32, 60, 60)) {
            looksIntoItAnd(crash);
            assertThat(request(id).notBefore()).isEqualTo(hub.clock.instant().plus(Duration.ofMinutes(minutes)));

            var meanwhile = a.runs();
            assertThat(writes(meanwhile)).as("what waits behind it").isEmpty();
            assertThat(meanwhile).as("all changes, and no question about it").hasSize(1);
            assertThat(meanwhile.getFirst()).hasSizeGreaterThan(4);

            hub.clock.advance(Duration.ofMinutes(minutes));
        }

        a.runs();

        assertThat(request(id).status()).isEqualTo(RequestStatus.SUCCEEDED);
        assertThat(request(other).status()).isEqualTo(RequestStatus.SUCCEEDED);
        assertThat(hub.quickBooks.carriedOut).hasSize(2);
    }

    @Test
    void the_waits_begin_anew_when_it_is_in_doubt_anew() {
        var id = inDoubt();
        IntSupplier crash = () -> a.reports(QuickBooksTrouble.Nature.OUTCOME_UNKNOWN);
        looksIntoItAnd(crash);
        looksIntoItAnd(crash);
        hub.clock.advance(Duration.ofMinutes(1));
        goesOnUntilARequestIsSent(a);
        a.closes();

        assertThat(request(id).status()).isEqualTo(RequestStatus.IN_DOUBT);
        assertThat(request(id).questionsInVain()).isZero();
        assertThat(request(id).notBefore()).isNull();
    }

    @Test
    void the_record_is_looked_up_where_quickbooks_breaks_down_over_its_memory() {
        var id = phoneOf("V1", "111", "555");
        goesOnUntilARequestIsSent(a);
        hub.quickBooks.answer(a.lastSet(), "A");
        a.closes();
        for (int i = 0; i < 3; i++) {
            hub.clock.advance(Duration.ofHours(1));
            a.authenticates();
            int reply = 0;
            while (reply >= 0 && reply < 100) {
                a.asks();
                reply = a.lastSet().asksForOutcome()
                        ? a.reports(QuickBooksTrouble.Nature.OUTCOME_UNKNOWN)
                        : a.answers();
            }
            a.closes();
        }

        assertThat(request(id).status()).isEqualTo(RequestStatus.SUCCEEDED);
        assertThat(hub.quickBooks.carriedOut).hasSize(1);
    }

    @Test
    void where_quickbooks_is_up_and_says_nothing_about_it_the_session_goes_on() {
        var id = inDoubt();
        for (IntSupplier nothing :
                List.<IntSupplier>of(() -> a.answersInText(" "), () -> a.reports(QuickBooksTrouble.Nature.TOO_MUCH))) {
            hub.clock.advance(Duration.ofMinutes(1));
            var phone = "changed at " + hub.clock.instant();
            hub.quickBooks.has(withPhone(inQuickBooks("V2"), phone, "2026-03-02T12:30:00"));

            looksIntoItAnd(nothing);

            assertThat(a.session().state)
                    .isInstanceOfSatisfying(
                            SessionState.Ended.class,
                            ended -> assertThat(ended.outcome()).isEqualTo(Outcome.COMPLETED));
            assertThat(inMirror("V2").phone()).isEqualTo(phone);
            assertThat(request(id).status()).isEqualTo(RequestStatus.IN_DOUBT);
            assertThat(request(id).notBefore()).isNull();
        }

        a.runs();

        assertThat(request(id).status()).isEqualTo(RequestStatus.SUCCEEDED);
        assertThat(hub.quickBooks.carriedOut).hasSize(1);
    }

    @Test
    void a_lost_answer_that_was_not_kept_is_settled_by_looking_the_record_up() {
        hub.quickBooks.remembers = false;
        var id = phoneOf("V1", "111", "555");
        goesOnUntilARequestIsSent(a);
        hub.quickBooks.answer(a.lastSet(), "A");

        a.runs();

        assertThat(request(id).status()).isEqualTo(RequestStatus.SUCCEEDED);
        assertThat(hub.quickBooks.carriedOut).hasSize(1);
    }

    @Test
    void of_an_edit_whose_answer_was_lost_and_that_somebody_has_written_over_meanwhile_nobody_can_tell() {
        hub.quickBooks.remembers = false;
        var id = phoneOf("V1", "111", "555");
        goesOnUntilARequestIsSent(a);
        hub.quickBooks.answer(a.lastSet(), "A");
        hub.quickBooks.has(withPhone(inQuickBooks("V1"), "999", "2026-03-02T12:30:00"));

        a.runs();

        assertThat(request(id).status()).isEqualTo(RequestStatus.FAILED);
        assertThat(request(id).isOutcomeUnknown()).isTrue();
        assertThat(there(request(id).failure()).message()).contains("\"999\"", "\"555\"");
        assertThat(hub.quickBooks.carriedOut).hasSize(1);
        assertThat(inQuickBooks("V1").phone()).isEqualTo("999");
    }

    @Test
    void of_an_edit_whose_answer_was_lost_the_rest_shows_what_became_of_it_and_the_person_sees_what_was_written_over() {
        hub.quickBooks.remembers = false;
        var id = edit(
                "V1",
                Map.of(
                        VendorField.PHONE, new TextChange("111", "555"),
                        VendorField.EMAIL, new TextChange("", "ap@example.com")),
                Set.of());
        goesOnUntilARequestIsSent(a);
        hub.quickBooks.answer(a.lastSet(), "A");
        hub.quickBooks.has(withPhone(inQuickBooks("V1"), "999", "2026-03-02T12:30:00"));

        a.runs();

        assertThat(request(id).status()).isEqualTo(RequestStatus.SUCCEEDED);
        assertThat(there(request(id).failure()).message()).contains("\"999\"", "\"555\"");
        assertThat(hub.quickBooks.carriedOut).hasSize(1);
        assertThat(inMirror("V1")).isEqualTo(inQuickBooks("V1"));
    }

    @Test
    void a_request_that_never_arrived_is_looked_up_and_sent_again() {
        var id = phoneOf("V1", "111", "555");
        goesOnUntilARequestIsSent(a); // and the machine dies before QuickBooks gets it

        a.runs();

        assertThat(request(id).status()).isEqualTo(RequestStatus.SUCCEEDED);
        assertThat(request(id).attempts()).isEqualTo(2);
        assertThat(hub.quickBooks.carriedOut).hasSize(1);
        assertThat(hub.requests.histories.get(id))
                .containsExactly(
                        RequestStatus.QUEUED,
                        RequestStatus.SENT,
                        RequestStatus.IN_DOUBT,
                        RequestStatus.QUEUED,
                        RequestStatus.SENT,
                        RequestStatus.SUCCEEDED);
    }

    @Test
    void another_connector_looks_the_record_up_at_once_because_the_memory_is_not_its_own() {
        var id = phoneOf("V1", "111", "555");
        goesOnUntilARequestIsSent(a);
        hub.quickBooks.answer(a.lastSet(), "A");
        var b = hub.connector("B");
        hub.clock.advance(Duration.ofMinutes(31));

        var exchanges = b.runs();

        assertThat(exchanges).noneMatch(List::isEmpty);
        assertThat(request(id).status()).isEqualTo(RequestStatus.SUCCEEDED);
        assertThat(hub.quickBooks.carriedOut).hasSize(1);
    }

    @Test
    void a_late_answer_settles_a_request_that_nobody_has_settled() {
        var id = phoneOf("V1", "111", "555");
        goesOnUntilARequestIsSent(a);
        var answer = hub.quickBooks.answer(a.lastSet(), "A");
        var ticket = a.ticket();
        a.closes();
        assertThat(request(id).status()).isEqualTo(RequestStatus.IN_DOUBT);

        assertThat(ticket).isEqualTo(a.ticket());
        a.answers(answer);

        assertThat(request(id).status()).isEqualTo(RequestStatus.SUCCEEDED);
        assertThat(inMirror("V1").phone()).isEqualTo("555");
    }

    @Test
    void a_late_answer_that_says_nothing_leaves_the_request_in_doubt() {
        var id = phoneOf("V1", "111", "555");
        goesOnUntilARequestIsSent(a);
        a.closes();

        a.answers(List.of());

        assertThat(request(id).status()).isEqualTo(RequestStatus.IN_DOUBT);
    }

    @Test
    void an_answer_that_says_nothing_of_the_request_leaves_it_in_doubt_and_quickbooks_is_asked() {
        var id = phoneOf("V1", "111", "555");
        goesOnUntilARequestIsSent(a);

        assertThat(a.answers(List.of())).isBetween(1, 99);

        assertThat(request(id).status()).isEqualTo(RequestStatus.IN_DOUBT);
        a.asks();
        assertThat(a.lastSet().asksForOutcome()).isTrue();
    }

    @Test
    void an_answer_that_cannot_be_read_is_asked_for_again_in_the_same_session() {
        var id = phoneOf("V1", "111", "555");
        goesOnUntilARequestIsSent(a);
        hub.quickBooks.answer(a.lastSet(), "A");

        assertThat(a.answersInText(ScriptedLanguage.GARBAGE)).isBetween(1, 99);
        assertThat(request(id).status()).isEqualTo(RequestStatus.IN_DOUBT);
        a.asks();
        assertThat(a.lastSet().asksForOutcome()).isTrue();
        a.answers();

        assertThat(request(id).status()).isEqualTo(RequestStatus.SUCCEEDED);
        assertThat(hub.quickBooks.carriedOut).hasSize(1);
    }

    @Test
    void what_quickbooks_refuses_for_the_moment_is_tried_in_the_next_session_and_then_after_longer_and_longer_waits() {
        var id = phoneOf("V1", "111", "555");
        hub.quickBooks.when(
                Question.CarryOut.class::isInstance, asked -> List.of(FakeQuickBooks.refusal(asked, 3175, Retry.SOON)));

        assertThat(writes(a.runs())).as("first try").hasSize(1);
        assertThat(there(request(id).failure()).code()).isEqualTo("code_3175");
        assertThat(writes(a.runs())).as("second try, at once").hasSize(1);
        assertThat(request(id).notBefore()).isEqualTo(hub.clock.instant().plus(Duration.ofMinutes(1)));
        assertThat(writes(a.runs())).as("too soon").isEmpty();
        hub.clock.advance(Duration.ofMinutes(1));
        assertThat(writes(a.runs())).as("third try").hasSize(1);
        assertThat(request(id).notBefore()).isEqualTo(hub.clock.instant().plus(Duration.ofMinutes(2)));
        hub.quickBooks.truthful();
        hub.clock.advance(Duration.ofMinutes(2));
        a.runs();

        assertThat(request(id).status()).isEqualTo(RequestStatus.SUCCEEDED);
        assertThat(request(id).failure()).isNull();
    }

    @Test
    void what_needs_a_person_fails_and_does_not_hold_up_the_others() {
        var poisoned = phoneOf("V1", "111", "555");
        var other = phoneOf("V2", "222", "666");
        hub.quickBooks.when(
                question -> question instanceof Question.CarryOut carry
                        && carry.write() instanceof Write.ChangeVendor change
                        && change.listId().equals("V1"),
                asked -> List.of(FakeQuickBooks.refusal(asked, 3260, Retry.AFTER_CHANGE)));

        a.runs();

        assertThat(request(poisoned).status()).isEqualTo(RequestStatus.FAILED);
        assertThat(there(request(poisoned).failure()).message()).contains("3260");
        assertThat(request(other).status()).isEqualTo(RequestStatus.SUCCEEDED);
    }

    @Test
    void a_text_that_quickbooks_does_not_understand_fails_its_request_alone() {
        var poisoned = phoneOf("V1", "111", "555");
        var other = phoneOf("V2", "222", "666");
        goesOnUntilARequestIsSent(a);

        assertThat(a.reports(QuickBooksTrouble.Nature.MESSAGE_REFUSED)).isBetween(1, 99);
        a.asks();
        a.answers();

        assertThat(request(poisoned).status()).isEqualTo(RequestStatus.FAILED);
        assertThat(request(other).status()).isEqualTo(RequestStatus.SUCCEEDED);
    }

    @Test
    void a_trouble_that_does_not_tell_whether_it_was_carried_out_leaves_it_in_doubt() {
        for (var nature : List.of(
                QuickBooksTrouble.Nature.OUTCOME_UNKNOWN,
                QuickBooksTrouble.Nature.PASSES,
                QuickBooksTrouble.Nature.NEEDS_PERSON)) {
            var id = phoneOf("V1", there(inQuickBooks("V1").phone()), "for " + nature);
            goesOnUntilARequestIsSent(a);

            assertThat(a.reports(nature)).isNegative();
            assertThat(request(id).status()).as("%s", nature).isEqualTo(RequestStatus.IN_DOUBT);
            a.closes();
            a.runs();

            assertThat(request(id).status()).isEqualTo(RequestStatus.SUCCEEDED);
        }
    }

    @Test
    void what_somebody_changed_in_quickbooks_meanwhile_is_read_again_compared_and_kept() {
        var id = phoneOf("V1", "111", "555");
        goesOnUntilARequestIsSent(a);
        hub.quickBooks.has(withEmail(inQuickBooks("V1"), "new@example.com", "2026-03-02T12:30:00"));

        int reply = a.answers();
        while (reply < 100) {
            a.asks();
            reply = a.answers();
        }

        assertThat(request(id).status()).isEqualTo(RequestStatus.SUCCEEDED);
        assertThat(inQuickBooks("V1").phone()).isEqualTo("555");
        assertThat(inQuickBooks("V1").email()).isEqualTo("new@example.com");
        assertThat(inMirror("V1")).isEqualTo(inQuickBooks("V1"));
    }

    @Test
    void of_a_field_that_both_sides_changed_quickbooks_text_stays_and_the_person_sees_both() {
        var id = edit(
                "V1",
                Map.of(
                        VendorField.PHONE, new TextChange("111", "555"),
                        VendorField.EMAIL, new TextChange("", "ap@example.com")),
                Set.of());
        hub.quickBooks.has(withPhone(inQuickBooks("V1"), "999", "2026-03-02T12:30:00"));

        var exchanges = a.runs();

        assertThat(writes(exchanges))
                .singleElement()
                .satisfies(write -> assertThat(((Write.ChangeVendor) write).changes())
                        .containsExactly(Map.entry(VendorField.EMAIL, "ap@example.com")));
        assertThat(inQuickBooks("V1").phone()).isEqualTo("999");
        assertThat(request(id).status()).isEqualTo(RequestStatus.SUCCEEDED);
        assertThat(there(request(id).failure()).message()).contains("\"999\"", "\"555\"");
    }

    @Test
    void an_edit_that_would_change_nothing_any_more_is_done_without_being_sent() {
        var id = phoneOf("V1", "111", "555");
        hub.quickBooks.has(withPhone(inQuickBooks("V1"), "555", "2026-03-02T12:30:00"));

        assertThat(writes(a.runs())).isEmpty();

        assertThat(request(id).status()).isEqualTo(RequestStatus.SUCCEEDED);
    }

    @Test
    void a_request_waits_for_the_one_that_it_depends_on_and_goes_out_in_the_same_session() {
        var first = phoneOf("V1", "111", "555");
        var second = edit("V1", Map.of(VendorField.PHONE, new TextChange("555", "777")), Set.of(first));
        assertThat(request(second).status()).isEqualTo(RequestStatus.BLOCKED);

        a.runs();

        assertThat(request(second).status()).isEqualTo(RequestStatus.SUCCEEDED);
        assertThat(inQuickBooks("V1").phone()).isEqualTo("777");
    }

    @Test
    void a_request_whose_predecessor_failed_stays_blocked() {
        var first = phoneOf("V1", "111", "555");
        var second = edit("V1", Map.of(VendorField.EMAIL, new TextChange("", "x@example.com")), Set.of(first));
        hub.quickBooks.when(
                Question.CarryOut.class::isInstance,
                asked -> List.of(FakeQuickBooks.refusal(asked, 3260, Retry.AFTER_CHANGE)));

        a.runs();

        assertThat(request(first).status()).isEqualTo(RequestStatus.FAILED);
        assertThat(request(second).status()).isEqualTo(RequestStatus.BLOCKED);
    }

    @Test
    void nothing_is_written_into_a_file_that_went_back_in_time() {
        var id = phoneOf("V1", "111", "555");
        hub.quickBooks.mark = hub.markInFile(0);

        a.authenticates();
        a.asks();

        assertThat(a.answers()).isNegative();
        assertThat(request(id).status()).isEqualTo(RequestStatus.QUEUED);
        assertThat(hub.quickBooks.carriedOut).isEmpty();
    }

    @Test
    void a_connector_that_comes_early_gets_work_when_a_request_is_due() {
        hub.minimumGap = Duration.ofMinutes(1);
        a.runs();
        assertThat(a.authenticates()).isInstanceOf(Conversation.Greeting.NoWork.class);

        phoneOf("V1", "111", "555");

        assertThat(a.authenticates()).isInstanceOf(Conversation.Greeting.Work.class);
    }
}
