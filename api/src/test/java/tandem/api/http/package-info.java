@NullMarked
package tandem.api.http;

import org.jspecify.annotations.NullMarked;
