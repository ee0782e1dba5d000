/** The copy that the hub keeps of QuickBooks' records: what was read, and where it is kept. */
@NullMarked
package tandem.mirror;

import org.jspecify.annotations.NullMarked;
