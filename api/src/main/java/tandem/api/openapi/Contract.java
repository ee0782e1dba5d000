package tandem.api.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.MapSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.ui.SwaggerIndexTransformer;
import org.springdoc.webmvc.ui.SwaggerWelcomeCommon;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tandem.api.http.ContractPart;
import tandem.api.http.IfMatch;
import tandem.api.http.Paging;
import tandem.api.http.Prefer;
import tandem.api.http.ProblemBody;
import tandem.audit.Actor;
import tandem.caller.ApiKeyId;
import tandem.caller.Caller;
import tandem.company.CompanyId;
import tandem.company.ConnectorId;
import tandem.company.SessionId;
import tandem.webhook.DeliveryId;
import tandem.webhook.EndpointId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract as OpenAPI 3.1, made from the resources. What holds for all of them is added here, once. */
@Configuration(proxyBeanMethods = false)
class Contract {

    static final String KEY = "apiKey";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, Actor.class, IfMatch.class, Paging.class, Prefer.class)
                .replaceWithClass(CompanyId.class, String.class)
                .replaceWithClass(ConnectorId.class, String.class)
                .replaceWithClass(SessionId.class, String.class)
                .replaceWithClass(ApiKeyId.class, String.class)
                .replaceWithClass(EndpointId.class, String.class)
                .replaceWithClass(DeliveryId.class, String.class)
                .replaceWithSchema(JsonNode.class, new MapSchema().additionalProperties(true));
        ModelResolver.enumsAsRef = true;
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Tandem")
                                .version("v1")
                                .description(
                                        "Keeps a QuickBooks Desktop company file and a MineralTree company in step. Errors are"
                                                + " problem details (RFC 9457) whose type is the address of a page that explains"
                                                + " them. Amounts, quantities and rates are decimal numbers as text; instants are"
                                                + " RFC 3339 in UTC. Ids are opaque. More fields and more words of enums may come at"
                                                + " any time. Every answer tells in RateLimit how many calls are left in this minute."))
                .servers(List.of(new Server().url("/")))
                .tags(List.of(
                        tag("Companies", "What the hub keeps in step, and what people decide about it."),
                        tag("Connectors", "The installations of the Web Connector that speak for a company."),
                        tag("Pairing", "The tie between a company and its QuickBooks company file."),
                        tag("Sync state", "How the sync stands, and what its sessions did."),
                        tag("Bills", "Bills of both sides: drafted here and posted to QuickBooks, or entered there."),
                        tag("Approval", "Who has to approve bills before they are posted, and what they decided."),
                        tag("Payments", "Payments of bills: recorded from here, or made in QuickBooks."),
                        tag("Vendors", "Vendors, who are made in QuickBooks and can be changed from here."),
                        tag("Vendor credits", "What vendors owe."),
                        tag("Terms", "Until when bills are to be paid, and with which discount."),
                        tag("Lists", "Accounts, classes, customers and jobs, items and currencies, as last read."),
                        tag("Requests", "Writes on their way to QuickBooks, and what became of them."),
                        tag("Timelines", "Everything that happened to one record, on both sides."),
                        tag("Changes", "What has changed of a company, for programs that follow it."),
                        tag("Reconciliation", "Whether the two sides agree, and what differs."),
                        tag("Webhooks", "Who is called when something changes, and what became of each call."),
                        tag("Audit", "Who did what, and from where."),
                        tag("API keys", "Who may call.")))
                .components(new Components()
                        .addSecuritySchemes(
                                KEY,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("An API key. Its scopes are read, support, write and admin.")))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }

    private static Tag tag(String name, String description) {
        return new Tag().name(name).description(description);
    }

    @Bean
    GlobalOperationCustomizer conventions() {
        return new Conventions();
    }

    @Bean
    SwaggerIndexTransformer keyPrompt(
            SwaggerUiConfigProperties page,
            SwaggerUiOAuthProperties signOn,
            SwaggerWelcomeCommon welcome,
            ObjectMapperProvider json) {
        return new KeyPrompt(page, signOn, welcome, json);
    }

    /** springdoc takes it instead of its own. */
    @Bean
    RecordResolver modelResolver(ObjectMapperProvider json) {
        return new RecordResolver(json.jsonMapper());
    }

    /** The one customizer, since springdoc keeps to no order among several. */
    @Bean
    OpenApiCustomizer wholeContract(List<ContractPart> parts, RecordResolver records, JsonMapper json) {
        return api -> {
            parts.forEach(part -> part.addTo(api));
            api.getPaths().keySet().removeIf(path -> !path.startsWith("/api/v1/"));
            var components = api.getComponents();
            var problem = ModelConverters.getInstance(true).readAllAsResolvedSchema(ProblemBody.class);
            problem.referencedSchemas.forEach(components::addSchemas);
            components.addSchemas("Problem", problem.schema);
            components.getSchemas().values().forEach(Contract::lowerCaseWords);
            new Presence(api, records).tell();
            var words = new Words(json);
            for (var refusal : Refusal.values()) {
                components.addResponses(refusal.component(), refusal.response(words));
            }
            AnswerHeaders.tell(api);
            new ContractExamples(api).show();
            sort(api);
        };
    }

    /** In an order of its own, so that it reads alike wherever it is made. */
    private static void sort(OpenAPI api) {
        var paths = new Paths();
        new TreeMap<>(api.getPaths()).forEach(paths::addPathItem);
        api.setPaths(paths);
        var components = api.getComponents();
        components.setSchemas(new TreeMap<>(components.getSchemas()));
        components.setExamples(new TreeMap<>(components.getExamples()));
    }

    /** Words of enums are in lower_snake_case on the wire, whatever they are called in the code. */
    @SuppressWarnings({"rawtypes", "unchecked"}) // the library's own model has no types here
    private static void lowerCaseWords(@Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        List<?> words = schema.getEnum();
        if (words != null) {
            schema.setEnum(words.stream()
                    .map(word -> word instanceof String text && text.equals(text.toUpperCase(Locale.ROOT))
                            ? text.toLowerCase(Locale.ROOT)
                            : word)
                    .toList());
        }
        if (schema.getProperties() != null) {
            ((Map<String, Schema>) schema.getProperties()).values().forEach(Contract::lowerCaseWords);
        }
        lowerCaseWords(schema.getItems());
    }
}
