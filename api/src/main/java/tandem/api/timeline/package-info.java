/** What happened to one record, told in order. */
@NullMarked
package tandem.api.timeline;

import org.jspecify.annotations.NullMarked;
