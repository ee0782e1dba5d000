package tandem.qbwc;

import org.slf4j.MDC;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;
import tandem.company.SessionId;

/** Whom a call is about, for every line of the log that is written until it is over. None of it is secret. */
public final class LogContext {

    private static final String COMPANY = "company";
    private static final String CONNECTOR = "connector";
    private static final String SESSION = "session";

    private LogContext() {}

    /** From now on the calling thread works for this session. */
    public static void is(CompanyId company, ConnectorId connector, SessionId session) {
        is(company, connector);
        MDC.put(SESSION, session.toString());
    }

    /** From now on the calling thread works for this connector, which has no session. */
    public static void is(CompanyId company, ConnectorId connector) {
        MDC.put(COMPANY, company.toString());
        MDC.put(CONNECTOR, connector.toString());
    }

    /** The calling thread works for nobody any more. */
    static void forget() {
        MDC.remove(COMPANY);
        MDC.remove(CONNECTOR);
        MDC.remove(SESSION);
    }
}
