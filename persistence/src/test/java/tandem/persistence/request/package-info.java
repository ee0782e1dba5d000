@NullMarked
package tandem.persistence.request;

import org.jspecify.annotations.NullMarked;
