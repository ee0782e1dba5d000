/** What sessions leave in the database. */
@NullMarked
package tandem.persistence.session;

import org.jspecify.annotations.NullMarked;
