/** The record of who did what. */
@NullMarked
package tandem.persistence.audit;

import org.jspecify.annotations.NullMarked;
