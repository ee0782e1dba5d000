package tandem.qbwc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramVersionTest {

    @ParameterizedTest
    @CsvSource({
        "2.1, 2.1.0.0, 0",
        "2.0.0.107, 2.1, -1",
        "2.10, 2.9, 1",
        "34.0.10010.76, 2.3.0.215, 1",
        "' 2.1 ', 2.1, 0",
        "1.99, 2, -1"
    })
    void versions_are_compared_part_by_part(String one, String other, int sign) {
        assertThat(version(one).compareTo(version(other))).isEqualTo(sign);
        assertThat(version(other).compareTo(version(one))).isEqualTo(-sign);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "newest", "2.", ".2", "2..1", "v2.1", "2.1-beta", "12345678901.1", "-1", "1.2.3.4.5.6.7.8.9"
            })
    void other_texts_are_no_versions(String text) {
        assertThat(ProgramVersion.parse(text)).isEmpty();
    }

    private static ProgramVersion version(String text) {
        return ProgramVersion.parse(text).orElseThrow();
    }
}
