package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.app.endtoend.HubNodes.Moment;
import tandem.request.RequestStatus;

/** A node of the hub is killed by the operating system with a write in its hands: it neither commits nor answers. */
class KilledNodeTest {

    /** The calls before them prove the file, and raise its mark. */
    private static final int THE_ONE_OF_THE_EDIT = 3;

    private static HubNodes nodes;

    @BeforeAll
    static void start() {
        nodes = HubNodes.start(Map.of("tandem.minimum-gap", "PT0S"), Instant.parse("2026-03-10T15:00:00Z"));
    }

    @AfterAll
    static void stop() {
        nodes.close();
    }

    @ParameterizedTest
    @CsvSource({
        "sendRequestXML,     IN_THE_MIDDLE,    QUEUED, 0",
        "sendRequestXML,     AFTER_COMMITTING, SENT,   0",
        "receiveResponseXML, BEFORE_IT,        SENT,   1",
        "receiveResponseXML, IN_THE_MIDDLE,    SENT,   1",
        "receiveResponseXML, AFTER_COMMITTING, SUCCEEDED, 1"
    })
    void an_edit_is_carried_out_once_whenever_the_node_is_killed_that_has_it(
            String operation, Moment moment, RequestStatus left, int carriedOut) {
        var scene = new VendorEditScene(nodes.any(), operation + " " + moment);

        nodes.killAt(nth(THE_ONE_OF_THE_EDIT, operation), moment);
        assertThat(scene.updates().completed()).isFalse();
        assertThat(nodes.isAnyDead()).isTrue();
        assertThat(scene.request().status()).isEqualTo(left);
        assertThat(scene.written()).isEqualTo(carriedOut);
        nodes.revive();
        assertThat(scene.updates().completed()).isTrue();

        scene.isDoneOnce();
        assertThat(scene.updates().requests()).as("a quiet cycle afterwards").hasSize(1);
    }

    private static Predicate<String> nth(int wanted, String operation) {
        var counted = new AtomicInteger();
        return call -> call.contains("<" + operation) && counted.incrementAndGet() == wanted;
    }
}
