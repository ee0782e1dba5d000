package tandem.persistence.mirror;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.mirror.Version;

/**
 * A row on its way into a table of records.
 *
 * @param id the identity it gets if it is new
 */
record Incoming<R>(UUID id, String key, Version version, byte[] contentHash, R row) {

    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,18}");

    @Nullable
    Long editNumber() {
        String sequence = version.editSequence();
        return DECIMAL.matcher(sequence).matches() ? Long.valueOf(sequence) : null;
    }
}
