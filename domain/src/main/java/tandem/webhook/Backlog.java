package tandem.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.identity.UuidV7;

/**
 * What an endpoint has not been told of a company yet, all of it as of one moment.
 *
 * @param after how far it has been told
 * @param last how far the feed has come
 * @param oldest the number of the first change after {@code after} that is kept; absent: none is
 * @param wanted how many of these changes the endpoint wants; one more than {@link #MOST_SINGLY} stands for any number above it
 * @param next the first of those, {@link #AT_ONCE} at most
 */
public record Backlog(
        CompanyId company, long after, long last, @Nullable Long oldest, int wanted, List<Event.OfChange> next) {

    /** As many as a page of the feed can have are told one by one; more are told of at once. */
    public static final int MOST_SINGLY = 500;

    /** After so many it is the next company's turn. */
    public static final int AT_ONCE = 50;

    /** Copies the changes. */
    public Backlog {
        next = List.copyOf(next);
    }

    /** Whether the endpoint wants nothing of it. */
    boolean isOfNoInterest() {
        return wanted == 0 && !isTorn();
    }

    /** Whether something was thrown away before the endpoint was told of it. */
    private boolean isTorn() {
        return oldest == null || oldest != after + 1;
    }

    /** What is to be sent, one after the other. */
    List<Letter> letters(EndpointId endpoint, Instant now) {
        if (isTorn() || wanted > MOST_SINGLY) {
            var stretch = new Event.OfStretch(company, after + 1, last, now);
            return List.of(letter(endpoint, stretch, new Letter.Step(after, last), now));
        }
        var letters = new ArrayList<Letter>();
        long reached = after;
        for (var event : next) {
            boolean isLast = letters.size() + 1 == wanted;
            long to = isLast ? last : event.change().seq();
            letters.add(letter(endpoint, event, new Letter.Step(reached, to), now));
            reached = to;
        }
        return letters;
    }

    private static Letter letter(EndpointId endpoint, Event event, Letter.Step step, Instant now) {
        return new Letter(Delivery.of(new DeliveryId(UuidV7.at(now)), endpoint, event, true, now), step);
    }
}
