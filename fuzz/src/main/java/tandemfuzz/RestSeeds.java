package tandemfuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes calls of every operation in the contract: with the body that the contract has for an example, and with each text in it
 * longer than anybody expects.
 */
final class RestSeeds {

    private static final Pattern ID = Pattern.compile("\\b([a-z]{2,8})_[0-9a-z]{26}\\b");
    private static final Pattern PARAMETER = Pattern.compile("/([a-z-]+)/\\{[a-zA-Z]+}");
    private static final String LONG = "%{8000|1 2-}x";

    private final JsonNode contract;
    private final List<String> calls = new ArrayList<>();

    private RestSeeds(JsonNode contract) {
        this.contract = contract;
    }

    static void write(Path contract, Path directory) throws IOException {
        var seeds = new RestSeeds(RestDoor.JSON.readTree(Files.readString(contract)));
        seeds.contract
                .path("paths")
                .properties()
                .forEach(
                        path -> path.getValue().properties().forEach(operation -> seeds.add(path.getKey(), operation)));
        Files.createDirectories(directory);
        for (int i = 0; i < seeds.calls.size(); i++) {
            Files.writeString(directory.resolve("contract-" + i), seeds.calls.get(i));
        }
    }

    private void add(String path, Map.Entry<String, JsonNode> operation) {
        String method = operation.getKey().toUpperCase(Locale.ROOT);
        String target = PARAMETER.matcher(path.replace("{list}", "bills")).replaceAll("/$1/{$1}");
        String head = method + ' ' + target + "\nIf-Match: *\n";
        var contents = operation.getValue().at("/requestBody/content").properties();
        if (contents.isEmpty()) {
            calls.add(head + '\n');
        }
        contents.forEach(content -> {
            String before = head + "Content-Type: " + content.getKey() + "\n\n";
            JsonNode body = example(content.getValue());
            calls.add(before + text(body));
            lengthen(body, () -> calls.add(before + text(body)));
        });
    }

    private JsonNode example(JsonNode content) {
        JsonNode example = content.path("examples").valueStream().findFirst().orElseThrow();
        String reference = example.path("$ref").asString("");
        return reference.isEmpty()
                ? example.path("value")
                : contract.at(reference.substring(1)).path("value");
    }

    /** The names of lists stand for the ids of their records. */
    private static String text(JsonNode body) {
        return ID.matcher(body.toString()).replaceAll("{$1}");
    }

    /** Makes each text in the body long, one after the other. */
    private static void lengthen(JsonNode node, Runnable then) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.path(name);
                if (value.isString()) {
                    object.put(name, LONG);
                    then.run();
                    object.set(name, value);
                } else {
                    lengthen(value, then);
                }
            }
        } else if (node instanceof ArrayNode array) {
            array.forEach(item -> lengthen(item, then));
        }
    }
}
