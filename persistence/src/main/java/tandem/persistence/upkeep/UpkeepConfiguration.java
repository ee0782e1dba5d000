package tandem.persistence.upkeep;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.upkeep.DoubtedRecords;
import tandem.upkeep.Leftovers;

/** Where it is found what has to be thrown away or taken back. */
@Configuration(proxyBeanMethods = false)
class UpkeepConfiguration {

    @Bean
    Leftovers leftovers(JdbcClient jdbc) {
        return new JdbcLeftovers(jdbc);
    }

    @Bean
    DoubtedRecords doubtedRecords(JdbcClient jdbc) {
        return new JdbcDoubtedRecords(jdbc);
    }
}
