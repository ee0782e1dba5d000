package tandem.persistence.audit;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.audit.AuditEvent;
import tandem.audit.AuditTrail;
import tandem.identity.UuidV7;
import tandem.persistence.Times;

final class JdbcAuditTrail implements AuditTrail {

    private final JdbcClient jdbc;

    JdbcAuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(AuditEvent event) {
        jdbc.sql("""
                        INSERT INTO audit_event
                               (id, company_id, at, actor, actor_label, remote_address, action, subject, reason, before, after)
                        VALUES (:id, :company, :at, :actor, :label, :address, :action, :subject, :reason,
                                :before::jsonb, :after::jsonb)
                        """)
                .param("id", UuidV7.at(event.at()))
                .param("company", event.company())
                .param("at", Times.parameter(event.at()))
                .param("actor", event.actor().id())
                .param("label", event.actor().label())
                .param("address", event.actor().remoteAddress())
                .param("action", event.action())
                .param("subject", event.subject())
                .param("reason", event.reason())
                .param("before", AuditJson.write(event.before()))
                .param("after", AuditJson.write(event.after()))
                .update();
    }

    @Override
    public void blank(UUID company) {
        jdbc.sql("UPDATE audit_event SET before = NULL, after = NULL, reason = NULL WHERE company_id = ?")
                .param(company)
                .update();
    }
}
