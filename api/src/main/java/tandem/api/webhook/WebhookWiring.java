package tandem.api.webhook;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tandem.api.http.ContractPart;
import tandem.api.http.PublicUrl;
import tandem.audit.AuditTrail;
import tandem.company.KnownCompanies;
import tandem.webhook.Announcing;
import tandem.webhook.CallSheet;
import tandem.webhook.Deliveries;
import tandem.webhook.EndpointDesk;
import tandem.webhook.Endpoints;
import tandem.webhook.Messenger;
import tandem.webhook.Sender;
import tandem.webhook.TargetRules;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks: what people do about them, and who makes the calls. */
@Configuration(proxyBeanMethods = false)
class WebhookWiring {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookWiring.class);

    @Bean
    TargetRules targetRules(@Value("${tandem.webhook-allow-private:false}") boolean allowsPrivate) {
        if (allowsPrivate) {
            LOG.warn("Webhooks may call this machine and its network, and without TLS: TANDEM_WEBHOOK_ALLOW_PRIVATE"
                    + " is set, which is for development");
        }
        return new TargetRules(allowsPrivate);
    }

    @Bean
    EndpointDesk endpointDesk(
            Endpoints endpoints,
            Deliveries deliveries,
            CallSheet sheet,
            KnownCompanies companies,
            TargetRules rules,
            AuditTrail audit,
            Clock clock) {
        return new EndpointDesk(endpoints, deliveries, sheet, companies, rules, audit, clock);
    }

    @Bean
    HttpSender webhookSender(TargetRules rules, JsonMapper json, PublicUrl hub, Clock clock) {
        return new HttpSender(rules, json, hub, clock);
    }

    @Bean
    Messenger messenger(
            CallSheet sheet, Sender sender, AuditTrail audit, PlatformTransactionManager transactions, Clock clock) {
        var node = UUID.randomUUID().toString();
        return new Messenger(new Announcing(sheet, audit, clock, node), sender, new Transactions(transactions));
    }

    /** What receivers get is a part of the contract, too. */
    @Bean
    ContractPart callsOfWebhooks() {
        return api -> api.addWebhooks(
                "event",
                new PathItem()
                        .post(new Operation()
                                .addTagsItem("Webhooks")
                                .summary("Something has changed")
                                .description(
                                        "Signed as the Standard Webhooks specification says, by webhook-id,"
                                                + " webhook-timestamp and webhook-signature. Any status from 200 to 299 takes it.")
                                .requestBody(new RequestBody()
                                        .required(true)
                                        .content(new Content()
                                                .addMediaType(
                                                        "application/cloudevents+json",
                                                        new MediaType()
                                                                .schema(new Schema<>()
                                                                        .$ref("#/components/schemas/WebhookEvent")))))
                                .responses(new ApiResponses()
                                        .addApiResponse(
                                                "2XX", new ApiResponse().description("The receiver has it.")))));
    }

    /** Each step is a transaction. */
    private static final class Transactions implements Messenger.Steps {

        private final TransactionTemplate template;

        Transactions(PlatformTransactionManager transactions) {
            this.template = new TransactionTemplate(transactions);
        }

        @Override
        @SuppressWarnings("NullAway") // a step that returns something makes its transaction return it
        public <T> T run(Supplier<T> step) {
            return template.execute(status -> step.get());
        }
    }
}
