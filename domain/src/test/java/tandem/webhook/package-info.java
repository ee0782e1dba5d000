@NullMarked
package tandem.webhook;

import org.jspecify.annotations.NullMarked;
