/** The demo: a hub, a Web Connector played against it, and what to look at; it uses the hub by HTTP alone. */
@NullMarked
package tandem.app.demo;

import org.jspecify.annotations.NullMarked;
