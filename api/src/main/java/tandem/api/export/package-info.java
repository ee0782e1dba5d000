/** A company's data as an archive. */
@NullMarked
package tandem.api.export;

import org.jspecify.annotations.NullMarked;
