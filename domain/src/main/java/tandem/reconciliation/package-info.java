/** Whether QuickBooks and this side agree: what is compared, what differs, and what is to be done about it. */
@NullMarked
package tandem.reconciliation;

import org.jspecify.annotations.NullMarked;
