/** Who calls from the hub's side, by which key, and what they may do. */
@NullMarked
package tandem.caller;

import org.jspecify.annotations.NullMarked;
