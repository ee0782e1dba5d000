package tandem.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeIdTest {

    @ParameterizedTest
    @CsvSource({
        "00000000-0000-0000-0000-000000000000, prefix_00000000000000000000000000",
        "00000000-0000-0000-0000-000000000001, prefix_00000000000000000000000001",
        "00000000-0000-0000-0000-00000000000a, prefix_0000000000000000000000000a",
        "00000000-0000-0000-0000-000000000010, prefix_0000000000000000000000000g",
        "00000000-0000-0000-0000-000000000020, prefix_00000000000000000000000010",
        "01890a5d-ac96-774b-bcce-b302099a8057, prefix_01h455vb4pex5vsknk084sn02q",
        "ffffffff-ffff-ffff-ffff-ffffffffffff, prefix_7zzzzzzzzzzzzzzzzzzzzzzzzz",
    })
    void ids_are_written_and_read_as_the_specification_shows(UUID id, String text) {
        assertThat(TypeId.format("prefix", id)).isEqualTo(text);
        assertThat(TypeId.parse("prefix", text)).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "co",
                "co_",
                "co_01h455vb4pex5vsknk084sn02",
                "co_01h455vb4pex5vsknk084sn02qq",
                "co_8zzzzzzzzzzzzzzzzzzzzzzzzz",
                "co_01H455VB4PEX5VSKNK084SN02Q",
                "co_01h455vb4pex5vsknk084sn0iq",
                "co_01h455vb4pex5vsknk084sn0lq",
                "co_01h455vb4pex5vsknk084sn0oq",
                "co_01h455vb4pex5vsknk084sn0uq",
                "con01h455vb4pex5vsknk084sn02q",
                "ses_01h455vb4pex5vsknk084sn02q",
                "01h455vb4pex5vsknk084sn02q",
            })
    void anything_else_is_no_id(String text) {
        assertThat(TypeId.parse("co", text)).isEmpty();
    }

    @Test
    void a_prefix_that_only_begins_like_another_is_another() {
        assertThat(TypeId.parse("co", TypeId.format("con", new UUID(1, 2)))).isEmpty();
        assertThat(TypeId.parse("con", TypeId.format("co", new UUID(1, 2)))).isEmpty();
    }
}
