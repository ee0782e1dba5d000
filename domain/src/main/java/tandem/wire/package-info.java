/** The hub's side of a conversation with QuickBooks: what is asked, in our words, and what came back. */
@NullMarked
package tandem.wire;

import org.jspecify.annotations.NullMarked;
