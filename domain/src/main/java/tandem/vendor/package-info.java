/** Vendors as they are edited on this side. */
@NullMarked
package tandem.vendor;

import org.jspecify.annotations.NullMarked;
