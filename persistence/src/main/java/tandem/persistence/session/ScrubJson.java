package tandem.persistence.session;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tandem.reading.Scrub;

/** How far the records of a kind have been verified, as its mark holds it. */
public final class ScrubJson {

    private ScrubJson() {}

    /** Reads it from its column; a mark without it has verified nothing. */
    public static Scrub read(@Nullable String json) {
        return Objects.requireNonNullElse(SessionJson.readOrNull(json, Scrub.class), Scrub.NONE);
    }
}
