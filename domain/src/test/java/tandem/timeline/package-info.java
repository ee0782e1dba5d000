@NullMarked
package tandem.timeline;

import org.jspecify.annotations.NullMarked;
