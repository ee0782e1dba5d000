package tandemsim.connector;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One call of an update, as it went.
 *
 * @param parameters what was sent; texts beyond {@value #LONGEST} characters are cut
 * @param answer the texts that came back, likewise cut; empty when the call failed
 * @param failure why the call failed; empty when it did not
 * @param sent bytes of the body
 * @param received bytes of the answer's body
 */
public record SoapCall(
        String operation,
        Instant at,
        Duration took,
        Map<String, String> parameters,
        List<String> answer,
        String failure,
        long sent,
        long received) {

    static final int LONGEST = 32_000;

    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
