@NullMarked
package tandem.state;

import org.jspecify.annotations.NullMarked;
