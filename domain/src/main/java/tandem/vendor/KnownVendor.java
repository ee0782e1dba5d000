package tandem.vendor;

import tandem.mirror.view.VendorView;

/** A vendor with both its sides: what QuickBooks has, and what is kept here alone. */
public record KnownVendor(VendorView inQuickBooks, KeptFields kept) {

    /** Counts the changes of either side. */
    public long version() {
        return inQuickBooks.state().version() + kept.version();
    }
}
