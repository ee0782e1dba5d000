/** A visit of a Web Connector: from its name and key to its farewell, one exchange after the other. */
@NullMarked
package tandem.session;

import org.jspecify.annotations.NullMarked;
