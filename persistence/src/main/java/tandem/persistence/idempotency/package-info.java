/** Answers that are given again. */
@NullMarked
package tandem.persistence.idempotency;

import org.jspecify.annotations.NullMarked;
