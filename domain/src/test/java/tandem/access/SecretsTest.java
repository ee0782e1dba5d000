package tandem.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretsTest {

    @ParameterizedTest
    @CsvSource({"160, 32", "161, 33", "128, 26", "5, 1", "1, 1"})
    @Tag("S17")
    void it_is_as_long_as_its_randomness_needs(int bits, int characters) {
        assertThat(Secrets.generate("tck_", bits)).hasSize(4 + characters).startsWith("tck_");
    }

    @Test
    void it_holds_no_letters_that_look_alike() {
        assertThat(Secrets.generate("", 50_000)).matches("[0-9a-hjkmnp-tv-z]+");
    }

    @Test
    @Tag("S17")
    void no_two_are_the_same() {
        var secrets = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            secrets.add(Secrets.generate("", 160));
        }
        assertThat(secrets).hasSize(10_000);
    }
}
