package tandem.persistence.state;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.state.Leases;
import tandem.state.MirrorCounts;
import tandem.state.RefusedAttempts;
import tandem.state.SessionLog;
import tandem.state.SyncStates;
import tandem.state.Workloads;

/** Where it is read how the sync stands. */
@Configuration(proxyBeanMethods = false)
class StateConfiguration {

    @Bean
    SyncStates syncStates(JdbcClient jdbc) {
        return new JdbcSyncStates(jdbc);
    }

    @Bean
    Workloads workloads(JdbcClient jdbc) {
        return new JdbcWorkloads(jdbc);
    }

    @Bean
    RefusedAttempts refusedAttempts(JdbcClient jdbc) {
        return new JdbcRefusedAttempts(jdbc);
    }

    @Bean
    Leases leases(JdbcClient jdbc) {
        return new JdbcLeases(jdbc);
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
