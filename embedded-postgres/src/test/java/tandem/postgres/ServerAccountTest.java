package tandem.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerAccountTest {

    /** setpriv, runuser, su: whatever there is on this machine must hand the words over unharmed. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void each_way_to_another_account_keeps_the_words_apart(int index) throws Exception {
        assumeTrue(ServerAccount.isRoot(), "only root can change the account");
        var way = ServerAccount.ways("nobody").toList().get(index);
        assumeTrue(ServerAccount.works(way), "the program is not on this machine");

        var outcome = new Command(
                        way.apply(List.of("printf", "%s|", "two words", "Ann's", "$HOME \"x\" -c")), Path.of("/"), "")
                .run();

        assertThat(outcome.output()).isEqualTo("two words|Ann's|$HOME \"x\" -c|");
    }

    @Test
    void a_program_that_does_not_exist_is_no_way() {
        assertThat(ServerAccount.works(program -> List.of("no-such-program-here")))
                .isFalse();
    }
}
