package tandem.timeline;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.audit.Actor;
import tandem.company.SessionId;
import tandem.feed.Topic;
import tandem.reconciliation.DiscrepancyIds;
import tandem.request.Operation;
import tandem.request.RequestId;
import tandem.request.RequestLog;
import tandem.request.RequestStatus;
import tandem.timeline.Line.By;
import tandem.timeline.Line.Side;
import tandem.timeline.Line.Traces;
import tandem.timeline.Line.What;

/** Says in plain words what happened to a record. */
final class Telling {

    private static final String MADE_HERE = "Made on this side.";
    private static final String CHANGED_HERE = "Changed on this side.";
    private static final String TAKEN_AWAY_HERE = "Taken away on this side.";

    private final Topic topic;
    private final Map<String, String> names;

    /**
     * @param topic what the record is
     * @param names what people call those who acted
     */
    Telling(Topic topic, Map<String, String> names) {
        this.topic = topic;
        this.names = names;
    }

    Line line(Entry entry) {
        return switch (entry.happening()) {
            case Happening.Changed changed -> changed(entry.moment(), changed);
            case Happening.Stepped stepped -> stepped(entry.moment(), stepped);
            case Happening.Acted acted -> acted(entry.moment(), acted);
            case Happening.Decided decided -> decided(entry.moment(), decided);
            case Happening.Differed differed -> differed(entry.moment(), differed);
        };
    }

    private Line changed(Moment moment, Happening.Changed changed) {
        boolean here = changed.here();
        var what = switch (changed.what()) {
            case CREATED -> here ? What.MADE : What.READ;
            case UPDATED -> What.CHANGED;
            case DEACTIVATED -> What.DEACTIVATED;
            case REMOVED -> What.REMOVED;
            case RESTORED -> What.RESTORED;
        };
        var text = switch (changed.what()) {
            case CREATED -> here ? MADE_HERE : "Read from QuickBooks for the first time.";
            case UPDATED -> here ? CHANGED_HERE : "Read from QuickBooks again, with changes.";
            case DEACTIVATED -> "Read from QuickBooks: it was made inactive there.";
            case REMOVED -> here ? TAKEN_AWAY_HERE : "QuickBooks does not have it any more.";
            case RESTORED -> here ? "Back on this side." : "Back in QuickBooks.";
        };
        return new Line(moment, what, here ? Side.MINERALTREE : Side.QUICKBOOKS, text, null, null, Traces.NONE);
    }

    private Line stepped(Moment moment, Happening.Stepped stepped) {
        var step = stepped.step();
        var what = what(step);
        boolean isAnswer = step.from() != RequestStatus.QUEUED
                && (what == What.ANSWERED || what == What.POSTPONED || what == What.FAILED);
        var session = SessionId.parse(step.by()).map(SessionId::toString).orElse(null);
        return new Line(
                moment,
                what,
                isAnswer && session != null ? Side.QUICKBOOKS : Side.MINERALTREE,
                matter(stepped) + ": " + text(step, what),
                by(step.by()),
                step.reason(),
                new Traces(stepped.request().toString(), session, stepped.exchange(), null));
    }

    private String matter(Happening.Stepped stepped) {
        var payment = stepped.payment();
        var matter = matter(stepped.operation());
        return payment == null ? matter : matter + ' ' + Topic.PAYMENT.id(payment) + " of this " + word(topic);
    }

    private static String matter(Operation operation) {
        return switch (operation) {
            case VENDOR_MOD -> "Changing the vendor in QuickBooks";
            case TERMS_ADD -> "Adding the terms to QuickBooks";
            case BILL_ADD -> "Posting the bill to QuickBooks";
            case BILL_MOD -> "Changing the bill in QuickBooks";
            case PAYMENT_ADD -> "Recording the payment in QuickBooks";
            case PAYMENT_VOID -> "Voiding the payment in QuickBooks";
        };
    }

