/** Asking twice is asking once: answers that are kept under the name that the caller gave the request. */
@NullMarked
package tandem.idempotency;

import org.jspecify.annotations.NullMarked;
