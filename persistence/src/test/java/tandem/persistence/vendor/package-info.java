@NullMarked
package tandem.persistence.vendor;

import org.jspecify.annotations.NullMarked;