    private static String word(Topic topic) {
        return topic.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static What what(RequestLog.Step step) {
        return switch (step.to()) {
            case QUEUED -> queued(step.from());
            case BLOCKED -> step.from() == RequestStatus.FAILED ? What.REQUEUED : What.BLOCKED;
            case SENT -> What.SENT;
            case IN_DOUBT -> step.from() == RequestStatus.FAILED ? What.REQUEUED : What.IN_DOUBT;
            case SUCCEEDED -> What.ANSWERED;
            case FAILED -> What.FAILED;
            case CANCELLED -> What.CANCELLED;
        };
    }

    private static What queued(@Nullable RequestStatus from) {
        return switch (from) {
            case null -> What.QUEUED;
            case FAILED -> What.REQUEUED;
            case SENT -> What.POSTPONED;
            default -> What.QUEUED;
        };
    }

    private static String text(RequestLog.Step step, What what) {
        return switch (what) {
            case BLOCKED -> "it waits for another request.";
            case SENT -> "sent to QuickBooks.";
            case IN_DOUBT ->
                "the answer was lost; whether QuickBooks has it is looked into before anything is sent again.";
            case ANSWERED ->
                step.from() == RequestStatus.SENT
                        ? "QuickBooks answered that it is done."
                        : "it was found that QuickBooks has it.";
            case POSTPONED -> "QuickBooks refused for the moment; it goes out again by itself.";
            case FAILED -> "it failed and needs a person.";
            case REQUEUED ->
                switch (step.to()) {
                    case IN_DOUBT -> "re-queued; it is looked up first, since nobody knows whether QuickBooks has it.";
                    case BLOCKED -> "re-queued; it waits for another request.";
                    default -> "re-queued.";
                };
            case CANCELLED -> "called off.";
            default -> queuedText(step.from());
        };
    }

    private static String queuedText(@Nullable RequestStatus from) {
        return switch (from) {
            case null -> "queued for the next update.";
            case BLOCKED -> "what it waited for is over; queued for the next update.";
            default -> "QuickBooks does not have it; queued to be sent again.";
        };
    }

    private Line acted(Moment moment, Happening.Acted acted) {
        var actor = acted.actor();
        return new Line(
                moment,
                what(acted.action()),
                Side.MINERALTREE,
                text(acted.action()),
                new By(actor.id(), actor.label()),
                acted.reason(),
                new Traces(
                        RequestId.parse(acted.subject())
                                .map(RequestId::toString)
                                .orElse(null),
                        null,
                        null,
                        DiscrepancyIds.parse(acted.subject())
                                .map(DiscrepancyIds::of)
                                .orElse(null)),
                acted.before(),
                acted.after());
    }

    private static What what(String action) {
        return switch (action) {
            case "bill_drafted" -> What.MADE;
            case "bill_changed" -> What.CHANGED;
            case "bill_discarded", "bill_deleted_here" -> What.REMOVED;
            default -> What.ACTED;
        };
    }

    /** An action that has no sentence of its own is told by its word: there will be more of them. */
    private static String text(String action) {
        return switch (action) {
            case "request_amended" -> "What its request is to do was edited.";
            case "bill_drafted" -> MADE_HERE;
            case "bill_changed" -> CHANGED_HERE;
            case "bill_discarded", "bill_deleted_here" -> TAKEN_AWAY_HERE;
            case "discrepancy_accepted" -> "A difference between the two sides was let stand.";
            case "vanished_write_resent" -> "What the company file had lost was sent again.";
            case "vendor_own_fields_changed" -> "What is kept of the vendor on this side alone was changed.";
            case "vendor_hidden" -> "The vendor was taken from view.";
            case "vendor_unhidden" -> "The vendor was put back into view.";
            default -> {
                var words = action.replace('_', ' ');
                yield Character.toUpperCase(words.charAt(0)) + words.substring(1) + '.';
            }
        };
    }

    private Line decided(Moment moment, Happening.Decided decided) {
        var what = switch (decided.what()) {
            case ROUTED -> What.ROUTED;
            case APPROVED -> What.APPROVED;
            case DECLINED -> What.DECLINED;
            case RESTARTED -> What.RESTARTED;
        };
        var text = switch (decided.what()) {
            case ROUTED -> "It was set by hand who approves it.";
            case APPROVED -> "Approved by " + decided.approver() + '.';
            case DECLINED -> "Declined by " + decided.approver() + '.';
            case RESTARTED -> "Everybody is asked anew for approval.";
        };
        return new Line(moment, what, Side.MINERALTREE, text, by(decided.by()), decided.reason(), Traces.NONE);
    }

    private Line differed(Moment moment, Happening.Differed differed) {
        var code = differed.check().code().replace('_', ' ');
        var text = switch (differed.turn()) {
            case FOUND -> "The two sides were found to differ: " + code + '.';
            case FOUND_AGAIN -> "The two sides were found to differ again: " + code + '.';
            case GONE -> "The two sides agree again: " + code + " is over.";
        };
        return new Line(
                moment,
                differed.turn() == Happening.Differed.Turn.GONE ? What.AGREED : What.DIFFERED,
                Side.MINERALTREE,
                text,
                new By(Actor.HUB.id(), Actor.HUB.label()),
                null,
                new Traces(null, null, null, DiscrepancyIds.of(differed.discrepancy())));
    }

    private By by(String id) {
        return new By(id, names.get(id));
    }
}
