/** Notices by mail. */
@NullMarked
package tandem.api.notice;

import org.jspecify.annotations.NullMarked;
