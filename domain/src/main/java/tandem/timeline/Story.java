package tandem.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tandem.listing.Slice;

/**
 * A piece of a record's timeline.
 *
 * @param changesKeptSince changes before this are not told, because the feed has lost them; absent: nothing is lost
 */
public record Story(Slice<Line> lines, @Nullable Instant changesKeptSince) {}
