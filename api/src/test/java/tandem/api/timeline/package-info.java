@NullMarked
package tandem.api.timeline;

import org.jspecify.annotations.NullMarked;
