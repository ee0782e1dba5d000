package tandem.api.testing;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import tandem.company.ConnectorFile;
import tandem.postgres.EmbeddedPostgres;
import tandem.reconciliation.Patience;
import tandem.wire.MessageSet;
import tandem.wire.QbXmlVersion;
import tandem.wire.QuickBooksLanguage;
import tandem.wire.TextRules;

/** The REST side as it runs in the product, without the half that Web Connectors talk to. */
@SpringBootApplication(proxyBeanMethods = false, scanBasePackages = "tandem")
public class TestHub {

    /** The first API key, with all scopes. */
    public static final String FIRST_KEY = "first key of the tests / any text #1";

    private static final class Shared {
        static final EmbeddedPostgres SERVER = EmbeddedPostgres.temporary();
    }

    @Bean
    JdbcConnectionDetails database() {
        var server = Shared.SERVER;
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
    @Primary
    TurnedClock clock() {
        return new TurnedClock();
    }

    @Bean
    @Primary
    CountedPause countedPause() {
        return new CountedPause();
    }

    @Bean
    Patience patience() {
        return Patience.USUAL;
    }

    /** As strict about lengths as QuickBooks; of characters it knows one that QuickBooks cannot keep. */
    @Bean
    TextRules textRules() {
        return (field, text) -> {
            int position = text.indexOf('\u03a9');
            if (position >= 0) {
                return new TextRules.Verdict.Unstorable(position + 1, '\u03a9');
            }
            return text.length() > field.longest()
                    ? new TextRules.Verdict.TooLong(text.length() - field.longest())
                    : new TextRules.Verdict.Stored(text.strip());
        };
    }

    @Bean
    ConnectorFile connectorFile() {
        return facts -> new ConnectorFile.Document(
                "acme.qwc", "application/x-qwc", "<QBWCXML>" + facts.userName() + "</QBWCXML>");
    }

    /** Masks whatever stands between tags, as the product does with most of it. */
    @Bean
    QuickBooksLanguage quickBooksLanguage() {
        return new QuickBooksLanguage() {
            @Override
            public String render(MessageSet set, QbXmlVersion version) {
                throw new UnsupportedOperationException("nobody talks to QuickBooks here");
            }

            @Override
            public Reading begin(Reader answer) {
                throw new UnsupportedOperationException("nobody talks to QuickBooks here");
            }

            @Override
            public void mask(Reader text, Writer masked) throws IOException {
                var plain = new StringWriter();
                text.transferTo(plain);
                masked.append(plain.toString().replaceAll(">[^<]+<", ">***<"));
            }
        };
    }
}
