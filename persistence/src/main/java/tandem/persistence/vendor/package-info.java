/** What is kept of vendors on this side alone. */
@NullMarked
package tandem.persistence.vendor;

import org.jspecify.annotations.NullMarked;
