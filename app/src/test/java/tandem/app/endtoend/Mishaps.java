package tandem.app.endtoend;

import java.util.stream.Stream;
import tandemsim.mishap.Mishap;
import tandemsim.mishap.Which;

/** What can go wrong on the way of a write into a company file. */
final class Mishaps {

    /** A write is the third thing that a session sends, after the question for changes and the stamp. */
    private static final int THIRD = 3;

    private Mishaps() {}

    /** Each that loses, spoils or doubles something on the way of this message there and back. */
    static Stream<Mishap> around(Which message) {
        return Stream.of(
                new Mishap.LosesResponse(message),
                new Mishap.CutsResponse(message),
                new Mishap.RepeatsResponse(message),
                new Mishap.DelaysResponse(message),
                Mishap.FailsMessage.crash(message, true),
                Mishap.FailsMessage.crash(message, false),
                new Mishap.DropsCall("sendRequestXML", THIRD, Mishap.Way.THERE),
                new Mishap.DropsCall("sendRequestXML", THIRD, Mishap.Way.BACK),
                new Mishap.DropsCall("receiveResponseXML", THIRD, Mishap.Way.THERE),
                new Mishap.DropsCall("receiveResponseXML", THIRD, Mishap.Way.BACK),
                new Mishap.RepeatsCall("sendRequestXML", THIRD, 2),
                new Mishap.RepeatsCall("receiveResponseXML", THIRD, 2));
    }
}
