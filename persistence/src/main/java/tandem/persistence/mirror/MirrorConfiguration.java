package tandem.persistence.mirror;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tandem.mirror.view.MirrorViews;
import tandem.mirror.view.Snapshot;

/** Where the mirror is looked at. */
@Configuration(proxyBeanMethods = false)
class MirrorConfiguration {

    @Bean
    MirrorViews mirrorViews(JdbcClient jdbc, Clock clock) {
        return JdbcMirrorViews.on(jdbc, clock);
    }

    @Bean
    Snapshot snapshot(JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new JdbcSnapshot(jdbc, transactions);
    }
}
