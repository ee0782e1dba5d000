package tandem.request;

import java.time.Instant;
import tandem.company.ConnectorId;
import tandem.company.SessionId;

/**
 * How a request went out last.
 *
 * @param messageSetId under which QuickBooks keeps the outcome, for the application that sent it alone
 * @param connector that application
 * @param exchange its number in the session; the exact text is kept there
 */
public record Sending(String messageSetId, ConnectorId connector, SessionId session, int exchange, Instant at) {}
