package tandem.api.feed;

import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tandem.feed.ChangeFeed;
import tandem.feed.Lookout;

/** What this resource asks of the domain, and what its part of the contract takes from the others. */
@Configuration(proxyBeanMethods = false)
class FeedWiring {

    private static final List<String> SHOWN = List.of(
            "Account",
            "Terms",
            "Class",
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
    OpenApiCustomizer entitiesOfChanges() {
        return api -> {
            Schema<?> change =
                    Objects.requireNonNull(api.getComponents().getSchemas().get("Change"));
            Schema<?> entity = Objects.requireNonNull(change.getProperties().get("entity"));
            SHOWN.forEach(name -> entity.addOneOfItem(new Schema<>().$ref("#/components/schemas/" + name)));
            entity.addOneOfItem(new Schema<>().types(Set.of("null")));
        };
    }
}
