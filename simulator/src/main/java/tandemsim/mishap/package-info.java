/** What can go wrong between a hub and a company file: a closed list, each with its own meaning. */
@NullMarked
package tandemsim.mishap;

import org.jspecify.annotations.NullMarked;
