@NullMarked
package tandem.persistence.audit;

import org.jspecify.annotations.NullMarked;
