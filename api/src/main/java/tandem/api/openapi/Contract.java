package tandem.api.openapi;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
                .replaceWithClass(DeliveryId.class, String.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Tandem")
                                .version("v1")
                                .description(
                                        "Keeps a QuickBooks Desktop company file and a MineralTree company in step. Errors are "
                                                + "problem details (RFC 9457) whose type is the address of a page that explains them."))
                .servers(List.of(new Server().url("/")))
                .tags(List.of(
                        tag("Companies", "What the hub keeps in step, and what people decide about it."),
                        tag("Connectors", "The installations of the Web Connector that speak for a company."),
                        tag("Pairing", "The tie between a company and its QuickBooks company file."),
                        tag("Sync state", "How the sync stands, and what its sessions did."),
                        tag("Mirror", "What QuickBooks has, as last read."),
                        tag("Changes", "What has changed of a company, for programs that follow it."),
                        tag("Webhooks", "Who is called when something changes, and what became of each call."),
                        tag("Audit", "Who did what, and from where."),
                        tag("Approval", "Who has to approve bills before they are posted, and what they decided."),
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

    @Bean
    OpenApiCustomizer onlyTheContract() {
        return api -> {
            api.getPaths().keySet().removeIf(path -> !path.startsWith("/api/v1/"));
            ModelConverters.getInstance(true)
                    .readAllAsResolvedSchema(ProblemBody.class)
                    .referencedSchemas
                    .forEach(api.getComponents()::addSchemas);
            var problem = ModelConverters.getInstance(true).readAllAsResolvedSchema(ProblemBody.class).schema;
            api.getComponents().addSchemas("Problem", problem);
            api.getComponents().getSchemas().values().forEach(Contract::lowerCaseWords);
            api.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .filter(operation -> operation.getParameters() != null)
                    .flatMap(operation -> operation.getParameters().stream())
                    .forEach(parameter -> lowerCaseWords(parameter.getSchema()));
        };
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
