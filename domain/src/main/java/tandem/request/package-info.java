/** The queue of writes for QuickBooks: what is to be done there, and how far each of it has come. */
@NullMarked
package tandem.request;

import org.jspecify.annotations.NullMarked;
