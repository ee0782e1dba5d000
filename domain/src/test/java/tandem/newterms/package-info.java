@NullMarked
package tandem.newterms;

import org.jspecify.annotations.NullMarked;
