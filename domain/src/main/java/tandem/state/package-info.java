/** How the sync of each company stands, in words for people: what is good, what is not, who must act, and how. */
@NullMarked
package tandem.state;

import org.jspecify.annotations.NullMarked;
