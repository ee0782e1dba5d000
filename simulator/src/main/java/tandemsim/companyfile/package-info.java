/** A simulated QuickBooks: the company file, the program that opens it, and what tests may ask and change. */
@NullMarked
package tandemsim.companyfile;

import org.jspecify.annotations.NullMarked;
