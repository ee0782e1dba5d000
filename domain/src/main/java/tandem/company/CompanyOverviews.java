package tandem.company;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.listing.Slice;

/** Port: companies for lists and screens. */
public interface CompanyOverviews {

    Optional<CompanyOverview> find(CompanyId id);

    /**
     * Companies in the order in which they were created.
     *
     * @param only the one company that exists for the caller; {@code null}: all
     * @param externalId only the company with this external id; {@code null}: any
     */
    Slice<CompanyOverview> list(
            @Nullable CompanyId only, @Nullable String externalId, @Nullable CompanyId after, int limit);
}
