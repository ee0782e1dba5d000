package tandem.timeline;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.approval.Step;
import tandem.audit.Actor;
import tandem.feed.Change;
import tandem.reconciliation.Check;
import tandem.request.Operation;
import tandem.request.RequestId;
import tandem.request.RequestLog;

/** Something that happened to a record, as it was noted down. */
public sealed interface Happening {

    /**
     * The record is otherwise.
     *
     * @param here whether it was changed on this side; else QuickBooks showed it so
     */
    record Changed(Change.What what, boolean here) implements Happening {}

    /**
     * A request about the record took a step.
     *
     * @param payment the payment that the request is about, where that pays the record; absent: it is about the record itself
     * @param exchange the number of the exchange in which it went out, where that is known
     */
    record Stepped(
            RequestId request,
            Operation operation,
            @Nullable UUID payment,
            RequestLog.Step step,
            @Nullable Integer exchange)
            implements Happening {}

    /**
     * Somebody did something about the record.
     *
     * @param action the word on the audit trail
     * @param subject outward id of what was acted on: the record, a request about it, or a discrepancy
     */
    record Acted(
            String action,
            String subject,
            Actor actor,
            @Nullable String reason,
            Map<String, ?> before,
            Map<String, ?> after)
            implements Happening {}

    /** Something happened to its approval. */
    record Decided(
            Step.What what,
            @Nullable String approver,
            String by,
            @Nullable String reason) implements Happening {}

    /** Comparing the two sides found something, or found it gone. */
    record Differed(UUID discrepancy, Check check, Turn turn) implements Happening {

        /** Which way it went. */
        public enum Turn {
            FOUND,
            FOUND_AGAIN,
            GONE
        }
    }
}
