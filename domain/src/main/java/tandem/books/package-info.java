/** What the books in QuickBooks have to say about what a write names. */
@NullMarked
package tandem.books;

import org.jspecify.annotations.NullMarked;
