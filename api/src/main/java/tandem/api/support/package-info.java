/** What a person takes along who looks into a company's trouble somewhere else. */
@NullMarked
package tandem.api.support;

import org.jspecify.annotations.NullMarked;
