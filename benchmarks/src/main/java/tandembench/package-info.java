/** Whole-process measurements of the hub as it is delivered. */
@NullMarked
package tandembench;

import org.jspecify.annotations.NullMarked;
