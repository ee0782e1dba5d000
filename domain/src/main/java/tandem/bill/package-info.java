/** A bill's money: what was billed, what came off, what is still owed. */
@NullMarked
package tandem.bill;

import org.jspecify.annotations.NullMarked;
