package tandem.state;

import java.util.Map;
import tandem.company.CompanyId;
import tandem.mirror.Kind;

/** Port: how many records the mirror holds. */
public interface MirrorCounts {

    /** The number of records of each kind that QuickBooks has, active and inactive. */
    Map<Kind, Long> of(CompanyId company);
}
