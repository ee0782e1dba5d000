package tandem.api.support;

import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Takes from a record what must not leave the house. It goes by what may stay: ids, times, amounts and words of the contract, whatever
 * the field; and names, codes and sentences in fields that hold nothing else, without the long numbers in them. Every other text becomes
 * {@code ***}.
 */
final class Masking {

    private static final String MASK = "***";

    /** Fields whose texts help to understand what happened. */
    private static final Set<String> TELLING = Set.of(
            "file",
            "messageSetId",
            "name",
            "fullName",
            "companyName",
            "label",
            "refNumber",
            "about",
            "message",
            "advice",
            "action",
            "reason",
            "text",
            "acceptedBecause",
            "pauseReason",
            "statusText",
            "connectionReason",
            "webConnectorVersion",
            "quickBooksVersion");

    // Repeated groups take what they can get (+): a pattern that remembers how to give it back needs stack for each
    // character.

    private static final Pattern HARMLESS = Pattern.compile("""
            [a-z]{2,8}_[0-9a-z]{26}         # our ids
            | [0-9A-F]{1,8}-\\d{9,10}       # QuickBooks' ids
            | -?\\d{1,15}(\\.\\d{1,15})?    # amounts, quantities, versions
            | \\d{4}-\\d{2}-\\d{2}(T[0-9:.]+(Z|[+-]\\d{2}:\\d{2})?)?
            | [a-z]+(_[a-z0-9]+)*+          # words of the contract
            | [A-Z]{3}                      # currencies
            |                               # nothing
            """, Pattern.COMMENTS);

    /** Seven digits or more, also in groups; days, and ids of ours and of QuickBooks, are spared. */
    private static final Pattern LONG_NUMBER = Pattern.compile(
            "\\b[a-z]{2,8}_[0-9a-z]{26}\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b[0-9A-F]{1,8}-\\d{9,10}\\b|(?<spelt>\\d(?:[ ./-]?\\d){6,}+)");

    private Masking() {}

    /** What may be seen of a record. */
    static JsonNode of(JsonNode record) {
        return masked("", record);
    }

    private static JsonNode masked(String field, JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var copy = object.objectNode();
                object.properties().forEach(each -> copy.set(each.getKey(), masked(each.getKey(), each.getValue())));
                yield copy;
            }
            case ArrayNode array -> {
                var copy = array.arrayNode();
                array.forEach(each -> copy.add(masked(field, each)));
                yield copy;
            }
            case StringNode text -> StringNode.valueOf(masked(field, text.stringValue()));
            default -> node;
        };
    }

    private static String masked(String field, String text) {
        if (TELLING.contains(field)) {
            return LONG_NUMBER.matcher(text).replaceAll(found -> found.group("spelt") == null ? found.group() : MASK);
        }
        return HARMLESS.matcher(text).matches() && !isLongNumber(text) ? text : MASK;
    }

    /** A whole number of that length is no amount. */
    private static boolean isLongNumber(String text) {
        return text.length() > 8 && text.chars().allMatch(Character::isDigit);
    }
}
