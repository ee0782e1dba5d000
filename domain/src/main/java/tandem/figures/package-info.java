/** How the whole installation stands, in figures whose number does not grow with that of the companies. */
@NullMarked
package tandem.figures;

import org.jspecify.annotations.NullMarked;
