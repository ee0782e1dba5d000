package tandem.request;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.company.SessionId;

/** What a company's session has to know of the queue in order to decide what comes next: a bounded number of entries. */
public record Outbox(List<Entry> entries) {

    /** How many entries a visit knows. */
    public static final int KNOWN = 20;

    /** Nothing to do. */
    public static final Outbox EMPTY = new Outbox(List.of());

    /** Copies the entries, which come in the order in which they are to go out. */
    public Outbox {
        entries = List.copyOf(entries);
    }

    /**
     * A request that is queued or in doubt.
     *
     * @param notBefore it does not go out earlier, or, in doubt, is not looked into again earlier
     * @param notIn the session that tried it last and shall not try it again
     */
    public record Entry(
            RequestId id,
            Operation operation,
            RequestStatus status,
            @Nullable Instant notBefore,
            @Nullable SessionId notIn) {

        boolean isDue(SessionId session, Instant now) {
            return status == RequestStatus.QUEUED
                    && (notBefore == null || !now.isBefore(notBefore))
                    && !session.equals(notIn);
        }
    }

    /** With this request as it stands now, in the place of what was known of it. */
    public Outbox with(Request request) {
        var entry = new Entry(
                request.id(), request.errand().operation(), request.status(), request.notBefore(), request.notIn());
        return new Outbox(Stream.concat(without(request.id()).entries().stream(), Stream.of(entry))
                .sorted(Comparator.comparing(Entry::operation)
                        .thenComparing(one -> one.id().value()))
                .toList());
    }

    /** Without this request, which needs nothing any more. */
    public Outbox without(RequestId request) {
        return new Outbox(
                entries.stream().filter(entry -> !entry.id().equals(request)).toList());
    }

    /** The next request whose outcome is to be found out before anything is read: no session has ended over that yet. */
    public Optional<Entry> doubtful(Set<RequestId> lookedInto) {
        return inDoubt(lookedInto).filter(entry -> entry.notBefore() == null).findFirst();
    }

    /** The next request whose outcome is to be found out once more, when everything has been read: a session has ended over that. */
    public Optional<Entry> doubtfulStill(Set<RequestId> lookedInto, Instant now) {
        return inDoubt(lookedInto)
                .filter(entry -> entry.notBefore() != null && !now.isBefore(entry.notBefore()))
                .findFirst();
    }

    /** Whether this session has not looked into all that is in doubt; until then it writes nothing. */
    public boolean holdsWritesBack(Set<RequestId> lookedInto) {
        return inDoubt(lookedInto).findAny().isPresent();
    }

    /** Save those that this session has looked into in vain. */
    private Stream<Entry> inDoubt(Set<RequestId> lookedInto) {
        return entries.stream()
                .filter(entry -> entry.status() == RequestStatus.IN_DOUBT && !lookedInto.contains(entry.id()));
    }

    /** The next request that goes out. */
    public Optional<Entry> due(SessionId session, Instant now) {
        return entries.stream().filter(entry -> entry.isDue(session, now)).findFirst();
    }
}
