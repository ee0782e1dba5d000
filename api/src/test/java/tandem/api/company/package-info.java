@NullMarked
package tandem.api.company;

import org.jspecify.annotations.NullMarked;
