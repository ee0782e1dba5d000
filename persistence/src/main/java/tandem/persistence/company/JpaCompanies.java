package tandem.persistence.company;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.orm.ObjectOptimisticLockingFailureException;
import tandem.company.Companies;
import tandem.company.Company;
import tandem.company.CompanyId;

/** Companies through JPA. Every change is flushed at once, because plain SQL of the same transaction reads it. */
final class JpaCompanies implements Companies {

    private final CompanyRows rows;
    private final JdbcClient jdbc;

    JpaCompanies(CompanyRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    @Override
    public boolean exists(CompanyId company) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM company WHERE id = ?)")
                .param(company.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Optional<Company> find(CompanyId id) {
        return rows.findById(id.value()).map(CompanyRow::company);
    }

    @Override
    public boolean isExternalIdTaken(String externalId) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("external id\n" + externalId)
                .query(row -> {});
        return rows.existsByExternalId(externalId);
    }

    @Override
    public Company add(Company company) {
        var added = rows.saveAndFlush(new CompanyRow(company)).company();
        jdbc.sql("INSERT INTO company_sync (company_id) VALUES (?)")
                .param(company.id().value())
                .update();
        return added;
    }

    @Override
    public Company save(Company company) {
        var row = rows.findById(company.id().value())
                .filter(found -> found.version() == company.version())
                .orElseThrow(() -> new ObjectOptimisticLockingFailureException(
                        CompanyRow.class, company.id().value()));
        row.take(company);
        return rows.saveAndFlush(row).company();
    }

    /** The rows of its sessions, records and keys go with it, by the references between the tables. */
    @Override
    public void erase(CompanyId id) {
        rows.deleteById(id.value());
        rows.flush();
    }
}
