package tandem.app.endtoend;

import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tandem.audit.Actor;
import tandem.company.CompanyId;
import tandem.reconciliation.Discrepancies;
import tandem.reconciliation.Reconciliation;
import tandem.upkeep.LeftBehind;

/** The chores of a hub, done when a test wants them. */
record Upkeep(RunningHub hub) {

    /** What only an earlier file had is removed, to the end. */
    void tidies(Customer customer) {
        var chore = hub.part(LeftBehind.class);
        var company = id(customer);
        if (chore.companies().contains(company)) {
            boolean goesOn;
            do {
                goesOn = Boolean.TRUE.equals(transaction().execute(status -> chore.step(company)));
            } while (goesOn);
        }
    }

    /** What has changed is compared, if there is anything to compare. */
    void compares(Customer customer) {
        var discrepancies = hub.part(Discrepancies.class);
        if (discrepancies.due().contains(id(customer))) {
            transaction()
                    .executeWithoutResult(status -> discrepancies.compare(
                            id(customer),
                            Reconciliation.Scope.CHANGES,
                            Actor.HUB.id(),
                            hub.clock().instant()));
        }
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(hub.part(PlatformTransactionManager.class));
    }

    private static CompanyId id(Customer customer) {
        return CompanyId.parse(customer.id()).orElseThrow();
    }
}
