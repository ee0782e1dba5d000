package tandem.figures;

import java.util.Locale;

/** How often companies are meant to sync: what is late for one is early for another. */
public enum Rhythm {
    /** Every quarter of an hour or more often. */
    FREQUENT(15),
    /** Every two hours or more often. */
    HOURLY(120),
    /** More rarely, once a day at least. */
    DAILY(1440);

    private final int longestMinutes;

    Rhythm(int longestMinutes) {
        this.longestMinutes = longestMinutes;
    }

    /** The longest interval between two syncs that still counts as this rhythm. */
    public int longestMinutes() {
        return longestMinutes;
    }

    /** The word for those who read figures, and in the database's answer. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
