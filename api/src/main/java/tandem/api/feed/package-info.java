/** The change feed, for programs that follow a company. */
@NullMarked
package tandem.api.feed;

import org.jspecify.annotations.NullMarked;
