/** The change feed: what has changed of a company, told in the order in which it was committed. */
@NullMarked
package tandem.feed;

import org.jspecify.annotations.NullMarked;
