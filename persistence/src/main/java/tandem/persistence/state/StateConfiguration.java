package tandem.persistence.state;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.state.MirrorCounts;
import tandem.state.SessionLog;
import tandem.state.SyncStates;

/** Where it is read how the sync stands. */
@Configuration(proxyBeanMethods = false)
class StateConfiguration {

    @Bean
    SyncStates syncStates(JdbcClient jdbc) {
        return new JdbcSyncStates(jdbc);
    }

    @Bean
    MirrorCounts mirrorCounts(JdbcClient jdbc) {
        return new JdbcMirrorCounts(jdbc);
    }

    @Bean
    SessionLog sessionLog(JdbcClient jdbc) {
        return new JdbcSessionLog(jdbc);
    }
}
