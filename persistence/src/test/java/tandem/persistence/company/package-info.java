@NullMarked
package tandem.persistence.company;

import org.jspecify.annotations.NullMarked;
