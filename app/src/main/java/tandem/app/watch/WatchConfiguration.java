package tandem.app.watch;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tandem.figures.InstallationFigures;
import tandem.session.SyncSettings;

/** What is measured beyond what the libraries measure of themselves. */
@Configuration(proxyBeanMethods = false)
class WatchConfiguration {

    @Bean
    InstallationGauges installationGauges(InstallationFigures figures, SyncSettings settings, Clock clock) {
        return new InstallationGauges(figures, settings.lease(), clock);
    }
}
