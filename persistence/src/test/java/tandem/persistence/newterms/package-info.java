@NullMarked
package tandem.persistence.newterms;

import org.jspecify.annotations.NullMarked;
