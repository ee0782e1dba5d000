/** When a bill is due and until when it may be paid with a discount. Calendar dates only: nothing moves off a weekend. */
@NullMarked
package tandem.terms;

import org.jspecify.annotations.NullMarked;
