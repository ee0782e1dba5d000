package tandem.vendor;

import java.util.Optional;
import java.util.UUID;
import tandem.company.CompanyId;

/** Port: vendors as the mirror holds them. */
public interface VendorBook {

    /** A vendor, also one that QuickBooks does not have any more. */
    Optional<MirroredVendor> vendor(CompanyId company, UUID id);
}
