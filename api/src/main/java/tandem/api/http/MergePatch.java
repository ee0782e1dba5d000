package tandem.api.http;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Changes a part of a resource as RFC 7396 says: what is absent stays, {@code null} takes away, objects are merged. */
public final class MergePatch {

    private final JsonMapper json;

    public MergePatch(JsonMapper json) {
        this.json = json;
    }

    /**
     * The changed thing.
     *
     * @param current the fields that may be changed, with their present values
     * @throws Problem if the patch is no object, names a field that cannot be changed, or has a value of a wrong type
     */
    public <T> T apply(T current, JsonNode patch, Class<T> type) {
        if (!patch.isObject()) {
            throw Problem.of(ProblemType.MALFORMED_BODY, "A patch is a JSON object.");
        }
        var target = json.<JsonNode>valueToTree(current);
        return json.treeToValue(merged(target, patch), type);
    }

    /** A null for what is not there stays in the result: to a field that is known it means the same, and another one is refused for its name. */
    private JsonNode merged(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        var result = target instanceof ObjectNode object ? object : json.createObjectNode();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull() && result.has(field.getKey())) {
                result.remove(field.getKey());
            } else {
                var before = result.get(field.getKey());
                result.set(field.getKey(), merged(before == null ? json.nullNode() : before, field.getValue()));
            }
        });
        return result;
    }
}
