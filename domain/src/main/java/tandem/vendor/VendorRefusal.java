package tandem.vendor;

import java.util.List;
import tandem.outcome.Violation;

/** Why a vendor is not changed. */
public sealed interface VendorRefusal {

    /** There is no such vendor. */
    record NotFound() implements VendorRefusal {}

    /** The change was meant for another version. */
    record Stale(long version) implements VendorRefusal {}

    /** QuickBooks does not have the vendor any more. */
    record Gone() implements VendorRefusal {}

    /** QuickBooks cannot store it. */
    record Invalid(List<Violation> violations) implements VendorRefusal {}
}
