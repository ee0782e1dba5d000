@NullMarked
package tandem.caller;

import org.jspecify.annotations.NullMarked;
