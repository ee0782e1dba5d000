/** The people who sign in to the console: who they are, what they may do, and how they prove it. */
@NullMarked
package tandem.people;

import org.jspecify.annotations.NullMarked;
