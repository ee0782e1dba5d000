package tandem.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tandem.request.RequestStatus;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Mishap.Moment;
import tandemsim.mishap.Mishap.Way;
import tandemsim.mishap.Which;

/**
 * Each call of an update gets lost, on its way there and on its way back, while an edit of a vendor is to be written: what the
 * hub then knows of it, and that it is carried out once, whether the same machine comes next or another one.
 */
class LostCallsTest {

    private static final Which THE_EDIT = Which.holding("VendorModRq");
    private static final int ITS_CALL = 3;

    private static RunningHub hub;

    @BeforeAll
    static void start() {
        hub = RunningHub.start(Map.of("tandem.minimum-gap", "PT0S"));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    /**
     * What is lost.
     *
     * @param known where the request stands after it
     * @param carriedOut whether QuickBooks has carried it out
     */
    private record Loss(String what, RequestStatus known, boolean carriedOut, List<Mishap> mishaps) {

        static Loss of(String what, RequestStatus known, boolean carriedOut, Mishap... mishaps) {
            return new Loss(what, known, carriedOut, List.of(mishaps));
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Loss> losses() {
        var crashed = Mishap.FailsMessage.crash(THE_EDIT, false);
        return Stream.of(
                        bothWays("serverVersion", 1, RequestStatus.SUCCEEDED, RequestStatus.SUCCEEDED, true),
                        bothWays("clientVersion", 1, RequestStatus.QUEUED, RequestStatus.QUEUED, false),
                        bothWays("authenticate", 1, RequestStatus.QUEUED, RequestStatus.QUEUED, false),
                        bothWays(
                                "connectionError",
                                1,
                                RequestStatus.QUEUED,
                                RequestStatus.QUEUED,
                                false,
                                new Mishap.QuickBooksClosed()),
                        bothWays("sendRequestXML", 1, RequestStatus.QUEUED, RequestStatus.QUEUED, false),
                        bothWays("receiveResponseXML", 1, RequestStatus.QUEUED, RequestStatus.QUEUED, false),
                        bothWays("sendRequestXML", ITS_CALL, RequestStatus.QUEUED, RequestStatus.SENT, false),
                        Stream.of(
                                Loss.of(
                                        "the machine, which has just got the request",
                                        RequestStatus.SENT,
                                        false,
                                        new Mishap.Dies("sendRequestXML", ITS_CALL, Moment.AFTER_ANSWER)),
                                Loss.of("QuickBooks, before it works", RequestStatus.IN_DOUBT, false, crashed),
                                Loss.of(
                                        "QuickBooks, after it has worked",
                                        RequestStatus.IN_DOUBT,
                                        true,
                                        Mishap.FailsMessage.crash(THE_EDIT, true)),
                                Loss.of(
                                        "the machine, after QuickBooks has worked",
                                        RequestStatus.SENT,
                                        true,
                                        new Mishap.LosesResponse(THE_EDIT)),
                                Loss.of(
                                        "the machine and QuickBooks' memory",
                                        RequestStatus.SENT,
                                        true,
                                        new Mishap.ForgetsOutcome(THE_EDIT),
                                        new Mishap.LosesResponse(THE_EDIT))),
                        bothWays("receiveResponseXML", ITS_CALL, RequestStatus.SENT, RequestStatus.SUCCEEDED, true),
                        Stream.of(Loss.of(
                                "the machine, before it hears that its answer has arrived",
                                RequestStatus.SUCCEEDED,
                                true,
                                new Mishap.Dies("receiveResponseXML", ITS_CALL, Moment.BEFORE_ANSWER))),
                        bothWays("getLastError", 1, RequestStatus.IN_DOUBT, RequestStatus.IN_DOUBT, false, crashed),
                        bothWays("closeConnection", 1, RequestStatus.SUCCEEDED, RequestStatus.SUCCEEDED, true))
                .flatMap(losses -> losses);
    }

    private static Stream<Loss> bothWays(
            String call,
            int occurrence,
            RequestStatus there,
            RequestStatus back,
            boolean carriedOut,
            Mishap... before) {
        return Stream.of(Way.values()).map(way -> {
            var mishaps = Stream.concat(Stream.of(before), Stream.of(new Mishap.DropsCall(call, occurrence, way)))
                    .toList();
            var what = (way == Way.THERE ? "the call of " : "the answer to ") + call + " " + occurrence;
            return new Loss(what, way == Way.THERE ? there : back, carriedOut, mishaps);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void the_hub_knows_how_far_the_request_may_have_come_and_the_same_machine_finds_out(Loss loss) {
        var scene = after(loss, "same");

        assertThat(scene.updates().completed()).isTrue();

        scene.isDoneOnce();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("losses")
    void another_machine_finds_out_as_well(Loss loss) {
        var scene = after(loss, "other");

        assertThat(scene.updatesElsewhere().completed()).isTrue();

        scene.isDoneOnce();
    }

    private static VendorEditScene after(Loss loss, String next) {
        var scene = new VendorEditScene(hub, loss + ", " + next);
        scene.updates(loss.mishaps().toArray(Mishap[]::new));
        assertThat(scene.request().status()).as("what the hub knows").isEqualTo(loss.known());
        assertThat(scene.written()).as("what QuickBooks has done").isEqualTo(loss.carriedOut() ? 1 : 0);
        return scene;
    }
}
