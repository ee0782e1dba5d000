/** Reads the change feed. It is written by whatever changes something: by the mirror's own statements, and by triggers. */
@NullMarked
package tandem.persistence.feed;

import org.jspecify.annotations.NullMarked;
