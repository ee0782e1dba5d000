@NullMarked
package tandem.api.console;

import org.jspecify.annotations.NullMarked;
