/** Joins the modules into the product: settings, the store, time, and the use cases with their parts. */
@NullMarked
package tandem.app;

import org.jspecify.annotations.NullMarked;
