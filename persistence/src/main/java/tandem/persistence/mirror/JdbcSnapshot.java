package tandem.persistence.mirror;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tandem.mirror.view.Snapshot;

/** A read-only transaction of PostgreSQL, which waits longer for its reader than the others do. */
public final class JdbcSnapshot implements Snapshot {

    private final JdbcClient jdbc;
    private final TransactionTemplate oneMoment;

    /** Opens transactions of {@code transactions}, on the connections of {@code jdbc}. */
    public JdbcSnapshot(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.oneMoment = new TransactionTemplate(transactions);
        oneMoment.setReadOnly(true);
        oneMoment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    @Override
    public void read(Runnable work) {
        oneMoment.executeWithoutResult(status -> {
            jdbc.sql("SET LOCAL idle_in_transaction_session_timeout = '15min'").update();
            work.run();
        });
    }
}
