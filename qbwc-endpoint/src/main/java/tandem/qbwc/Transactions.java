package tandem.qbwc;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionOperations;
import tandem.session.Conversation;
import tandem.wire.UnreadableAnswer;

/**
 * One transaction for each call, at the isolation that PostgreSQL has by itself, READ COMMITTED: to set it again would cost
 * a statement in every call. What collides with another transaction is done once more, in a new one, and so is what loses its
 * connection to the database on the way: whether that was committed or not, the session knows a call that comes again.
 */
final class Transactions {

    /** The class of SQLSTATE for transactions that were rolled back: deadlock, serialization failure. */
    private static final String ROLLED_BACK = "40";

    /** The SQLSTATE for a lock that somebody else held for longer than the database lets a call wait. */
    private static final String LOCKED = "55P03";

    /**
     * How the SQLSTATE begins when the connection broke, the server stops or has crashed, or this machine stood still too long; the last one
     * is that of a connection that is no good any more, since a migration of a newer node has given another shape to what was prepared on it.
     */
    private static final List<String> GONE = List.of("08", "57P", "25P03", "0A000");

    private static final int TRIES = 3;

    private final TransactionOperations operations;
    private final BrokenConnections connections;

    Transactions(TransactionOperations operations, BrokenConnections connections) {
        this.operations = operations;
        this.connections = connections;
    }

    /** Does the work and commits. */
    <T> T call(Supplier<T> work) {
        boolean collided = false;
        for (int tries = 1; ; tries++) {
            try {
                return once(work);
            } catch (RuntimeException e) {
                if (isConnectionLost(e) && tries < TRIES) {
                    connections.throwAway();
                } else if (isCollision(e) && !collided) {
                    collided = true;
                } else {
                    throw e;
                }
            }
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
        var failure = new AtomicReference<@Nullable RuntimeException>();
        try {
            T result = operations.execute(status -> {
                try {
                    return work.get();
                } catch (RuntimeException e) {
                    failure.set(e);
                    throw e;
                }
            });
            if (result == null) {
                throw new IllegalStateException("the call had no result");
            }
            return result;
        } catch (RuntimeException e) {
            throw firstOf(failure.get(), e);
        }
    }

    /** Over a connection that is gone nothing can be rolled back either, and that would hide why. */
    private static RuntimeException firstOf(@Nullable RuntimeException ofWork, RuntimeException thrown) {
        if (ofWork == null || ofWork == thrown) {
            return thrown;
        }
        ofWork.addSuppressed(thrown);
        return ofWork;
    }

    private static boolean isCollision(Throwable failure) {
        return sqlState(failure)
                .map(state -> state.startsWith(ROLLED_BACK))
                .orElseGet(() -> causes(failure).anyMatch(ConcurrencyFailureException.class::isInstance));
    }

    private static boolean isConnectionLost(Throwable failure) {
        return sqlStates(failure).anyMatch(state -> GONE.stream().anyMatch(state::startsWith));
    }

    private static Optional<String> sqlState(Throwable failure) {
        return sqlStates(failure).findFirst();
    }

    private static Stream<String> sqlStates(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(Objects::nonNull);
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
