@NullMarked
package tandem.company;

import org.jspecify.annotations.NullMarked;
