package tandem.webhook;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.feed.Change;
import tandem.identity.TypeId;
import tandem.request.RequestStatus;

/** What an endpoint is told. */
public sealed interface Event {

    /** Names the event: the same each time that it is told, and to whomever, so that who has heard it knows. */
    String id();

    /** What sort of event it is, as receivers know it. */
    String type();

    /** When it happened. */
    Instant at();

    /** The company that it is about. */
    Optional<CompanyId> about();

    /**
     * A change of the company's feed.
     *
     * @param status of a request: what it came to by this change; absent if that is not what changed
     */
    record OfChange(
            CompanyId company, Change change, @Nullable RequestStatus status) implements Event {

        @Override
        public String id() {
            return named(company, String.valueOf(change.seq()));
        }

        @Override
        public String type() {
            return EventTypes.of(change.topic(), change.what(), status);
        }

        @Override
        public Instant at() {
            return change.at();
        }

        @Override
        public Optional<CompanyId> about() {
            return Optional.of(company);
        }
    }

    /** More changes at once than are worth a call each, or changes that the feed does not keep any more: what to read it from, and to. */
    record OfStretch(CompanyId company, long first, long last, Instant at) implements Event {

        @Override
        public String id() {
            return named(company, first + "-" + last);
        }

        @Override
        public String type() {
            return EventTypes.STRETCH;
        }

        @Override
        public Optional<CompanyId> about() {
            return Optional.of(company);
        }
    }

    /** Somebody tries the endpoint out; nothing happened. */
    record Test(DeliveryId delivery, @Nullable CompanyId company, Instant at) implements Event {

        @Override
        public String id() {
            return TypeId.format("evt", delivery.value());
        }

        @Override
        public String type() {
            return EventTypes.TEST;
        }

        @Override
        public Optional<CompanyId> about() {
            return Optional.ofNullable(company);
        }
    }

    private static String named(CompanyId company, String place) {
        return TypeId.format("evt", company.value()) + '_' + place;
    }
}
