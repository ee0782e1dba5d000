/** What those see who run the hub: figures of what it does and of what it holds, and whom a line of its log is about. */
@NullMarked
package tandem.app.watch;

import org.jspecify.annotations.NullMarked;
