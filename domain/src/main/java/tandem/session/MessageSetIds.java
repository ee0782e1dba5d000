package tandem.session;

import java.time.Instant;
import tandem.identity.TypeId;
import tandem.identity.UuidV7;

/** The ids under which QuickBooks keeps the outcome of what it was told to write: 22 characters, of 23 that it allows. */
final class MessageSetIds {

    private static final int LENGTH = 22;

    private MessageSetIds() {}

    /** Begins with the time and ends with randomness, so that no company ever sees one twice. */
    static String next(Instant now) {
        return TypeId.format("", UuidV7.at(now)).substring(1, 1 + LENGTH);
    }
}
