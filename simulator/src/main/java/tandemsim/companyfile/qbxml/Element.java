package tandemsim.companyfile.qbxml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One element of a request, as it was read.
 *
 * @param text its own text; blank for an element that only holds others
 */
record Element(String name, Map<String, String> attributes, List<Element> children, String text) {

    Optional<Element> child(String childName) {
        for (Element child : children) {
            if (child.name.equals(childName)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    Stream<Element> all(String childName) {
        return children.stream().filter(child -> child.name.equals(childName));
    }

    boolean has(String childName) {
        return child(childName).isPresent();
    }

    /** The text of a child; empty when the child is absent. */
    Optional<String> value(String childName) {
        return child(childName).map(Element::text);
    }

    String require(String childName) {
        return value(childName)
                .orElseThrow(() -> new Refusal(3150, "There is a missing element: \"" + childName + "\"."));
    }

    List<String> values(String childName) {
        return all(childName).map(Element::text).toList();
    }

    boolean flag(String childName) {
        return value(childName).filter(Element::isTrue).isPresent();
    }

    static boolean isTrue(String text) {
        return text.equals("true") || text.equals("1");
    }

    Optional<String> attribute(String attributeName) {
        return Optional.ofNullable(attributes.get(attributeName));
    }

    /** The request without its attributes and with all of its content: what recovery compares. */
    void appendTo(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach(
                (key, value) -> out.append(' ').append(key).append('=').append(value));
        out.append('>').append(text);
        children.forEach(child -> child.appendTo(out));
        out.append("</>");
    }
}
