package tandem.feed;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tandem.company.CompanyId;

/**
 * Those who wait on this node for a feed to go on. Whoever is called looks into the feed himself. Made for many threads.
 */
public final class Lookout {

    private final ChangeFeed feed;
    private final Set<Waiting> all = ConcurrentHashMap.newKeySet();

    /** Looks into this feed. */
    public Lookout(ChangeFeed feed) {
        this.feed = feed;
    }

    private final class Waiting implements Place {

        private final CompanyId company;
        private final long after;
        private final Runnable call;

        Waiting(CompanyId company, long after, Runnable call) {
            this.company = company;
            this.after = after;
            this.call = call;
        }

        @Override
        public void leave() {
            all.remove(this);
        }

        void call() {
            if (all.remove(this)) {
                call.run();
            }
        }
    }

    /** A place among those who wait. */
    public interface Place {

        /** Ends the waiting without a call, if none has come yet. */
        void leave();
    }

    /**
     * Has somebody called, once, when the company's feed stands elsewhere.
     *
     * @param after where it stood when it was looked into last; what was told since then is not missed
     * @param call must be quick
     */
    public Place await(CompanyId company, long after, Runnable call) {
        var waiting = new Waiting(company, after, call);
        all.add(waiting);
        return waiting;
    }

    /** Looks how far the feeds have come, in one statement for all who wait and none while nobody does. */
    public void look() {
        var present = List.copyOf(all);
        if (present.isEmpty()) {
            return;
        }
        var last = feed.lastOf(present.stream().map(each -> each.company).collect(toUnmodifiableSet()));
        present.forEach(each -> {
            var now = last.get(each.company);
            if (now == null ? each.after != 0 : now != each.after) {
                each.call();
            }
        });
    }

    /** How many wait. */
    public int size() {
        return all.size();
    }
}
