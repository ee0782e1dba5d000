/** A vendor credit's money. */
@NullMarked
package tandem.credit;

import org.jspecify.annotations.NullMarked;
