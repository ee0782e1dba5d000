/** The hub: what it knows and decides. */
@NullMarked
package tandem;

import org.jspecify.annotations.NullMarked;
