/** Terms that are made on this side: how they are judged, and how they reach QuickBooks. */
@NullMarked
package tandem.newterms;

import org.jspecify.annotations.NullMarked;
