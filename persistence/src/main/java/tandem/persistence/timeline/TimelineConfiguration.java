package tandem.persistence.timeline;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.timeline.Chronicle;

/** Where timelines are read. */
@Configuration(proxyBeanMethods = false)
class TimelineConfiguration {

    @Bean
    Chronicle chronicle(JdbcClient jdbc) {
        return new JdbcChronicle(jdbc);
    }
}
