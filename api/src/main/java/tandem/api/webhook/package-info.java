/** Webhooks: who is called, by which calls, and what became of them. */
@NullMarked
package tandem.api.webhook;

import org.jspecify.annotations.NullMarked;
