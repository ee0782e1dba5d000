@NullMarked
package tandem.api.state;

import org.jspecify.annotations.NullMarked;
