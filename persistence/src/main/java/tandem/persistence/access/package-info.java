/** API keys. */
@NullMarked
package tandem.persistence.access;

import org.jspecify.annotations.NullMarked;
