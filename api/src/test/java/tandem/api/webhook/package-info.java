@NullMarked
package tandem.api.webhook;

import org.jspecify.annotations.NullMarked;
