package tandem.idempotency;

import java.util.Map;

/**
 * The first answer to a request, complete, so that it can be given again.
 *
 * @param headers only those that belong to the answer and not to the transport
 * @param body may hold a secret that is shown once; whoever keeps it must protect it
 */
public record KeptAnswer(int status, Map<String, String> headers, byte[] body) {

    public KeptAnswer {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "KeptAnswer[" + status + ", " + body.length + " bytes]";
    }
}
