package tandem.approval;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.bill.BillContent;

/**
 * Something that happened to the approval of a bill. Steps are only added.
 *
 * @param approver who decided; absent where nobody did
 * @param reason as whoever acted gave it, or what the hub has to say
 * @param by a key, or the hub
 * @param seen what the bill said when it was decided about; absent: a change of it is noted as a step of its own
 */
public record Step(
        What what,
        @Nullable String approver,
        @Nullable String reason,
        Instant at,
        String by,
        @Nullable Seen seen) {

    /** A step about a bill of this side. */
    public Step(What what, @Nullable String approver, @Nullable String reason, Instant at, String by) {
        this(what, approver, reason, at, by, null);
    }

    /** What a decision about a bill that QuickBooks keeps goes by: it may be changed there at any time. */
    public record Seen(@Nullable UUID vendor, BigDecimal gross) {

        /** What such a bill says now. */
        public static Seen of(BillContent bill) {
            return new Seen(bill.vendor(), bill.gross());
        }

        boolean isOf(BillContent bill) {
            return Objects.equals(vendor, bill.vendor()) && gross.compareTo(bill.gross()) == 0;
        }
    }

    /** The same, about what the bill says now. */
    public Step about(BillContent bill) {
        return new Step(what, approver, reason, at, by, Seen.of(bill));
    }

    boolean isAbout(BillContent bill) {
        return seen == null || seen.isOf(bill);
    }

    /** What happened. */
    public enum What {
        /** Somebody set by hand who is asked. */
        ROUTED,
        /** An approver approved. */
        APPROVED,
        /** An approver declined. */
        DECLINED,
        /** All decisions so far were about another bill, so to speak: everybody is asked anew. */
        RESTARTED;

        /** The word in the contract and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The step with this word.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static What ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
