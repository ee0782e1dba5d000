package tandem.company;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.listing.Slice;

/** Port: connectors for lists and screens. */
public interface ConnectorOverviews {

    Optional<ConnectorOverview> find(CompanyId company, ConnectorId id);

    /** A company's connectors, revoked ones too, in the order in which they were made. */
    Slice<ConnectorOverview> list(CompanyId company, @Nullable ConnectorId after, int limit);
}
