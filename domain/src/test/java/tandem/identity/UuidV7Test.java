package tandem.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class UuidV7Test {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00.123Z");

    @Test
    void it_says_that_it_is_of_version_seven_and_of_the_usual_variant() {
        for (int i = 0; i < 1000; i++) {
            var id = UuidV7.at(NOON);
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        }
    }

    @Test
    void it_begins_with_the_milliseconds_of_its_moment() {
        assertThat(UuidV7.at(NOON).getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void ids_of_later_milliseconds_come_later_in_writing() {
        var earlier = UuidV7.at(NOON);
        var later = UuidV7.at(NOON.plusMillis(1));
        assertThat(earlier.toString()).isLessThan(later.toString());
        assertThat(TypeId.format("co", earlier)).isLessThan(TypeId.format("co", later));
    }

    @Test
    void ids_of_one_moment_differ() {
        var ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(UuidV7.at(NOON));
        }
        assertThat(ids).hasSize(10_000);
    }
}
