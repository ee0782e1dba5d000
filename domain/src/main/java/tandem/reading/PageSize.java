package tandem.reading;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Kind;

/**
 * How many records one answer may hold. It follows how long QuickBooks took and how big the answer was: a slow, big or
 * failed page halves it, five easy ones in a row let it grow by a quarter.
 *
 * @param records the size chosen
 * @param easyPages easy pages in a row
 */
public record PageSize(int records, int easyPages) {

    static final int SMALLEST = 10;
    static final int LARGEST = 1000;
    private static final int EASY_PAGES_BEFORE_GROWTH = 5;
    private static final Duration EASY = Duration.ofSeconds(10);
    private static final Duration SLOW = Duration.ofSeconds(30);
    private static final long EASY_BYTES = 1_000_000;
    private static final long BIG_BYTES = 4_000_000;
    private static final int FIRST_FOR_LISTS = 200;
    private static final int FIRST_FOR_TRANSACTIONS = 100;

    /** The size to begin with for a kind. */
    public static PageSize firstFor(Kind kind) {
        return new PageSize(kind.isList() ? FIRST_FOR_LISTS : FIRST_FOR_TRANSACTIONS, 0);
    }

    /** A stored size, or the first one. */
    public static PageSize stored(Kind kind, @Nullable Integer records, int easyPages) {
        return records == null ? firstFor(kind) : new PageSize(records, easyPages);
    }

    /**
     * The size after a full page.
     *
     * @param bytes of the answer
     */
    public PageSize after(Duration took, long bytes) {
        if (took.compareTo(SLOW) > 0 || bytes > BIG_BYTES) {
            return halved();
        }
        if (took.compareTo(EASY) > 0 || bytes > EASY_BYTES) {
            return new PageSize(records, 0);
        }
        return easyPages + 1 < EASY_PAGES_BEFORE_GROWTH
                ? new PageSize(records, easyPages + 1)
                : new PageSize(Math.min(LARGEST, records + Math.max(1, records / 4)), 0);
    }

    /** The size after a page that failed. */
    public PageSize halved() {
        return new PageSize(Math.max(SMALLEST, records / 2), 0);
    }
}
