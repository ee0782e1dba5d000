/** Long lists, handed out in slices that stay right while rows come and go. */
@NullMarked
package tandem.listing;

import org.jspecify.annotations.NullMarked;
