/** What is true of this installation. */
@NullMarked
package tandem.persistence.installation;

import org.jspecify.annotations.NullMarked;
