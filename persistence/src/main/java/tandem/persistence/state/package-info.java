/** How the sync of each company stands. */
@NullMarked
package tandem.persistence.state;

import org.jspecify.annotations.NullMarked;
