package tandem.company;

/** Port: which companies exist. */
public interface KnownCompanies {

    /** Whether there is such a company, retired ones included. Costs one look-up by primary key. */
    boolean exists(CompanyId company);
}
