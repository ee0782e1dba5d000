package tandem.api.console;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionOperations;
import tandem.outcome.Outcome;

/** Carries out what a person asks for, in one transaction that ends before the answer leaves; a refusal changes nothing. */
final class InOneTransaction {

    private final TransactionOperations transactions;

    InOneTransaction(TransactionOperations transactions) {
        this.transactions = transactions;
    }

    /** Carries out what leaves traces whatever becomes of it. */
    <T> T keep(Supplier<T> act) {
        return Objects.requireNonNull(transactions.execute(status -> act.get()));
    }

    <T, R> Outcome<T, R> carryOut(Supplier<Outcome<T, R>> act) {
        return Objects.requireNonNull(transactions.execute(status -> {
            var outcome = act.get();
            if (outcome instanceof Outcome.Refused<T, R>) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }
}
