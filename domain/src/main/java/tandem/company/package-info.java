/** A company, the file it is tied to, and the connectors that may speak for it. */
@NullMarked
package tandem.company;

import org.jspecify.annotations.NullMarked;
