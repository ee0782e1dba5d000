/** Hostile input, made up by Jazzer, for each door of the hub. */
@NullMarked
package tandemfuzz;

import org.jspecify.annotations.NullMarked;
