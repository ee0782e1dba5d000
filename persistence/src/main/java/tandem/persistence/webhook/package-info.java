/** Webhooks on PostgreSQL. */
@NullMarked
package tandem.persistence.webhook;

import org.jspecify.annotations.NullMarked;
