package tandem.api.feed;

import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tandem.api.http.ContractPart;
import tandem.feed.ChangeFeed;
import tandem.feed.Lookout;

/** What this resource asks of the domain, and what its part of the contract takes from the others. */
@Configuration(proxyBeanMethods = false)
class FeedWiring {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String RECORD = "ChangedRecord";
    private static final List<String> SHOWN = List.of(
            "Account",
            "Terms",
            "TrackingClass",
            "Currency",
            "Vendor",
            "Job",
            "Item",
            "Bill",
            "VendorCredit",
            "Payment",
            "Request");

    @Bean
    Lookout lookout(ChangeFeed feed) {
        return new Lookout(feed);
    }

    /** An entity is one of what the other resources show. */
    @Bean
    ContractPart entitiesOfChanges() {
        return api -> {
            var schemas = api.getComponents().getSchemas();
            var record = new Schema<>()
                    .description("A record in the form in which it is shown by itself, as its kind says.");
            SHOWN.forEach(name -> record.addOneOfItem(new Schema<>().$ref(SCHEMAS + name)));
            schemas.put(RECORD, record);
            Schema<?> change = Objects.requireNonNull(schemas.get("Change"));
            Schema<?> entity = Objects.requireNonNull(change.getProperties().get("entity"));
            entity.set$ref(SCHEMAS + RECORD);
        };
    }
}
