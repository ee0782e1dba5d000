@NullMarked
package tandem.persistence.idempotency;

import org.jspecify.annotations.NullMarked;
