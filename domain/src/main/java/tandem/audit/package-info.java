/** Who did what, when, from where. */
@NullMarked
package tandem.audit;

import org.jspecify.annotations.NullMarked;
