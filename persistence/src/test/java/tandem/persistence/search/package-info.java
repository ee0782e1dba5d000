@NullMarked
package tandem.persistence.search;

import org.jspecify.annotations.NullMarked;
