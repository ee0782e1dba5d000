/** The console: pages on which people see how everything stands, and act. */
@NullMarked
package tandem.api.console;

import org.jspecify.annotations.NullMarked;
