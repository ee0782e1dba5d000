package tandem.approval;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tandem.bill.BillContent;
import tandem.company.CompanyId;

/** Port: bills that were entered in QuickBooks, as far as approval goes by them. */
public interface EnteredBills {

    /**
     * Vendor, number and lines of those bills that were entered in QuickBooks and are still there. Bills that began on this side
     * are left out.
     */
    Map<UUID, BillContent> entered(CompanyId company, Set<UUID> ids);
}
