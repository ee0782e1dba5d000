@NullMarked
package tandem.api.key;

import org.jspecify.annotations.NullMarked;
