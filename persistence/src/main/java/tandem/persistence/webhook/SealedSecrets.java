package tandem.persistence.webhook;

import java.nio.charset.StandardCharsets;
import tandem.access.KeyedHash;
import tandem.persistence.Seal;
import tandem.webhook.EndpointId;
import tandem.webhook.SigningSecret;

/** Secrets in a sealed form, each endpoint's under a key of its own, made from the installation's key. */
final class SealedSecrets {

    private final KeyedHash hash;

    SealedSecrets(KeyedHash hash) {
        this.hash = hash;
    }

    byte[] close(EndpointId endpoint, SigningSecret secret) {
        return Seal.close(secret.text().getBytes(StandardCharsets.UTF_8), key(endpoint));
    }

    SigningSecret open(EndpointId endpoint, byte[] sealed) {
        return new SigningSecret(new String(Seal.open(sealed, key(endpoint)), StandardCharsets.UTF_8));
    }

    private byte[] key(EndpointId endpoint) {
        return hash.of("open the secret of a webhook endpoint\n" + endpoint);
    }
}
