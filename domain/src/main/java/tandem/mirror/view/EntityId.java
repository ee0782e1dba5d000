package tandem.mirror.view;

import java.util.Optional;
import java.util.UUID;
import tandem.identity.TypeId;
import tandem.mirror.Kind;

/** The outward form of our ids of mirrored records: {@code bill_01h455vb4pex5vsknk084sn02q}. */
public final class EntityId {

    private EntityId() {}

    /** Writes an id. */
    public static String of(Kind kind, UUID id) {
        return TypeId.format(prefix(kind), id);
    }

    /** Reads an id; empty when the text is no id of this kind of records. */
    public static Optional<UUID> parse(Kind kind, String text) {
        return TypeId.parse(prefix(kind), text);
    }

    /** Both kinds of terms are one type to the outside, and so are both kinds of payments. */
    private static String prefix(Kind kind) {
        return switch (kind) {
            case ACCOUNT -> "acct";
            case STANDARD_TERMS, DATE_DRIVEN_TERMS -> "term";
            case CLASS -> "cls";
            case CURRENCY -> "cur";
            case VENDOR -> "vnd";
            case CUSTOMER_JOB -> "job";
            case ITEM -> "item";
            case BILL -> "bill";
            case VENDOR_CREDIT -> "crd";
            case BILL_PAYMENT_CHECK, BILL_PAYMENT_CREDIT_CARD -> "pay";
        };
    }
}
