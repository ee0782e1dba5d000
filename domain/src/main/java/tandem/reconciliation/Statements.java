package tandem.reconciliation;

import tandem.company.CompanyId;

/** Port: adds up what a company owes. */
public interface Statements {

    /** The statement as of the last reading. */
    Statement of(CompanyId company);
}
