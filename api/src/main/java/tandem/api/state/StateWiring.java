package tandem.api.state;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tandem.state.SyncBoard;
import tandem.state.SyncStates;

/** What these resources ask of the domain. */
@Configuration(proxyBeanMethods = false)
class StateWiring {

    @Bean
    SyncBoard syncBoard(SyncStates states, Clock clock) {
        return new SyncBoard(states, clock);
    }
}
