@NullMarked
package tandem.persistence.state;

import org.jspecify.annotations.NullMarked;
