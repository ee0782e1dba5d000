/** The domain's ports on PostgreSQL. */
@NullMarked
package tandem.persistence;

import org.jspecify.annotations.NullMarked;
