package tandem.persistence.webhook;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tandem.access.KeyedHash;
import tandem.webhook.CallSheet;
import tandem.webhook.Deliveries;
import tandem.webhook.Endpoints;

/** Where webhooks are kept. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    Endpoints webhookEndpoints(JdbcClient jdbc, KeyedHash hash) {
        return new JdbcEndpoints(jdbc, new SealedSecrets(hash));
    }

    @Bean
    Deliveries webhookDeliveries(JdbcClient jdbc) {
        return new JdbcDeliveries(jdbc);
    }

    @Bean
    CallSheet callSheet(JdbcClient jdbc, KeyedHash hash) {
        return new JdbcCallSheet(jdbc, new SealedSecrets(hash));
    }
}
