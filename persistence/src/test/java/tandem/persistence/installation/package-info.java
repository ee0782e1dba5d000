@NullMarked
package tandem.persistence.installation;

import org.jspecify.annotations.NullMarked;
