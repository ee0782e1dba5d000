package tandem.webhook;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tandem.caller.Caller;
import tandem.company.CompanyId;

/**
 * Where somebody wants to be called.
 *
 * @param company the only company that it is told of; absent: all
 * @param description for people to recognise it
 * @param disabled why it is not called at all; absent: it is
 * @param previousSecretUntil after a rotation: until when calls are signed with the old secret as well
 * @param version counts changes by people, and its disabling
 */
public record Endpoint(
        EndpointId id,
        @Nullable CompanyId company,
        URI url,
        @Nullable String description,
        EventTypes types,
        @Nullable Disabled disabled,
        Health health,
        @Nullable Instant previousSecretUntil,
        long version,
        Instant createdAt) {

    /** It is not called any more, until somebody enables it again. What it is told of waits in the feed. */
    public record Disabled(Instant at, Because because) {}

    /** Why an endpoint is not called. */
    public enum Because {
        /** Somebody wants it so. */
        BY_CALLER,
        /** The receiver answered with 410. */
        GONE,
        /** There was nothing but failures for five days. */
        FAILING
    }

    /** Whether it exists for this caller. */
    boolean isVisibleTo(Caller caller) {
        return caller.limitedTo() == null || caller.limitedTo().equals(company);
    }
}
