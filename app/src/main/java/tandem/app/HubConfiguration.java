package tandem.app;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every part of the hub leans on: the settings and the clock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TandemSettings.class)
class HubConfiguration {

    /** The only clock; nothing else reads the time of the machine. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
