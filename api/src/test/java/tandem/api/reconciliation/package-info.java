@NullMarked
package tandem.api.reconciliation;

import org.jspecify.annotations.NullMarked;
