/** Plays a support bundle: what QuickBooks answered once, it answers again. */
@NullMarked
package tandemsim.replay;

import org.jspecify.annotations.NullMarked;
