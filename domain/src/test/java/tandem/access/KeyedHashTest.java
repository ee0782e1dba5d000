package tandem.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class KeyedHashTest {

    private static final byte[] KEY = "an installation's own random key".getBytes(StandardCharsets.US_ASCII);
    private final KeyedHash hash = new KeyedHash(KEY);

    /** RFC 4231, test case 6: a key of 131 bytes 0xaa. */
    @Test
    void it_is_the_hmac_that_the_standard_describes() {
        var key = new byte[131];
        Arrays.fill(key, (byte) 0xaa);
        assertThat(HexFormat.of()
                        .formatHex(new KeyedHash(key).of("Test Using Larger Than Block-Size Key - Hash Key First")))
                .isEqualTo("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    @Test
    void a_secret_fits_its_own_hash_and_no_other() {
        assertThat(hash.fits("secret", hash.of("secret"))).isTrue();
        assertThat(hash.fits("Secret", hash.of("secret"))).isFalse();
        assertThat(hash.fits("", hash.of("secret"))).isFalse();
    }

    @Test
    void no_hash_fits_nothing_not_even_the_empty_secret() {
        assertThat(hash.fits("", null)).isFalse();
        assertThat(hash.fits("", new byte[0])).isFalse();
    }

    @Test
    void another_installation_makes_another_hash() {
        var other = KEY.clone();
        other[0]++;
        assertThat(new KeyedHash(other).fits("secret", hash.of("secret"))).isFalse();
    }

    @Test
    void a_short_key_is_refused() {
        assertThatThrownBy(() -> new KeyedHash(new byte[31]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("31 bytes");
    }
}
