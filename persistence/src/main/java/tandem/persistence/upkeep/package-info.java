/** What has to be done from time to time, on PostgreSQL. */
@NullMarked
package tandem.persistence.upkeep;

import org.jspecify.annotations.NullMarked;
