package tandem.app.watch;

import ch.qos.logback.classic.LoggerContext;
import java.time.Clock;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import tandem.figures.InstallationFigures;
import tandem.session.SyncSettings;

/** What is measured beyond what the libraries measure of themselves. */
@Configuration(proxyBeanMethods = false)
class WatchConfiguration {

    WatchConfiguration() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
            Discretion.in(log);
        }
    }

    /** Before the filter that begins a trace; where there are no traces, nobody reads these headers. */
    @Bean
    @ConditionalOnProperty("tandem.traces")
    FilterRegistrationBean<StrangeTraces> strangeTraces() {
        var registration = new FilterRegistrationBean<>(new StrangeTraces());
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    InstallationGauges installationGauges(InstallationFigures figures, SyncSettings settings, Clock clock) {
        return new InstallationGauges(figures, settings.lease(), clock);
    }
}
