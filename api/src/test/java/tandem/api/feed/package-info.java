@NullMarked
package tandem.api.feed;

import org.jspecify.annotations.NullMarked;
