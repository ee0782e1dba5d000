package tandem.qbwc;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** Begins and ends transactions of nothing, and writes down that it did. */
final class RecordingTransactions extends AbstractPlatformTransactionManager {
    private static final long serialVersionUID = 1L;

    final transient List<String> steps = new CopyOnWriteArrayList<>();
    boolean unreachable;
    boolean failsToCommit;
    boolean failsToRollBack;

    void reset() {
        steps.clear();
        unreachable = false;
        failsToCommit = false;
        failsToRollBack = false;
    }

    @Override
    protected Object doGetTransaction() {
        return new Object();
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        if (unreachable) {
            throw new CannotCreateTransactionException("no connection to jdbc:postgresql://db/tandem");
        }
        steps.add("begin");
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        if (failsToCommit) {
            throw new TransactionSystemException("the connection is gone");
        }
        steps.add("commit");
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
        steps.add("rollback");
        if (failsToRollBack) {
            throw new IllegalStateException("nothing can be rolled back over a connection that is gone");
        }
    }
}
