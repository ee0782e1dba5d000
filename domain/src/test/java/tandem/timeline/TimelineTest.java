package tandem.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tandem.approval.Step;
import tandem.audit.Actor;
import tandem.company.CompanyId;
import tandem.company.SessionId;
import tandem.feed.Change;
import tandem.feed.Topic;
import tandem.listing.Slice;
import tandem.reconciliation.Check;
import tandem.reconciliation.DiscrepancyIds;
import tandem.request.Operation;
import tandem.request.RequestId;
import tandem.request.RequestLog;
import tandem.request.RequestStatus;
import tandem.timeline.Happening.Differed.Turn;

class TimelineTest {

    private static final Instant NOON = Instant.parse("2026-03-05T12:00:00Z");
    private static final CompanyId COMPANY = new CompanyId(new UUID(1, 1));
    private static final UUID BILL = new UUID(1, 2);
    private static final RequestId REQUEST = new RequestId(new UUID(1, 3));
    private static final String SESSION = new SessionId(new UUID(1, 4)).toString();
    private static final String KEY = "key_of_the_application";

    private final Notes notes = new Notes();
    private final Timeline timeline = new Timeline(notes);

    /** A chronicle of what a test writes into it. */
    private static final class Notes implements Chronicle {

        private final List<Entry> entries = new ArrayList<>();
        private @Nullable Instant keptSince;
        private Set<String> named = Set.of();

        void add(Moment.Source source, Happening happening) {
            int number = entries.size();
            entries.add(new Entry(new Moment(NOON.plusSeconds(number), source, new UUID(2, 2), number), happening));
        }

        @Override
        public Slice<Entry> about(CompanyId company, UUID record, String subject, @Nullable Moment after, int limit) {
            assertThat(company).isEqualTo(COMPANY);
            assertThat(record).isEqualTo(BILL);
            assertThat(subject).isEqualTo(Topic.BILL.id(BILL));
            return Slice.of(entries, limit);
        }

        @Override
        public Optional<Instant> changesKeptSince(CompanyId company) {
            return Optional.ofNullable(keptSince);
        }

        @Override
        public Map<String, String> names(CompanyId company, Set<String> ids) {
            named = ids;
            return Map.of(KEY, "MineralTree", SESSION, "FRONTDESK");
        }
    }

    private void stepped(@Nullable RequestStatus from, RequestStatus to, String by, @Nullable String reason) {
        stepped(Operation.BILL_ADD, null, from, to, by, reason);
    }

    private void stepped(
            Operation operation,
            @Nullable UUID payment,
            @Nullable RequestStatus from,
            RequestStatus to,
            String by,
            @Nullable String reason) {
        notes.add(
                Moment.Source.REQUESTS,
                new Happening.Stepped(
                        REQUEST, operation, payment, new RequestLog.Step(NOON, from, to, by, reason), null));
    }

    private List<Line> lines() {
        return timeline.of(COMPANY, Topic.BILL, BILL, null, 100).lines().items();
    }

    private List<String> told() {
        return lines().stream()
                .map(line -> line.what().word() + ": " + line.text())
                .toList();
    }

    @Test
    void the_way_of_a_bill_that_was_refused_and_mended_is_told_step_by_step() {
        notes.add(Moment.Source.CHANGES, new Happening.Changed(Change.What.CREATED, true));
        notes.add(Moment.Source.APPROVAL, new Happening.Decided(Step.What.APPROVED, "Ann", KEY, null));
        stepped(null, RequestStatus.QUEUED, KEY, null);
        stepped(RequestStatus.QUEUED, RequestStatus.SENT, SESSION, null);
        stepped(RequestStatus.SENT, RequestStatus.FAILED, SESSION, "The books are closed.");
        notes.add(
                Moment.Source.ACTS,
                new Happening.Acted(
                        "request_amended",
                        REQUEST.toString(),
                        new Actor("usr_1", "Sue", "10.0.0.7"),
                        "after the period",
                        Map.of("date", "2025-12-31"),
                        Map.of("date", "2026-01-02")));
        stepped(RequestStatus.FAILED, RequestStatus.QUEUED, "usr_1", "after the period");
        stepped(RequestStatus.QUEUED, RequestStatus.SENT, SESSION, null);
        stepped(RequestStatus.SENT, RequestStatus.SUCCEEDED, SESSION, null);
        notes.add(Moment.Source.CHANGES, new Happening.Changed(Change.What.UPDATED, false));

        assertThat(told())
                .containsExactly(
                        "made: Made on this side.",
                        "approved: Approved by Ann.",
                        "queued: Posting the bill to QuickBooks: queued for the next update.",
                        "sent: Posting the bill to QuickBooks: sent to QuickBooks.",
                        "failed: Posting the bill to QuickBooks: it failed and needs a person.",
                        "acted: What its request is to do was edited.",
                        "requeued: Posting the bill to QuickBooks: re-queued.",
                        "sent: Posting the bill to QuickBooks: sent to QuickBooks.",
                        "answered: Posting the bill to QuickBooks: QuickBooks answered that it is done.",
                        "changed: Read from QuickBooks again, with changes.");
        var failed = lines().get(4);
        assertThat(failed.side()).isEqualTo(Line.Side.QUICKBOOKS);
        assertThat(failed.reason()).isEqualTo("The books are closed.");
        assertThat(failed.by()).isEqualTo(new Line.By(SESSION, "FRONTDESK"));
        assertThat(failed.traces().session()).isEqualTo(SESSION);
        assertThat(failed.traces().request()).isEqualTo(REQUEST.toString());
        var amended = lines().get(5);
        assertThat(amended.by()).isEqualTo(new Line.By("usr_1", "Sue"));
        assertThat(amended.before()).isEqualTo(Map.of("date", "2025-12-31"));
        assertThat(amended.traces().request()).isEqualTo(REQUEST.toString());
        assertThat(lines().get(2).by()).isEqualTo(new Line.By(KEY, "MineralTree"));
        assertThat(lines().get(2).side()).isEqualTo(Line.Side.MINERALTREE);
    }

