/** Who did what, for people to look through. */
@NullMarked
package tandem.api.audit;

import org.jspecify.annotations.NullMarked;
