/** A real PostgreSQL for the tests of this module. */
@NullMarked
package tandem.persistence.testing;

import org.jspecify.annotations.NullMarked;
