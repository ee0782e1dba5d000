/** Where companies set who approves bills, and where people route, approve and decline them. */
@NullMarked
package tandem.approving;

import org.jspecify.annotations.NullMarked;
