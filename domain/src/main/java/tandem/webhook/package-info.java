/** Webhooks: other programs are called when something changes. Each call is the bell of the change feed, which stays the record. */
@NullMarked
package tandem.webhook;

import org.jspecify.annotations.NullMarked;
