package tandem.session;

import static org.assertj.core.api.Assertions.assertThat;
import static tandem.session.FakeQuickBooks.aVendor;
import static tandem.session.FakeQuickBooks.withPhone;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tandem.mirror.Kind;
import tandem.request.Cause;
import tandem.request.Errand.TextChange;
import tandem.request.Errand.VendorEdit;
import tandem.request.Failure;
import tandem.request.Request;
import tandem.request.RequestId;
import tandem.request.RequestStatus;
import tandem.wire.Question;
import tandem.wire.Status.Meaning;
import tandem.wire.Treatment.Retry;
import tandem.wire.Write.VendorField;

/** What becomes of a request that QuickBooks refuses, for each class of refusals, and of one that is not answered yet. */
class RetryClassesTest {

    private static final RequestId EDIT = new RequestId(new UUID(5, 1));
    private static final int SOME_CODE = 3999;
    private static final int OUT_OF_DATE = 3200;

    private final Hub hub = new Hub();
    private Hub.Connector connector;

    @BeforeEach
    void aRequestIsDue() {
        hub.quickBooks.has(withPhone(aVendor("V1", "2026-01-01T08:00:00", "0.00"), "111", "2026-01-01T08:00:00"));
        connector = hub.readAt("A");
        var errand = new VendorEdit(
                InMemoryMirror.idOf("V1"), Map.of(VendorField.PHONE, new TextChange("111", "555")), null);
        hub.requests.add(
                Request.of(EDIT, hub.visits.company, errand, Set.of(), hub.clock.instant()), new Cause("a test", null));
    }

    private Request request() {
        return hub.requests.find(hub.visits.company, EDIT).orElseThrow();
    }

    private void isRefused(Retry retry) {
        isRefused(SOME_CODE, retry);
    }

    private void isRefused(int code, Retry retry) {
        hub.quickBooks.truthful();
        hub.quickBooks.when(
                Question.CarryOut.class::isInstance, asked -> List.of(FakeQuickBooks.refusal(asked, code, retry)));
    }

    private static long sent(List<List<Question>> exchanges) {
        return exchanges.stream()
                .flatMap(List::stream)
                .filter(Question.CarryOut.class::isInstance)
                .count();
    }

    private void isDoneByTheNextUpdate() {
        hub.quickBooks.truthful();
        connector.runs();
        assertThat(request().status()).isEqualTo(RequestStatus.SUCCEEDED);
        assertThat(request().failure()).isNull();
        assertThat(hub.quickBooks.carriedOut).hasSize(1);
    }

    @Test
    void not_needed_what_is_done_with_a_warning_is_done() {
        hub.quickBooks.when(
                Question.CarryOut.class::isInstance,
                asked -> List.of(FakeQuickBooks.opening(asked, 550, Meaning.DONE_WITH_WARNING)));

        assertThat(sent(connector.runs())).isEqualTo(1);

        assertThat(request().status()).isEqualTo(RequestStatus.SUCCEEDED);
    }

    @ParameterizedTest
    @EnumSource(names = {"SOON", "LATER"})
    void soon_and_later_it_is_tried_in_the_next_session_however_soon_and_not_in_this_one(Retry retry) {
        isRefused(retry);

        assertThat(sent(connector.runs())).isEqualTo(1);

        assertThat(request().status()).isEqualTo(RequestStatus.QUEUED);
        assertThat(why().severity()).isEqualTo(Failure.Severity.WARNING);
        isDoneByTheNextUpdate();
    }

    @ParameterizedTest
    @EnumSource(names = {"SOON", "LATER"})
    void soon_and_later_it_is_never_given_up_and_waits_an_hour_at_most(Retry retry) {
        isRefused(retry);
        for (int i = 0; i < 12; i++) {
            connector.runs();
            hub.clock.advance(Duration.ofHours(1));
        }

        assertThat(request().attempts()).isEqualTo(12);
        assertThat(request().status()).isEqualTo(RequestStatus.QUEUED);
        isDoneByTheNextUpdate();
    }

    @Test
    void with_parent_it_is_tried_once_more_after_the_lists_were_read_again() {
        isRefused(Retry.WITH_PARENT);

        assertThat(sent(connector.runs())).isEqualTo(1);

        assertThat(request().status()).isEqualTo(RequestStatus.QUEUED);
        isDoneByTheNextUpdate();
    }

    @Test
    void with_parent_it_needs_a_person_when_the_second_try_is_refused_too() {
        isRefused(Retry.WITH_PARENT);
        connector.runs();
        var second = connector.runs();

        assertThat(second.getFirst()).as("what is read first").anyMatch(Question.Records.class::isInstance);
        assertThat(sent(second)).isEqualTo(1);
        isFailed();
    }

    @Test
    void with_parent_an_answer_that_was_lost_takes_no_try_away() {
        goesOutAndIsLost();
        isRefused(Retry.WITH_PARENT);

        assertThat(sent(connector.runs())).as("after it was looked up").isEqualTo(1);

        assertThat(request().attempts()).isEqualTo(2);
        assertThat(request().status()).isEqualTo(RequestStatus.QUEUED);
        isDoneByTheNextUpdate();
    }

