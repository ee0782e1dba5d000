package tandem.identity;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/** Makes UUIDs of version 7 (RFC 9562): they begin with the time in milliseconds, so that new rows stand together in an index. */
public final class UuidV7 {

    private static final SecureRandom RANDOM = new SecureRandom();

    private UuidV7() {}

    /** A new id for this moment. */
    public static UUID at(Instant now) {
        long millis = now.toEpochMilli() & 0xFFFF_FFFF_FFFFL;
        long high = (millis << 16) | 0x7000L | (RANDOM.nextLong() & 0xFFFL);
        long low = (RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** What no id of this moment, to the millisecond, comes before, and every id of an earlier one does. */
    public static UUID firstOf(Instant moment) {
        return new UUID((moment.toEpochMilli() & 0xFFFF_FFFF_FFFFL) << 16, 0);
    }
}
