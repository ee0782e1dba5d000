package tandem.vendor;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tandem.company.CompanyId;

/** Port: what is kept of vendors on this side, unreadable for whoever sees the stored form. */
public interface KeptFieldsOfVendors {

    /** What is kept of these vendors; one of which nothing is kept is left out. */
    Map<UUID, KeptFields> of(CompanyId company, Set<UUID> vendors);

    /**
     * Stores what is to be kept of a vendor.
     *
     * @param fields with the version that follows the stored one
     * @throws IllegalStateException if another version is stored
     */
    void keep(CompanyId company, UUID vendor, KeptFields fields);
}
