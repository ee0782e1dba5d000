package tandem.vendor;

import java.time.Instant;
import java.util.UUID;
import tandem.company.CompanyId;

/** Port: which vendors support has taken from view. */
public interface VendorsInView {

    /** How a vendor stands as to that. */
    enum Sight {
        /** There is no such vendor. */
        UNKNOWN,
        /** He is active in QuickBooks, and in view. */
        ACTIVE,
        /** He is inactive, or gone, in QuickBooks. */
        INACTIVE
    }

    /** How a vendor stands. */
    Sight sightOf(CompanyId company, UUID vendor);

    /** Takes a vendor from view, as long as he is inactive. */
    void hide(CompanyId company, UUID vendor, Instant now);

    /** Puts a vendor back into view. */
    void unhide(CompanyId company, UUID vendor);
}
