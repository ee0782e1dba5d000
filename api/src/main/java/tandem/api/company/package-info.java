/** Companies, their connectors, and the tie to their company file. */
@NullMarked
package tandem.api.company;

import org.jspecify.annotations.NullMarked;
