/** Payments that are made on this side: judged, recorded in QuickBooks, voided there. */
@NullMarked
package tandem.paying;

import org.jspecify.annotations.NullMarked;
