/** The people who sign in. */
@NullMarked
package tandem.persistence.people;

import org.jspecify.annotations.NullMarked;
