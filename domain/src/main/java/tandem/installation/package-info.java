/** What is true of this installation of the hub, whatever node asks. */
@NullMarked
package tandem.installation;

import org.jspecify.annotations.NullMarked;
