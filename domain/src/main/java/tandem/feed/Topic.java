package tandem.feed;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;
import tandem.request.RequestId;

/** What a change is about, as callers know it: both sorts of terms are one, and so are all sorts of payments. */
public enum Topic {
    ACCOUNT(Kind.ACCOUNT),
    TERMS(Kind.STANDARD_TERMS, Kind.DATE_DRIVEN_TERMS),
    CLASS(Kind.CLASS),
    CURRENCY(Kind.CURRENCY),
    VENDOR(Kind.VENDOR),
    JOB(Kind.CUSTOMER_JOB),
    ITEM(Kind.ITEM),
    BILL(Kind.BILL),
    VENDOR_CREDIT(Kind.VENDOR_CREDIT),
    PAYMENT(Kind.BILL_PAYMENT_CHECK, Kind.BILL_PAYMENT_CREDIT_CARD),
    REQUEST;

    private final @Nullable Kind kind;
    private final Set<String> words;

    Topic(Kind... kinds) {
        this.kind = kinds.length == 0 ? null : kinds[0];
        this.words = Stream.concat(
                        Stream.of(name().toLowerCase(Locale.ROOT)),
                        Arrays.stream(kinds).map(Kind::word))
                .collect(toUnmodifiableSet());
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
        return Arrays.stream(values())
                .filter(topic -> topic.storedWords().contains(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no change is stored with the word " + word));
    }

    /** The words that changes of this topic are stored with. */
    public Set<String> storedWords() {
        return words;
    }
}
