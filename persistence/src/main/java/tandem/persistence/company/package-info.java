/** Companies, connectors and pairing. */
@NullMarked
package tandem.persistence.company;

import org.jspecify.annotations.NullMarked;
