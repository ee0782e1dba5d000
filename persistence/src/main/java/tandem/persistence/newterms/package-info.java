/** Terms that were made on this side. */
@NullMarked
package tandem.persistence.newterms;

import org.jspecify.annotations.NullMarked;
