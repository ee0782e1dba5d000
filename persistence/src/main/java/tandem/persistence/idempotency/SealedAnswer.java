package tandem.persistence.idempotency;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tandem.idempotency.KeptAnswer;
import tools.jackson.databind.json.JsonMapper;

/**
 * An answer in a form that only somebody who repeats the request under the same name can open: AES-GCM under a key made
 * from the installation's key and the name. A copy of the database alone does not open it.
 */
final class SealedAnswer {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int TAG_BITS = 128;
    private static final int NONCE_BYTES = 12;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SecureRandom RANDOM = new SecureRandom();

    private SealedAnswer() {}

    private record Form(int status, Map<String, String> headers, byte[] body) {}

    static byte[] seal(KeptAnswer answer, byte[] key) {
        var plain = JSON.writeValueAsBytes(new Form(answer.status(), answer.headers(), answer.body()));
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, key, nonce, plain);
        return ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    static KeptAnswer open(byte[] stored, byte[] key) {
        var nonce = Arrays.copyOf(stored, NONCE_BYTES);
        var plain = run(Cipher.DECRYPT_MODE, key, nonce, Arrays.copyOfRange(stored, NONCE_BYTES, stored.length));
        var form = JSON.readValue(plain, Form.class);
        return new KeptAnswer(form.status(), form.headers(), form.body());
    }

    private static byte[] run(int mode, byte[] key, byte[] nonce, byte[] input) {
        try {
            var cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a kept answer cannot be sealed or opened", e);
        }
    }
}
