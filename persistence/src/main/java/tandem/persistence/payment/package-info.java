/** Payments of this side on PostgreSQL. */
@NullMarked
package tandem.persistence.payment;

import org.jspecify.annotations.NullMarked;
