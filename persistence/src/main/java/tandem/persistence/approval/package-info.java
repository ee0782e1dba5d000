/** Rules of approval, and what was decided about bills, on PostgreSQL. */
@NullMarked
package tandem.persistence.approval;

import org.jspecify.annotations.NullMarked;
