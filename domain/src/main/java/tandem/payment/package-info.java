/** Payments of bills, as QuickBooks records them. */
@NullMarked
package tandem.payment;

import org.jspecify.annotations.NullMarked;
