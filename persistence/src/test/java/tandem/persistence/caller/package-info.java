@NullMarked
package tandem.persistence.caller;

import org.jspecify.annotations.NullMarked;
