@NullMarked
package tandem.persistence.approval;

import org.jspecify.annotations.NullMarked;
