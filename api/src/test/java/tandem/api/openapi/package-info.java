@NullMarked
package tandem.api.openapi;

import org.jspecify.annotations.NullMarked;
