/** The requests that write into QuickBooks, for support. */
@NullMarked
package tandem.api.request;

import org.jspecify.annotations.NullMarked;
