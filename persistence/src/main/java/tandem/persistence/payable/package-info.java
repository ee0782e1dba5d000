/** Bills of this side on PostgreSQL. */
@NullMarked
package tandem.persistence.payable;

import org.jspecify.annotations.NullMarked;
