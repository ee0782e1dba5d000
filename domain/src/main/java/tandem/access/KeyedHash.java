package tandem.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Turns a random secret into what may be stored: HMAC-SHA-256 under a key of the installation. Fit for secrets of 128
 * random bits and more, not for passwords that people choose.
 */
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";
    private final SecretKeySpec key;

    /**
     * Hashes under this key.
     *
     * @param key at least 32 random bytes, the same for all nodes of an installation
     */
    public KeyedHash(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("the hashing key has " + key.length + " bytes; it needs at least 32");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The hash of a secret. */
    public byte[] of(String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }

    /** Whether a hash is that of the secret, in a time that does not tell where they differ. No hash fits nothing. */
    public boolean fits(String secret, byte @Nullable [] hash) {
        return hash != null && MessageDigest.isEqual(of(secret), hash);
    }
}
