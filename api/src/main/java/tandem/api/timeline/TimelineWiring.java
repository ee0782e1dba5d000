package tandem.api.timeline;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tandem.timeline.Chronicle;
import tandem.timeline.Timeline;

/** What this resource asks of the domain. */
@Configuration(proxyBeanMethods = false)
class TimelineWiring {

    @Bean
    Timeline timeline(Chronicle chronicle) {
        return new Timeline(chronicle);
    }
}
