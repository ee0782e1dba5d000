/** Whoever is named for it is told, once, of what needs a person. */
@NullMarked
package tandem.notice;

import org.jspecify.annotations.NullMarked;
