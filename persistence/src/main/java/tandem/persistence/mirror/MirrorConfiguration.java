package tandem.persistence.mirror;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.mirror.view.MirrorViews;

/** Where the mirror is looked at. */
@Configuration(proxyBeanMethods = false)
class MirrorConfiguration {

    @Bean
    MirrorViews mirrorViews(JdbcClient jdbc, Clock clock) {
        return JdbcMirrorViews.on(jdbc, clock);
    }
}
