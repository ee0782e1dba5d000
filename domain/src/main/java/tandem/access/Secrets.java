package tandem.access;

import java.security.SecureRandom;

/** Makes secrets that are typed or pasted by people: base 32 without letters that look alike. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int BITS_PER_CHARACTER = 5;

    private Secrets() {}

    /**
     * A new secret.
     *
     * @param prefix tells what it is for, so that a leaked one is recognised
     * @param bits of randomness, rounded up to whole characters
     */
    public static String generate(String prefix, int bits) {
        var text = new StringBuilder(prefix);
        for (int i = 0; i < bits; i += BITS_PER_CHARACTER) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
