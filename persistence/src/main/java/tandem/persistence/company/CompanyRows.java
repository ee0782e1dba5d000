package tandem.persistence.company;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface CompanyRows extends JpaRepository<CompanyRow, UUID> {

    boolean existsByExternalId(String externalId);
}
