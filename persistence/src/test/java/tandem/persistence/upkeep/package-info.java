@NullMarked
package tandem.persistence.upkeep;

import org.jspecify.annotations.NullMarked;
