package tandem.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tandem.mirror.Kind;
import tandem.mirror.view.EntityId;

class TopicTest {

    private static final UUID ID = new UUID(1, 2);

    @ParameterizedTest
    @EnumSource
    void every_kind_of_the_mirror_has_the_topic_that_its_ids_show(Kind kind) {
        assertThat(Topic.ofStoredWord(kind.word()).id(ID)).isEqualTo(EntityId.of(kind, ID));
    }

    @Test
    void what_is_of_this_side_is_stored_under_the_topics_own_word() {
        assertThat(Topic.ofStoredWord("request")).isEqualTo(Topic.REQUEST);
        assertThat(Topic.ofStoredWord("payment")).isEqualTo(Topic.PAYMENT);
        assertThat(Topic.ofStoredWord("terms")).isEqualTo(Topic.TERMS);
        assertThat(Topic.REQUEST.id(ID)).startsWith("req_");
    }
}
