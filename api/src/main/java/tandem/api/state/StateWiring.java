package tandem.api.state;

import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tandem.state.SyncBoard;
import tandem.state.SyncStates;

/** What these resources ask of the domain. */
@Configuration(proxyBeanMethods = false)
class StateWiring {

    @Bean
    SyncBoard syncBoard(
            SyncStates states, @Value("${tandem.verify-within:P30D}") Duration verifiedWithin, Clock clock) {
        return new SyncBoard(states, verifiedWithin, clock);
    }
}
