package tandem.company;

import java.util.Optional;

/** Port: the companies as people manage them. Two who change the same one at the same moment: one of them fails. */
public interface Companies extends KnownCompanies {

    Optional<Company> find(CompanyId id);

    /** Whether another company has this external id. Whoever asks at the same moment waits for the end of the transaction. */
    boolean isExternalIdTaken(String externalId);

    /** Adds a company and the row in which its sync keeps its state. */
    Company add(Company company);

    /** Stores a change; the answer carries the next version. */
    Company save(Company company);

    /** Erases a company and all that is kept of it. */
    void erase(CompanyId id);
}
