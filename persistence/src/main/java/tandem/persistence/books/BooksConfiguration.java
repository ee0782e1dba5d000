package tandem.persistence.books;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.books.Books;

/** Where the books are looked into. */
@Configuration(proxyBeanMethods = false)
class BooksConfiguration {

    @Bean
    Books books(JdbcClient jdbc) {
        return new JdbcBooks(jdbc);
    }
}
