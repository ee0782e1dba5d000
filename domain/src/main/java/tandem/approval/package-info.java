/** Who has to approve a bill before it is posted, who has done so, and how it therefore stands. */
@NullMarked
package tandem.approval;

import org.jspecify.annotations.NullMarked;
