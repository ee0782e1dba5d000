/** What happened to one record on both sides, told in order and in plain words. */
@NullMarked
package tandem.timeline;

import org.jspecify.annotations.NullMarked;
