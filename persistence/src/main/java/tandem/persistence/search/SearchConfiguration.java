package tandem.persistence.search;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.search.Search;

/** Where it is looked for what people name. */
@Configuration(proxyBeanMethods = false)
class SearchConfiguration {

    @Bean
    Search search(JdbcClient jdbc) {
        return new JdbcSearch(jdbc);
    }
}
