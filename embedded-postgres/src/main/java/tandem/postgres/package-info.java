/** A PostgreSQL server that Tandem brings along: unpacked, initialised, started and stopped as child processes. */
@NullMarked
package tandem.postgres;

import org.jspecify.annotations.NullMarked;
