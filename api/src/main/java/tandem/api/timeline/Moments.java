package tandem.api.timeline;

import java.util.UUID;
import tandem.api.http.Cursor;
import tandem.api.http.Readable;
import tandem.timeline.Moment;

/** Places in timelines, as cursors. */
public final class Moments {

    /** The name of the list in its cursors. */
    public static final String EARLIEST_FIRST = "timeline";

    private Moments() {}

    /** The cursor for what comes after a moment. */
    public static Cursor cursor(Moment moment) {
        return Cursor.of(EARLIEST_FIRST, moment.at(), moment.source(), moment.id(), moment.number());
    }

    /**
     * The moment in a cursor of this list.
     *
     * @throws IllegalArgumentException for nonsense; other runtime exceptions for other nonsense
     */
    public static Moment parse(Cursor cursor) {
        return new Moment(
                Readable.instant(cursor.part(0)),
                Moment.Source.valueOf(cursor.part(1)),
                UUID.fromString(cursor.part(2)),
                Long.parseLong(cursor.part(3)));
    }
}
