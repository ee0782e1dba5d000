/** What has to be done from time to time, whoever calls or does not. */
@NullMarked
package tandem.upkeep;

import org.jspecify.annotations.NullMarked;
