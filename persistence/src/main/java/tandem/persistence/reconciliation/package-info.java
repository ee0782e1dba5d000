/** The comparison of QuickBooks and this side in PostgreSQL, set by set. */
@NullMarked
package tandem.persistence.reconciliation;

import org.jspecify.annotations.NullMarked;
