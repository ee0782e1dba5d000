/** Where a program that calls the hub begins; the calls and what they take and give are generated from the contract. */
@NullMarked
package tandemclient;

import org.jspecify.annotations.NullMarked;
