package tandem.audit;

import java.util.UUID;

/** Port: the record of who did what. Written in the transaction of the act itself. */
public interface AuditTrail {

    void add(AuditEvent event);

    /** Blanks what the events tell about a company that has been erased. That they happened stays. */
    void blank(UUID company);
}
