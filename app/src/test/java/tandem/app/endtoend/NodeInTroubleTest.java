package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.app.endtoend.HubNodes.Blow;
import tandem.request.RequestStatus;

/** A node of the hub is struck with a write in its hands: it dies, stands still, or loses its database. */
class NodeInTroubleTest {

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
        "sendRequestXML,     KILLED_IN_THE_MIDDLE,    QUEUED, 0",
        "sendRequestXML,     KILLED_AFTER_COMMITTING, SENT,   0",
        "receiveResponseXML, KILLED_BEFORE_IT,        SENT,   1",
        "receiveResponseXML, KILLED_IN_THE_MIDDLE,    SENT,   1",
        "receiveResponseXML, KILLED_AFTER_COMMITTING, SUCCEEDED, 1"
    })
    void an_edit_is_carried_out_once_whenever_the_node_is_killed_that_has_it(
            String operation, Blow blow, RequestStatus left, int carriedOut) {
        var scene = new VendorEditScene(nodes.any(), operation + " " + blow);

        nodes.strikeAt(nth(THE_ONE_OF_THE_EDIT, operation), blow);
        assertThat(scene.updates().completed()).isFalse();
        assertThat(nodes.isAnyDead()).isTrue();
        assertThat(scene.request().status()).isEqualTo(left);
        assertThat(scene.written()).isEqualTo(carriedOut);
        nodes.revive();
        assertThat(scene.updates().completed()).isTrue();

        scene.isDoneOnce();
        assertThat(scene.updates().requests()).as("a quiet cycle afterwards").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"sendRequestXML, QUEUED, 0", "receiveResponseXML, SENT, 1"})
    void a_node_that_stood_still_for_longer_than_the_lease_does_no_harm_when_it_wakes(
            String operation, RequestStatus left, int carriedOut) {
        var scene = new VendorEditScene(nodes.any(), operation + " asleep");

        nodes.strikeAt(nth(THE_ONE_OF_THE_EDIT, operation), Blow.PAUSED_IN_THE_MIDDLE);
        assertThat(scene.updates().completed()).isFalse();
        assertThat(scene.request().status()).isEqualTo(left);
        assertThat(scene.written()).isEqualTo(carriedOut);
        nodes.any().clock().advance(Duration.ofMinutes(31));
        assertThat(scene.updates().completed()).as("by the other node alone").isTrue();
        nodes.revive();

        scene.isDoneOnce();
        assertThat(scene.updates().completed()).isTrue();
        assertThat(scene.updates().completed()).isTrue();
        scene.isDoneOnce();
    }

    @ParameterizedTest
    @CsvSource({
        "sendRequestXML,     CUT_OFF_IN_THE_MIDDLE",
        "receiveResponseXML, CUT_OFF_IN_THE_MIDDLE",
        "sendRequestXML,     DATABASE_CRASHES_IN_THE_MIDDLE",
        "receiveResponseXML, DATABASE_CRASHES_IN_THE_MIDDLE"
    })
    void an_edit_is_carried_out_once_and_nobody_notices_when_the_database_goes_away_for_a_moment(
            String operation, Blow blow) {
        var scene = new VendorEditScene(nodes.any(), operation + " " + blow);

        nodes.strikeAt(nth(THE_ONE_OF_THE_EDIT, operation), blow);
        var update = scene.updates();

        assertThat(update.completed()).as(update.toString()).isTrue();
        scene.isDoneOnce();
        assertThat(scene.updates().requests()).as("a quiet cycle afterwards").hasSize(1);
    }

    private static Predicate<String> nth(int wanted, String operation) {
        var counted = new AtomicInteger();
        return call -> call.contains("<" + operation) && counted.incrementAndGet() == wanted;
    }
}
