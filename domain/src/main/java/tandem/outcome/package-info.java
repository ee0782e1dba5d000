/** What becomes of an attempt: done, or refused for a reason. */
@NullMarked
package tandem.outcome;

import org.jspecify.annotations.NullMarked;
