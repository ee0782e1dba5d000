package tandem.persistence.notice;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.notice.NoticeBook;

/** Where it stands what people have been told of. */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    @Bean
    NoticeBook noticeBook(JdbcClient jdbc) {
        return new JdbcNoticeBook(jdbc);
    }
}
