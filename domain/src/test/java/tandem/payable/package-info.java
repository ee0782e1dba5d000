@NullMarked
package tandem.payable;

import org.jspecify.annotations.NullMarked;
