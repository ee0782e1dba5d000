package tandem.idempotency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;

/** Port: answers kept under the name that the caller gave the request. All calls belong into the transaction of the request. */
public interface KeptAnswers {

    /**
     * Looks whether a request has been answered, and makes sure that no other node works on the same one until the
     * transaction ends.
     *
     * @param fingerprint tells requests apart: the same one means the same request
     */
    Found look(RequestName name, byte[] fingerprint, Instant now);

    /**
     * Keeps the answer.
     *
     * @param company whose erasure takes the answer with it
     */
    void keep(RequestName name, byte[] fingerprint, KeptAnswer answer, @Nullable CompanyId company, Instant now);

    /**
     * A request's name, good for one caller and one place.
     *
     * @param caller the caller's id
     * @param place the company that the request is about, or empty
     * @param key what the caller chose
     */
    record RequestName(String caller, String place, String key) {}

    /** What is known of a request. */
    sealed interface Found {

        /** Nothing: it is new, or so old that it has been forgotten. */
        record Nothing() implements Found {}

        /** The answer that it got. */
        record Answered(KeptAnswer answer) implements Found {}

        /** The name was used for another request. */
        record UsedForAnother() implements Found {}

        /** It is being worked on at this moment. */
        record InProgress() implements Found {}
    }
}
