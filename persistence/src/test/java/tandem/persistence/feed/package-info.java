@NullMarked
package tandem.persistence.feed;

import org.jspecify.annotations.NullMarked;
