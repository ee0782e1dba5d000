/** The hub and the simulator, over HTTP, on a real database. */
@NullMarked
package tandem.app.endtoend;

import org.jspecify.annotations.NullMarked;
