package tandem.persistence.feed;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.feed.ChangeFeed;

/** Where the change feed is read. */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    @Bean
    ChangeFeed changeFeed(JdbcClient jdbc) {
        return new JdbcChangeFeed(jdbc);
    }
}
