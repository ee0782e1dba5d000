/** Secrets and who may do what. */
@NullMarked
package tandem.access;

import org.jspecify.annotations.NullMarked;
