package tandem.caller;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import tandem.access.Secrets;

/** Makes API keys: a prefix that scanners for leaked secrets can look for, 200 random bits, and a checksum against typing errors. */
final class ApiKeySecret {

    private static final String PREFIX = "tdm_";
    private static final int BITS = 200;

    private ApiKeySecret() {}

    static String generate() {
        var secret = Secrets.generate(PREFIX, BITS);
        return secret + '_' + checksum(secret);
    }

    static String checksum(String secret) {
        var crc = new CRC32();
        crc.update(secret.getBytes(StandardCharsets.US_ASCII));
        return "%08x".formatted(crc.getValue());
    }
}
