package tandem.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/** Port: which troubles people have been told of. */
public interface NoticeBook {

    /**
     * Notes that these are there now.
     *
     * @return those that nobody has been told of
     */
    Set<Trouble> newOnes(Collection<Trouble> troubles, Instant now);

    /**
     * Takes it upon the caller to tell of these.
     *
     * @return those that nobody else has taken upon himself
     */
    Set<Trouble> take(Collection<Trouble> troubles, Instant now);

    /** People could not be told of these after all: they are new again. */
    void untold(Collection<Trouble> troubles);

    /** Troubles that were not there any more since then are over. When they come back they are new. */
    void forgetUnseenSince(Instant time);
}
