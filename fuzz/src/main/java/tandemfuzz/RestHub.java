package tandemfuzz;

import java.time.Clock;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tandem.api.http.Pause;
import tandem.company.ConnectorFile;
import tandem.postgres.EmbeddedPostgres;
import tandem.qbwc.QwcFile;
import tandem.qbxml.QbXml;
import tandem.qbxml.WireTextRules;
import tandem.reconciliation.Patience;
import tandem.wire.QuickBooksLanguage;
import tandem.wire.TextRules;

/** The REST side as it runs in the product, on a database that is thrown away. Nobody who waits is kept waiting. */
@SpringBootApplication(
        proxyBeanMethods = false,
        scanBasePackages = {"tandem.api", "tandem.persistence"})
class RestHub {

    @Bean
    JdbcConnectionDetails database() {
        var server = EmbeddedPostgres.temporary();
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return server.username();
            }

            @Override
            public String getPassword() {
                return server.password();
            }

            @Override
            public String getJdbcUrl() {
                return server.jdbcUrl();
            }
        };
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @Primary
    Pause noPause() {
        return time -> {};
    }

    @Bean
    Patience patience() {
        return Patience.USUAL;
    }

    @Bean
    TextRules textRules() {
        return new WireTextRules();
    }

    @Bean
    ConnectorFile connectorFile() {
        return new QwcFile("https://hub.example.com");
    }

    @Bean
    QuickBooksLanguage quickBooksLanguage() {
        return new QbXml();
    }
}
