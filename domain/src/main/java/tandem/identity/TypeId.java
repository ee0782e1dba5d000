package tandem.identity;

import java.util.Optional;
import java.util.UUID;

/**
 * The outward form of an id: a prefix that names the type, an underscore, and the UUID in 26 characters of Crockford's
 * base 32, lower case, as the TypeID specification (0.3) lays down.
 */
public final class TypeId {

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;
    private static final int BITS_PER_CHARACTER = 5;

    private TypeId() {}

    /** Writes an id. */
    public static String format(String prefix, UUID id) {
        var text = new char[LENGTH];
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        for (int i = LENGTH - 1; i >= 0; i--) {
            text[i] = ALPHABET.charAt((int) (low & 31));
            low = (low >>> BITS_PER_CHARACTER) | (high << (Long.SIZE - BITS_PER_CHARACTER));
            high >>>= BITS_PER_CHARACTER;
        }
        return prefix + '_' + new String(text);
    }

    /** Reads an id of the type with this prefix; empty when the text is anything else. */
    public static Optional<UUID> parse(String prefix, String text) {
        if (text.length() != prefix.length() + 1 + LENGTH
                || !text.startsWith(prefix)
                || text.charAt(prefix.length()) != '_'
                || text.charAt(prefix.length() + 1) > '7') {
            return Optional.empty();
        }
        long high = 0;
        long low = 0;
        for (int i = prefix.length() + 1; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            high = (high << BITS_PER_CHARACTER) | (low >>> (Long.SIZE - BITS_PER_CHARACTER));
            low = (low << BITS_PER_CHARACTER) | digit;
        }
        return Optional.of(new UUID(high, low));
    }
}
