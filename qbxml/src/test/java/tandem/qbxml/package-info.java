/** One class for each message, both directions, and what is odd about texts. */
@NullMarked
package tandem.qbxml;

import org.jspecify.annotations.NullMarked;
