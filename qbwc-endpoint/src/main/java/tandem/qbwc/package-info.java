/**
 * The SOAP service that a Web Connector polls. {@link tandem.qbwc.FrontDoor} lets in whatever comes and lets out nothing
 * but permitted answers; {@link tandem.qbwc.WebConnectorService} puts the calls to the
 * {@link tandem.session.Conversation}.
 */
@NullMarked
package tandem.qbwc;

import org.jspecify.annotations.NullMarked;
