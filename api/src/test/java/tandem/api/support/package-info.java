@NullMarked
package tandem.api.support;

import org.jspecify.annotations.NullMarked;
