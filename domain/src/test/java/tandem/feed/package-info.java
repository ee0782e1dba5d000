@NullMarked
package tandem.feed;

import org.jspecify.annotations.NullMarked;
