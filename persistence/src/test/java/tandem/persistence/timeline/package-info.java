@NullMarked
package tandem.persistence.timeline;

import org.jspecify.annotations.NullMarked;
