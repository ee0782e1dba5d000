/** Figures about the whole installation, counted by PostgreSQL. */
@NullMarked
package tandem.persistence.figures;

import org.jspecify.annotations.NullMarked;
