/** Sessions, leases and read marks on PostgreSQL, in as few statements as a call may cost. */
@NullMarked
package tandem.persistence.session;

import org.jspecify.annotations.NullMarked;
