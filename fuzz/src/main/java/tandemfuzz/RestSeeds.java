package tandemfuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Makes a call of every operation in the contract, with the body that the contract has for an example. */
final class RestSeeds {

    private static final Pattern ID = Pattern.compile("\\b([a-z]{2,8})_[0-9a-z]{26}\\b");
    private static final Pattern PARAMETER = Pattern.compile("/([a-z-]+)/\\{[a-zA-Z]+}");

    private RestSeeds() {}

    static void write(Path contract, Path directory) throws IOException {
        Files.createDirectories(directory);
        JsonNode document = RestDoor.JSON.readTree(Files.readString(contract));
        int number = 0;
        for (var path : document.path("paths").properties()) {
            String target =
                    PARAMETER.matcher(path.getKey().replace("{list}", "bills")).replaceAll("/$1/{$1}");
            for (var operation : path.getValue().properties()) {
                Files.writeString(
                        directory.resolve("contract-" + number++),
                        call(document, operation.getKey(), target, operation.getValue()));
            }
        }
    }

    private static String call(JsonNode document, String method, String target, JsonNode operation) {
        var call = new StringBuilder(method.toUpperCase(java.util.Locale.ROOT) + ' ' + target + '\n');
        var content = operation.at("/requestBody/content").properties().stream().findFirst();
        if (!method.equals("get") && !method.equals("post")) {
            call.append("If-Match: *\n");
        }
        content.ifPresent(
                it -> call.append("Content-Type: ").append(it.getKey()).append('\n'));
        call.append('\n');
        content.ifPresent(it -> call.append(example(document, it.getValue())));
        return new String(call.toString().getBytes(UTF_8), UTF_8);
    }

    private static String example(JsonNode document, JsonNode content) {
        String reference = content.path("examples")
                .valueStream()
                .map(it -> it.path("$ref").asString(""))
                .findFirst()
                .orElse("");
        JsonNode value = reference.isEmpty()
                ? content.at("/examples")
                        .valueStream()
                        .findFirst()
                        .orElseThrow()
                        .path("value")
                : document.at(reference.substring(1)).path("value");
        return ID.matcher(value.toString()).replaceAll("{$1}");
    }
}
