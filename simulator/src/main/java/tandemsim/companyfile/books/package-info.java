/** What a company file holds: lists, transactions, how they hang together, and the clock of the PC that stamps them. */
@NullMarked
package tandemsim.companyfile.books;

import org.jspecify.annotations.NullMarked;
