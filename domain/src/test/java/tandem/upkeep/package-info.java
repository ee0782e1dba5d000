@NullMarked
package tandem.upkeep;

import org.jspecify.annotations.NullMarked;
