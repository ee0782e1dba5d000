package tandem.webhook;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.company.CompanyId;
import tandem.listing.Slice;

/** Port: what became of events. */
public interface Deliveries {

    Optional<Delivery> find(EndpointId endpoint, DeliveryId id);

    /**
     * The newest first.
     *
     * @param status only those that stand there; {@code null}: all
     * @param company only those about this company; {@code null}: all
     */
    Slice<Delivery> list(
            EndpointId endpoint,
            Delivery.@Nullable Status status,
            @Nullable CompanyId company,
            @Nullable DeliveryId before,
            int limit);

    /** All about a company, whichever endpoint they are for, the oldest first. */
    Slice<Delivery> about(CompanyId company, @Nullable DeliveryId after, int limit);

    /** Adds one that does not come from a feed. */
    void add(Delivery delivery);

    /** Has one tried again; false if it has been tried meanwhile. */
    boolean again(Delivery before, Delivery again);
}
