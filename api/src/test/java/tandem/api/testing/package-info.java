/** The REST side on a real PostgreSQL and a real port, and a caller for it. */
@NullMarked
package tandem.api.testing;

import org.jspecify.annotations.NullMarked;
