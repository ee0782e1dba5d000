/** The mirror of QuickBooks' records on PostgreSQL: set-based writes with the change feed, and the pages that people read. */
@NullMarked
package tandem.persistence.mirror;

import org.jspecify.annotations.NullMarked;
