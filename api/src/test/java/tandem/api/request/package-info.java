@NullMarked
package tandem.api.request;

import org.jspecify.annotations.NullMarked;
