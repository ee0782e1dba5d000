/** The service as a Web Connector meets it: raw envelopes over real HTTP. */
@NullMarked
package tandem.qbwc;

import org.jspecify.annotations.NullMarked;
