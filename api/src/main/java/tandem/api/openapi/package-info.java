/** The contract as OpenAPI, made from the code. */
@NullMarked
package tandem.api.openapi;

import org.jspecify.annotations.NullMarked;
