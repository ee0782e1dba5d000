package tandem.feed;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandem.request.RequestId;

/** What a change is about, as callers know it: both sorts of terms are one, and so are all sorts of payments. */
public enum Topic {
    ACCOUNT(Kind.ACCOUNT),
    TERMS(Kind.STANDARD_TERMS),
    CLASS(Kind.CLASS),
    CURRENCY(Kind.CURRENCY),
    VENDOR(Kind.VENDOR),
    JOB(Kind.CUSTOMER_JOB),
    ITEM(Kind.ITEM),
    BILL(Kind.BILL),
    VENDOR_CREDIT(Kind.VENDOR_CREDIT),
    PAYMENT(Kind.BILL_PAYMENT_CHECK),
    REQUEST(null);

    private final @Nullable Kind kind;

    Topic(@Nullable Kind kind) {
        this.kind = kind;
    }

    /** The outward form of an id of such a thing. */
    public String id(UUID id) {
        return kind == null ? new RequestId(id).toString() : EntityId.of(kind, id);
    }

    /** Reads the outward form of such an id; empty when the text is none. */
    public Optional<UUID> parse(String text) {
        return kind == null ? RequestId.parse(text).map(RequestId::value) : EntityId.parse(kind, text);
    }

    /**
     * The topic under the word that a change is stored with: the mirror's changes carry the word of their {@link Kind}, all others
     * the topic's own.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Topic ofStoredWord(String word) {
        return switch (word) {
            case "standard_terms", "date_driven_terms" -> TERMS;
            case "customer_job" -> JOB;
            case "bill_payment_check", "bill_payment_credit_card" -> PAYMENT;
            default -> valueOf(word.toUpperCase(Locale.ROOT));
        };
    }
}
