/** Tests of playing support bundles. */
@NullMarked
package tandemsim.replay;

import org.jspecify.annotations.NullMarked;
