package tandem.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.mirror.Kind;
import tandem.wire.MessageSet.Asked;

class MessageSetTest {
    private static final Asked HOST = new Asked("h", new Question.AboutHost());

    static List<Asked> writes() {
        return List.of(
                new Asked("v", new Question.CarryOut(new Write.VoidPayment(Kind.BILL_PAYMENT_CHECK, "1-1"))),
                new Asked("m", new Question.WriteMark(new UUID(1, 2), "Mark", "1", true)));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void a_write_travels_alone_and_under_an_id(Asked write) {
        assertThat(new MessageSet(List.of(write), "a-1").questions()).containsExactly(write);
        assertThatIllegalArgumentException().isThrownBy(() -> MessageSet.of(List.of(write)));
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageSet(List.of(write, HOST), "a-1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageSet(List.of(HOST, write), "a-1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageSet(List.of(write, write), "a-1"));
    }

    @Test
    void only_a_set_that_asks_for_an_outcome_is_empty() {
        assertThat(MessageSet.outcomeOf("a-1")).isEqualTo(new MessageSet(List.of(), "a-1", true));
        assertThatIllegalArgumentException().isThrownBy(() -> MessageSet.of(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageSet(List.of(), "a-1"));
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageSet(List.of(HOST), "a-1", true));
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageSet(List.of(), null, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "caf\u00e9", "a\n", "012345678901234567890123"})
    void an_id_that_quickbooks_would_not_take_is_refused(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> MessageSet.outcomeOf(id));
        assertThatIllegalArgumentException().isThrownBy(() -> new MessageSet(List.of(HOST), id));
    }

    @Test
    void an_id_has_up_to_23_characters() {
        assertThat(MessageSet.outcomeOf("01234567890123456789012").id()).hasSize(23);
        assertThat(MessageSet.outcomeOf("!~").id()).isEqualTo("!~");
    }
}
