/** How things are told apart: ids that sort by time, and the form in which people and programs see them. */
@NullMarked
package tandem.identity;

import org.jspecify.annotations.NullMarked;
