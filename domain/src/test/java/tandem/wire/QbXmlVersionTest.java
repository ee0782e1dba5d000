package tandem.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QbXmlVersionTest {

    @ParameterizedTest
    @CsvSource({
        "'1.0 2.0 8.0 12.0 13.0 14.0 16.0', 13.0",
        "'16.0 14.0 13.0', 13.0",
        "'8.0 9.0 10.0', 10.0",
        "'8.0', 8.0",
        "'7.0 12.1', 12.1",
        "'9.0 10.0', 10.0",
        "'12.0 CA14.0 UK13.0', 12.0",
    })
    void the_highest_is_spoken_that_both_sides_know(String offered, String best) {
        assertThat(QbXmlVersion.best(List.of(offered.split(" "))).map(QbXmlVersion::toString))
                .contains(best);
    }

    @ParameterizedTest
    @CsvSource({"'1.0 2.0 7.0'", "'16.0'", "'CA13.0 UK8.0'", "'thirteen'", "''"})
    void there_may_be_none(String offered) {
        assertThat(QbXmlVersion.best(List.of(offered.split(" ")))).isEmpty();
    }

    @Test
    void versions_are_numbers_and_not_fractions() {
        assertThat(new QbXmlVersion(13, 10)).isGreaterThan(new QbXmlVersion(13, 9));
        assertThat(new QbXmlVersion(10, 0)).isGreaterThan(new QbXmlVersion(9, 99));
        assertThat(QbXmlVersion.parse(" 13.0 ")).contains(new QbXmlVersion(13, 0));
        assertThat(QbXmlVersion.parse("13")).isEmpty();
        assertThat(QbXmlVersion.parse("13.0.1")).isEmpty();
    }
}
