/** How far each kind has been read, and what is to be read next. */
@NullMarked
package tandem.reading;

import org.jspecify.annotations.NullMarked;
