package tandem.qbwc;

import java.nio.file.Path;

/**
 * What whoever runs the hub decides about the service for Web Connectors.
 *
 * @param publicUrl where the outside world finds the hub, without a slash at the end
 * @param maxResponseBytes a longer response is thrown away and its page halved; bytes of its text in UTF-8
 * @param minimumWebConnector older Web Connectors are sent away, such as {@code 2.1}
 * @param supportContact whom people turn to: a telephone number, a mail address or both, in one line
 * @param spoolDirectory of this node alone; holds customers' data for the length of a call, and responses that could not
 *     be stored in the database until they can
 * @param hubVersion shown to the person at the machine
 */
public record EndpointSettings(
        String publicUrl,
        long maxResponseBytes,
        String minimumWebConnector,
        String supportContact,
        Path spoolDirectory,
        String hubVersion) {

    private static final long LARGEST = Long.MAX_VALUE / 16;

    /** Refuses what cannot work. */
    public EndpointSettings {
        if (maxResponseBytes < 1 || maxResponseBytes > LARGEST) {
            throw new IllegalArgumentException(
                    "the longest response must have 1 byte or more, not " + maxResponseBytes);
        }
        if (ProgramVersion.parse(minimumWebConnector).isEmpty()) {
            throw new IllegalArgumentException(
                    "the oldest Web Connector is numbers and dots, such as 2.1, not " + minimumWebConnector);
        }
    }
}
