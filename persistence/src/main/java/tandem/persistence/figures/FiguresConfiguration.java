package tandem.persistence.figures;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tandem.figures.InstallationFigures;

/** Where the installation is counted. */
@Configuration(proxyBeanMethods = false)
class FiguresConfiguration {

    @Bean
    InstallationFigures installationFigures(DataSource database) {
        return new JdbcInstallationFigures(database);
    }
}
