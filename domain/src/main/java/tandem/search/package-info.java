/** Finding a company by whatever somebody on the telephone can name. */
@NullMarked
package tandem.search;

import org.jspecify.annotations.NullMarked;
