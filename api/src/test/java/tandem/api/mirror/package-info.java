@NullMarked
package tandem.api.mirror;

import org.jspecify.annotations.NullMarked;
