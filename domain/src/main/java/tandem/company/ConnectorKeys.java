package tandem.company;

import tandem.access.KeyedHash;
import tandem.access.Secrets;

/** Makes the keys that people type into the Web Connector, and what is stored of them. */
public final class ConnectorKeys {

    private static final int BITS = 160;
    private final KeyedHash hash;

    public ConnectorKeys(KeyedHash hash) {
        this.hash = hash;
    }

    String generate() {
        return Secrets.generate("", BITS);
    }

    byte[] hash(String key) {
        return hash.of(key);
    }
}
