/** Reads what happened to a record from wherever it was noted down. */
@NullMarked
package tandem.persistence.timeline;

import org.jspecify.annotations.NullMarked;
