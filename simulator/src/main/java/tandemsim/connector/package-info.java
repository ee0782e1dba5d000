/**
 * Plays the QuickBooks Web Connector: reads .qwc files, runs updates against a service by SOAP as the real client does, and tells
 * exactly what happened. Intuit's Web Connector programmer's guide is the source of the conversation and of the QBWC codes.
 */
@NullMarked
package tandemsim.connector;

import org.jspecify.annotations.NullMarked;
