package tandem.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What calls to an endpoint are signed with, as the Standard Webhooks specification lays down.
 *
 * @param text as receivers have it: {@code whsec_} and the key in base 64
 */
public record SigningSecret(String text) {

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    static SigningSecret generate() {
        var key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return new SigningSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /**
     * The header {@code webhook-signature}: one signature for each of these secrets, of which the receiver needs to know one.
     *
     * @param id the header {@code webhook-id}
     * @param at the header {@code webhook-timestamp}, of which seconds count
     */
    public static String signatures(List<SigningSecret> secrets, String id, Instant at, byte[] body) {
        return secrets.stream()
                .map(secret -> VERSION + Base64.getEncoder().encodeToString(secret.hash(id, at, body)))
                .collect(Collectors.joining(" "));
    }

    private byte[] hash(String id, Instant at, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(text.substring(PREFIX.length())), ALGORITHM));
            mac.update((id + '.' + at.getEpochSecond() + '.').getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /** Without the key, which must not get into a log. */
    @Override
    public String toString() {
        return "SigningSecret";
    }
}
