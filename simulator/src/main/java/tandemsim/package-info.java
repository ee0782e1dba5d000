/** The simulator as a program: plays a Web Connector and a company file from the command line. */
@NullMarked
package tandemsim;

import org.jspecify.annotations.NullMarked;
