package tandem.persistence.company;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface ConnectorRows extends JpaRepository<ConnectorRow, ConnectorKey> {

    List<ConnectorRow> findByCompanyIdOrderById(UUID companyId);
}
