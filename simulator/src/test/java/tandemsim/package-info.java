@NullMarked
package tandemsim;

import org.jspecify.annotations.NullMarked;
