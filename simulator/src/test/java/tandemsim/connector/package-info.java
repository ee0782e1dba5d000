@NullMarked
package tandemsim.connector;

import org.jspecify.annotations.NullMarked;