    @Test
    void an_answer_that_was_lost_is_told_with_what_became_of_it() {
        stepped(RequestStatus.SENT, RequestStatus.IN_DOUBT, SESSION, null);
        stepped(RequestStatus.IN_DOUBT, RequestStatus.QUEUED, SESSION, null);
        stepped(RequestStatus.IN_DOUBT, RequestStatus.SUCCEEDED, SESSION, null);
        stepped(RequestStatus.FAILED, RequestStatus.IN_DOUBT, KEY, null);
        stepped(RequestStatus.SENT, RequestStatus.QUEUED, SESSION, null);

        assertThat(told())
                .containsExactly(
                        "in_doubt: Posting the bill to QuickBooks: the answer was lost; whether QuickBooks has it is looked into"
                                + " before anything is sent again.",
                        "queued: Posting the bill to QuickBooks: QuickBooks does not have it; queued to be sent again.",
                        "answered: Posting the bill to QuickBooks: it was found that QuickBooks has it.",
                        "requeued: Posting the bill to QuickBooks: re-queued; it is looked up first, since nobody knows whether"
                                + " QuickBooks has it.",
                        "postponed: Posting the bill to QuickBooks: QuickBooks refused for the moment; it goes out again by"
                                + " itself.");
    }

    @Test
    void what_waits_for_another_request_and_what_was_called_off_is_told() {
        stepped(null, RequestStatus.BLOCKED, KEY, null);
        stepped(RequestStatus.BLOCKED, RequestStatus.QUEUED, SESSION, null);
        stepped(RequestStatus.FAILED, RequestStatus.BLOCKED, KEY, null);
        stepped(RequestStatus.BLOCKED, RequestStatus.CANCELLED, KEY, "a mistake");

        assertThat(told())
                .containsExactly(
                        "blocked: Posting the bill to QuickBooks: it waits for another request.",
                        "queued: Posting the bill to QuickBooks: what it waited for is over; queued for the next update.",
                        "requeued: Posting the bill to QuickBooks: re-queued; it waits for another request.",
                        "cancelled: Posting the bill to QuickBooks: called off.");
    }

    @Test
    void a_payment_of_the_bill_is_named() {
        var payment = new UUID(5, 5);
        stepped(Operation.PAYMENT_ADD, payment, null, RequestStatus.QUEUED, KEY, null);

        assertThat(told())
                .containsExactly("queued: Recording the payment in QuickBooks " + Topic.PAYMENT.id(payment)
                        + " of this bill: queued for the next update.");
    }

    @Test
    void findings_come_and_go_and_name_their_discrepancy() {
        var found = new UUID(6, 6);
        for (var turn : Turn.values()) {
            notes.add(Moment.Source.DISCREPANCIES, new Happening.Differed(found, Check.PAID_IN_BOTH, turn));
        }

        assertThat(told())
                .containsExactly(
                        "differed: The two sides were found to differ: paid in both.",
                        "differed: The two sides were found to differ again: paid in both.",
                        "agreed: The two sides agree again: paid in both is over.");
        assertThat(lines())
                .allSatisfy(line -> assertThat(line.traces().discrepancy()).isEqualTo(DiscrepancyIds.of(found)));
        assertThat(notes.named).as("nobody has to be asked for his name").isEmpty();
    }

    @Test
    void every_change_says_on_which_side_it_was() {
        for (var what : Change.What.values()) {
            notes.add(Moment.Source.CHANGES, new Happening.Changed(what, false));
        }
        notes.add(Moment.Source.CHANGES, new Happening.Changed(Change.What.REMOVED, true));

        assertThat(lines().stream().map(line -> line.side() + " " + line.what()))
                .containsExactly(
                        "QUICKBOOKS READ",
                        "QUICKBOOKS CHANGED",
                        "QUICKBOOKS DEACTIVATED",
                        "QUICKBOOKS REMOVED",
                        "QUICKBOOKS RESTORED",
                        "MINERALTREE REMOVED");
    }

    @Test
    void an_act_without_a_sentence_of_its_own_is_told_by_its_word() {
        notes.add(
                Moment.Source.ACTS,
                new Happening.Acted("bill_painted_green", "x", Actor.HUB, null, Map.of(), Map.of()));

        assertThat(told()).containsExactly("acted: Bill painted green.");
    }

    @Test
    void since_when_changes_are_kept_is_said_where_the_feed_has_lost_its_beginning() {
        assertThat(timeline.of(COMPANY, Topic.BILL, BILL, null, 5).changesKeptSince())
                .isNull();
        notes.keptSince = NOON;
        assertThat(timeline.of(COMPANY, Topic.BILL, BILL, null, 5).changesKeptSince())
                .isEqualTo(NOON);
    }
}
