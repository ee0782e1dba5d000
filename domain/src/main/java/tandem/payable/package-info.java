/** Bills as they are drafted, posted and edited on this side. */
@NullMarked
package tandem.payable;

import org.jspecify.annotations.NullMarked;
