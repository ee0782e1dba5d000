/** What people have been told of, on PostgreSQL. */
@NullMarked
package tandem.persistence.notice;

import org.jspecify.annotations.NullMarked;
