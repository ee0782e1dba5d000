@NullMarked
package tandem.api.export;

import org.jspecify.annotations.NullMarked;
