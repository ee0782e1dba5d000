@NullMarked
package tandem.persistence.books;

import org.jspecify.annotations.NullMarked;
