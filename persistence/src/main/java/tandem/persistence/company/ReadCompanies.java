package tandem.persistence.company;

import java.sql.ResultSet;
import java.sql.SQLException;
import tandem.company.CompanyOverview;

/** How companies are read, for whoever shows more of them. */
public final class ReadCompanies {

    /** The columns that {@link #overview} reads; {@code c} is a row of {@code company}, {@code s} one of {@code company_sync}. */
    public static final String COLUMNS = JdbcCompanyOverviews.COLUMNS;

    private ReadCompanies() {}

    /** The company in a row with {@link #COLUMNS}. */
    public static CompanyOverview overview(ResultSet row) throws SQLException {
        return JdbcCompanyOverviews.read(row, 0);
    }
}
