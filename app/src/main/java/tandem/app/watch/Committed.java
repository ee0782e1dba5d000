package tandem.app.watch;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is counted is what has come to stay: nothing of a call that was rolled back, and of one that was repeated once. */
final class Committed {

    private Committed() {}

    /** Does it when the transaction of this thread has been committed; at once where there is none. */
    static void then(Runnable counting) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    counting.run();
                }
            });
        } else {
            counting.run();
        }
    }
}