    @Test
    void with_parent_a_refusal_that_passed_takes_no_try_away() {
        isRefused(Retry.SOON);
        connector.runs();
        isRefused(Retry.WITH_PARENT);
        connector.runs();

        assertThat(request().status()).isEqualTo(RequestStatus.QUEUED);
        isDoneByTheNextUpdate();
    }

    @Test
    void with_parent_a_person_who_wants_it_tried_again_gets_every_try_anew() {
        isRefused(Retry.WITH_PARENT);
        connector.runs();
        connector.runs();
        isFailed();
        isRequeued();

        assertThat(sent(connector.runs())).isEqualTo(1);

        assertThat(request().attempts()).isEqualTo(3);
        assertThat(request().status()).isEqualTo(RequestStatus.QUEUED);
        isDoneByTheNextUpdate();
    }

    @Test
    void soon_and_later_an_answer_that_was_lost_makes_the_second_try_wait_no_longer() {
        goesOutAndIsLost();
        isRefused(Retry.SOON);
        connector.runs();

        assertThat(request().notBefore()).isNull();
        isDoneByTheNextUpdate();
    }

    @Test
    void soon_and_later_a_person_who_wants_it_tried_again_gets_the_short_waits_anew() {
        isRefused(Retry.SOON);
        connector.runs();
        connector.runs();
        assertThat(request().notBefore()).isNotNull();
        isRefused(Retry.AFTER_CHANGE);
        hub.clock.advance(Duration.ofHours(1));
        connector.runs();
        isRequeued();
        isRefused(Retry.SOON);
        connector.runs();

        assertThat(request().notBefore()).isNull();
    }

    /** The machine dies before QuickBooks gets it. */
    private void goesOutAndIsLost() {
        connector.authenticates();
        while (connector.isAsked().stream().noneMatch(Question.CarryOut.class::isInstance)) {
            connector.answers();
        }
    }

    private void isRequeued() {
        var failed = request();
        hub.requests.move(failed, failed.requeued(failed.asItIs(), false), new Cause("a person", null));
    }

    @Test
    void after_comparing_an_answer_that_was_lost_takes_no_try_away() {
        goesOutAndIsLost();
        isRefused(OUT_OF_DATE, Retry.AFTER_COMPARING);

        assertThat(sent(connector.runs())).as("tries after it was looked up").isEqualTo(3);

        isFailed();
    }

    @Test
    void after_comparing_a_person_who_wants_it_tried_again_gets_every_try_anew() {
        isRefused(OUT_OF_DATE, Retry.AFTER_COMPARING);
        connector.runs();
        isRequeued();

        assertThat(sent(connector.runs())).isEqualTo(3);

        isFailed();
    }

    @Test
    void after_comparing_the_record_is_read_again_before_it_is_tried_once_more() {
        isRefused(OUT_OF_DATE, Retry.AFTER_COMPARING);

        var exchanges = connector.runs();

        assertThat(exchanges.stream()
                        .flatMap(List::stream)
                        .filter(question -> question.equals(theVendor()))
                        .count())
                .as("how often the record was read")
                .isEqualTo(2);
        assertThat(sent(exchanges)).as("tries").isEqualTo(3);
        isFailed();
    }

    private static Question theVendor() {
        return new Question.Records(Kind.VENDOR, new Question.Selection.Named(Set.of("V1")), null, null);
    }

    @ParameterizedTest
    @EnumSource(names = {"AFTER_CHANGE", "NEVER"})
    void after_change_and_never_it_fails_at_once_and_is_not_tried_again(Retry retry) {
        isRefused(retry);

        connector.runs();

        isFailed();
        assertThat(why().retryable())
                .as("whether a person may have it tried again unchanged")
                .isEqualTo(retry == Retry.AFTER_CHANGE);
        hub.quickBooks.truthful();
        assertThat(sent(connector.runs())).isZero();
    }

    @Test
    void another_connector_has_to_wait_while_the_request_is_with_quickbooks() {
        connector.authenticates();
        while (connector.isAsked().stream().noneMatch(Question.CarryOut.class::isInstance)) {
            connector.answers();
        }
        var other = hub.connector("B");

        other.authenticates();

        assertThat(other.asks()).isEmpty();
        assertThat(other.lastError()).isEqualTo(Reception.WAITING);
        assertThat(request().status()).isEqualTo(RequestStatus.SENT);
        assertThat(connector.answers()).isEqualTo(100);
        assertThat(request().status()).isEqualTo(RequestStatus.SUCCEEDED);
    }

    private void isFailed() {
        assertThat(request().status()).isEqualTo(RequestStatus.FAILED);
        assertThat(why().severity()).isEqualTo(Failure.Severity.ERROR);
        assertThat(why().message()).contains("status ");
        assertThat(why().advice()).isEqualTo("This is what helps.");
        assertThat(hub.quickBooks.carriedOut).isEmpty();
    }

    private Failure why() {
        var failure = request().failure();
        if (failure == null) {
            throw new AssertionError("no reason is given");
        }
        return failure;
    }
}
