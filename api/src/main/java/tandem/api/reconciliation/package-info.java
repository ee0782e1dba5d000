/** Whether the two sides agree, over REST: comparisons, discrepancies, the statement, and the check before money leaves. */
@NullMarked
package tandem.api.reconciliation;

import org.jspecify.annotations.NullMarked;
