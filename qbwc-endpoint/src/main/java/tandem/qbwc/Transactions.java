package tandem.qbwc;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionOperations;
import tandem.session.Conversation;
import tandem.wire.UnreadableAnswer;

/**
 * One transaction for each call, at the isolation that PostgreSQL has by itself, READ COMMITTED: to set it again would cost
 * a statement in every call. What collides with another transaction is done once more, in a new one.
 */
final class Transactions {

    /** The class of SQLSTATE for transactions that were rolled back: deadlock, serialization failure. */
    private static final String ROLLED_BACK = "40";

    /** The SQLSTATE for a lock that somebody else held for longer than the database lets a call wait. */
    private static final String LOCKED = "55P03";

    private final TransactionOperations operations;

    Transactions(TransactionOperations operations) {
        this.operations = operations;
    }

    /** Does the work and commits. */
    <T> T call(Supplier<T> work) {
        try {
            return once(work);
        } catch (RuntimeException e) {
            if (!isCollision(e)) {
                throw e;
            }
            return once(work);
        }
    }

    /** As {@link #call}, for {@link Conversation#receiveResponse}: rolls back when the answer cannot be read. */
    int receive(Conversation conversation, Conversation.Response response) throws UnreadableAnswer {
        try {
            return call(() -> {
                try {
                    return Permitted.percent(conversation.receiveResponse(response));
                } catch (UnreadableAnswer e) {
                    throw new Unread(e);
                }
            });
        } catch (Unread e) {
            throw e.reason;
        }
    }

    /**
     * Whether nothing was wrong with the work itself: the database could not be reached, or somebody else kept what the work
     * is about locked. A second try would wait as long again, and the client does not.
     */
    static boolean isOutOfReach(Throwable failure) {
        return failure instanceof CannotCreateTransactionException
                || sqlState(failure).filter(LOCKED::equals).isPresent();
    }

    private <T> T once(Supplier<T> work) {
        T result = operations.execute(status -> work.get());
        if (result == null) {
            throw new IllegalStateException("the call had no result");
        }
        return result;
    }

    private static boolean isCollision(Throwable failure) {
        return sqlState(failure)
                .map(state -> state.startsWith(ROLLED_BACK))
                .orElseGet(() -> causes(failure).anyMatch(ConcurrencyFailureException.class::isInstance));
    }

    private static Optional<String> sqlState(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** Carries the checked exception through the transaction, which rolls back on its way. */
    private static final class Unread extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final UnreadableAnswer reason;

        Unread(UnreadableAnswer reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
