package tandem.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Kind;

/**
 * The records of one company that are to be read again by their ids: because something else said that they have moved, or
 * because they could not be read. They outlive sessions; a visit knows some of each kind, those that are due first.
 */
public final class Rereads {

    /** How many of a kind are to be known to a visit: one more than a question names, so that it shows whether any are left. */
    public static final int KNOWN_OF_A_KIND = 51;

    private static final int IDS_IN_ONE_QUESTION = KNOWN_OF_A_KIND - 1;
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofDays(1);

    /** Transactions before the vendors whose balances they move. */
    private static final List<Kind> ORDER = List.of(
            Kind.BILL,
            Kind.VENDOR_CREDIT,
            Kind.BILL_PAYMENT_CHECK,
            Kind.BILL_PAYMENT_CREDIT_CARD,
            Kind.ACCOUNT,
            Kind.STANDARD_TERMS,
            Kind.DATE_DRIVEN_TERMS,
            Kind.CLASS,
            Kind.CURRENCY,
            Kind.CUSTOMER_JOB,
            Kind.ITEM,
            Kind.VENDOR);

    private final Map<Name, Entry> known = new LinkedHashMap<>();
    private final Map<Name, Entry> noted = new LinkedHashMap<>();
    private final Set<Name> settled = new LinkedHashSet<>();

    /** Takes up what is stored. */
    public Rereads(Collection<Entry> stored) {
        stored.forEach(entry -> known.put(entry.name(), entry));
    }

    /** A record of QuickBooks: its kind and its ListID or TxnID. */
    public record Name(Kind kind, String id) {}

    /**
     * A record that is to be read again.
     *
     * @param reason why it could not be read; absent: it moved
     * @param dueAt not before this time
     */
    public record Entry(Kind kind, String id, @Nullable String reason, Instant dueAt) {

        Name name() {
            return new Name(kind, id);
        }

        boolean isDue(Instant now) {
            return !now.isBefore(dueAt);
        }
    }

    /** Whether nothing is to be read again, now or later. */
    public boolean isEmpty() {
        return known.isEmpty();
    }

    /** These have moved. */
    public void moved(Map<Kind, Set<String>> records, Instant now) {
        records.forEach((kind, ids) -> ids.forEach(id -> {
            var name = new Name(kind, id);
            var held = known.get(name);
            if (held == null || !held.isDue(now)) {
                note(new Entry(kind, id, held == null ? null : held.reason(), now));
            }
        }));
    }

    /** This one cannot be read; it is tried again a day later, and daily until it can. */
    public void unreadable(Kind kind, String id, String reason, Instant now) {
        note(new Entry(kind, id, reason, now.plus(BEFORE_ANOTHER_TRY)));
    }

    /** These have been read, or are known to be gone. */
    public void settle(Kind kind, Collection<String> ids) {
        for (var id : ids) {
            var name = new Name(kind, id);
            if (known.remove(name) != null) {
                noted.remove(name);
                settled.add(name);
            }
        }
    }

    private void note(Entry entry) {
        known.put(entry.name(), entry);
        noted.put(entry.name(), entry);
        settled.remove(entry.name());
    }

    /** What to read again next, if anything is due that can be read now. */
    Optional<Task.Again> next(Agenda agenda, ReadMarks marks, Instant now) {
        return ORDER.stream()
                .filter(kind -> !agenda.isRereadLater(kind) && !agenda.isGivenUp(kind))
                .filter(kind -> !marks.of(kind).isSetAside(now))
                .flatMap(kind -> due(kind, most(kind, agenda, marks), agenda, now).stream())
                .findFirst();
    }

    /** No more than the pages of the kind have come down to. */
    private static int most(Kind kind, Agenda agenda, ReadMarks marks) {
        return agenda.isRereadSingly(kind)
                ? 1
                : Math.min(IDS_IN_ONE_QUESTION, marks.of(kind).page().records());
    }

    private Optional<Task.Again> due(Kind kind, int most, Agenda agenda, Instant now) {
        var ids = new LinkedHashSet<String>();
        known.values().stream()
                .filter(entry -> entry.kind() == kind && entry.isDue(now) && !agenda.isUnaccounted(entry.name()))
                .limit(most)
                .forEach(entry -> ids.add(entry.id()));
        return ids.isEmpty() ? Optional.empty() : Optional.of(new Task.Again(kind, ids));
    }

    /** What is to be stored. */
    public Collection<Entry> noted() {
        return List.copyOf(noted.values());
    }

    /** What is not to be stored any longer. */
    public Collection<Name> settled() {
        return Set.copyOf(settled);
    }
}
