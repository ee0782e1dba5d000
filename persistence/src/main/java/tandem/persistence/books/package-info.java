/** Lists and preferences, as writes need them. */
@NullMarked
package tandem.persistence.books;

import org.jspecify.annotations.NullMarked;
