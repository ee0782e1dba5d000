package tandem.api.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What goes to and fro, for instance: one story about one company, from {@code examples.json}. Each example is named for its schema,
 * or for the one call whose body it is, or whose answer. A page and a list are made of the example of what they hold.
 */
final class ContractExamples {

    private static final String FILE = "examples.json";
    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode written = read();
    private final OpenAPI api;

    ContractExamples(OpenAPI api) {
        this.api = api;
    }

    /** Shows them wherever a call takes or gives what they are examples of. */
    void show() {
        Stream.concat(api.getPaths().values().stream(), api.getWebhooks().values().stream())
                .flatMap(path -> path.readOperations().stream())
                .forEach(this::show);
    }

    private void show(Operation operation) {
        var own = String.valueOf(operation.getOperationId());
        if (operation.getRequestBody() != null) {
            show(operation.getRequestBody().getContent(), own);
        }
        operation.getResponses().forEach((status, response) -> {
            if (status.startsWith("2") && response.getContent() != null) {
                show(response.getContent(), own + "Answer");
            }
        });
    }

    private void show(Content content, String own) {
        content.values().forEach(media -> {
            if (written.has(own)) {
                attach(media, own, written.get(own));
            } else {
                show(media);
            }
        });
    }

    private void show(MediaType media) {
        Schema<?> schema = media.getSchema();
        if (schema == null) {
            return;
        }
        if (schema.getItems() == null) {
            name(schema).ifPresent(name -> find(name).ifPresent(one -> attach(media, name, one)));
        } else {
            name(schema.getItems())
                    .ifPresent(name -> find(name).ifPresent(one -> attach(media, name + "List", list(one))));
        }
    }

    private Optional<JsonNode> find(String name) {
        return Optional.ofNullable(written.get(name)).or(() -> name.endsWith("Page") ? page(name) : Optional.empty());
    }

    private Optional<JsonNode> page(String name) {
        return find(name.substring(0, name.length() - "Page".length())).map(one -> {
            var page = JsonNodeFactory.instance.objectNode();
            page.set("items", list(one));
            return page.putNull("nextCursor");
        });
    }

    private static JsonNode list(JsonNode one) {
        return JsonNodeFactory.instance.arrayNode().add(one);
    }

    private void attach(MediaType media, String name, JsonNode value) {
        api.getComponents().addExamples(name, new Example().value(value));
        media.addExamples(name, new Example().$ref("#/components/examples/" + name));
    }

    private static Optional<String> name(Schema<?> schema) {
        return Optional.ofNullable(schema.get$ref()).map(reference -> reference.substring(SCHEMAS.length()));
    }

    private static JsonNode read() {
        try (var in = Objects.requireNonNull(ContractExamples.class.getResourceAsStream(FILE))) {
            return Words.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
