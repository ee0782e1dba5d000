package tandem.webhook;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a call to an endpoint. */
public sealed interface Answer {

    /**
     * The receiver has it: any status from 200 to 299.
     *
     * @param excerpt the beginning of the answer's body
     */
    record Accepted(int status, String excerpt) implements Answer {}

    /**
     * The receiver says anything else. Redirects are not followed.
     *
     * @param askedToWait how long he asks to be left alone
     */
    record Refused(int status, String excerpt, @Nullable Duration askedToWait) implements Answer {

        private static final int GONE = 410;

        /** Whether he wants to hear no more, ever. */
        boolean isGone() {
            return status == GONE;
        }
    }

    /** There was no answer: nobody was there, it took too long, or it is nobody who may be called. */
    record Silence(String why) implements Answer {}

    /** How long the receiver asks to be left alone, if he does. Who says nothing does not. */
    default @Nullable Duration askedToWait() {
        return null;
    }
}
