/** How the sync of each company stands, and what its sessions did. */
@NullMarked
package tandem.api.state;

import org.jspecify.annotations.NullMarked;
