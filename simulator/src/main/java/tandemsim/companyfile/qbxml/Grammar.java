package tandemsim.companyfile.qbxml;

import java.util.List;
import java.util.Map;

/** Checks requests against the content models of requests.txt: order, number, length, type and version of every element. */
final class Grammar {

    private static final Grammar INSTANCE = GrammarReader.read();

    /** The values of the attributes that do not take any text. */
    private static final Map<String, List<String>> ATTRIBUTE_VALUES = Map.of(
            "metaData", List.of("NoMetaData", "MetaDataOnly", "MetaDataAndResponseData"),
            "iterator", List.of("Start", "Continue", "Stop"));

    private final Map<String, Particle> models;
    private final Map<String, List<String>> attributes;

    Grammar(Map<String, Particle> models, Map<String, List<String>> attributes) {
        this.models = models;
        this.attributes = attributes;
    }

    static Grammar instance() {
        return INSTANCE;
    }

    boolean knows(String request) {
        return !request.startsWith("@") && models.containsKey(request);
    }

    /**
     * @param abroad receives the names of elements that only other countries' editions have
     * @throws MessageRefused when the request does not fit
     */
    void check(Element request, Version version, java.util.function.Consumer<String> abroad) {
        if (!knows(request.name())) {
            throw new MessageRefused("<" + request.name() + "> is no request that this company file knows");
        }
        new Check(version, abroad).content(request, request.name());
    }

    private final class Check {

        private final Version version;
        private final java.util.function.Consumer<String> abroad;

        Check(Version version, java.util.function.Consumer<String> abroad) {
            this.version = version;
            this.abroad = abroad;
        }

        void content(Element element, String definition) {
            if (!element.text().isBlank()) {
                throw new MessageRefused("text between the elements of <" + element.name() + ">");
            }
            attributes(element, attributes.getOrDefault(definition, List.of()));
            Particle model = models.get(definition);
            if (model == null) {
                throw new IllegalStateException("requests.txt does not define " + definition);
            }
            int end = match(model, element.children(), 0, element.name());
            if (end < element.children().size()) {
                throw new MessageRefused(
                        "<" + element.children().get(end).name() + "> is not allowed here in <" + element.name() + ">");
            }
        }

        private static void attributes(Element element, List<String> allowed) {
            element.attributes().forEach((attribute, value) -> {
                if (!allowed.contains(attribute)) {
                    throw new MessageRefused("<" + element.name() + "> has no attribute " + attribute);
                }
                if (!ATTRIBUTE_VALUES.getOrDefault(attribute, List.of(value)).contains(value)) {
                    throw new MessageRefused("the attribute " + attribute + " of <" + element.name() + "> is " + value);
                }
            });
        }

        private int match(Particle particle, List<Element> children, int from, String parent) {
            int at = from;
            int count = 0;
            while (at < children.size()
                    && particle.startsWith(children.get(at).name())
                    && (count == 0 || particle.card().repeats)) {
                at = once(particle, children, at, parent);
                count++;
            }
            if (count == 0 && !particle.mayBeEmpty()) {
                String found = at < children.size() ? "<" + children.get(at).name() + ">" : "the end";
                throw new MessageRefused("<" + parent + "> lacks " + expected(particle) + " before " + found);
            }
            return at;
        }

        private int once(Particle particle, List<Element> children, int at, String parent) {
            return switch (particle) {
                case Particle.Leaf leaf -> {
                    leaf(leaf, children.get(at));
                    yield at + 1;
                }
                case Particle.Sequence sequence -> {
                    int next = at;
                    for (Particle part : sequence.parts()) {
                        next = match(part, children, next, parent);
                    }
                    yield next;
                }
                case Particle.Choice choice -> {
                    String name = children.get(at).name();
                    for (Particle alternative : choice.alternatives()) {
                        if (alternative.startsWith(name)) {
                            yield match(alternative, children, at, parent);
                        }
                    }
                    yield at;
                }
            };
        }

        private void leaf(Particle.Leaf leaf, Element element) {
            if (!version.atLeast(leaf.since())) {
                throw new MessageRefused("<" + leaf.name() + "> came with qbXML " + leaf.since());
            }
            if (leaf.foreign()) {
                abroad.accept(leaf.name());
            }
            switch (leaf.type()) {
                case ValueType.Group group -> content(element, group.name());
                case ValueType.Reference reference -> reference(element, reference);
                default -> simple(leaf, element);
            }
        }

        private void reference(Element element, ValueType.Reference type) {
            List<Element> parts = element.children();
            int at = 0;
            if (at < parts.size() && parts.get(at).name().equals("ListID")) {
                length(parts.get(at++), 36);
            }
            if (at < parts.size() && parts.get(at).name().equals("FullName")) {
                length(parts.get(at++), type.length());
            }
            if (at < parts.size()
                    || !element.text().isBlank()
                    || !element.attributes().isEmpty()) {
                throw new MessageRefused("<" + element.name() + "> holds ListID, then FullName, and nothing else");
            }
        }

        private void length(Element element, int length) {
            attributes(element, List.of());
            if (!element.children().isEmpty() || element.text().length() > length) {
                throw new MessageRefused("<" + element.name() + "> is longer than " + length + " characters");
            }
        }

        private void simple(Particle.Leaf leaf, Element element) {
            if (!element.children().isEmpty() || !element.attributes().isEmpty()) {
                throw new MessageRefused("<" + element.name() + "> holds text only");
            }
            String complaint = leaf.type().complaint(element.text());
            if (!complaint.isEmpty()) {
                throw new MessageRefused("<" + element.name() + "> is " + complaint);
            }
        }
    }

    private static String expected(Particle particle) {
        return switch (particle) {
            case Particle.Leaf leaf -> "<" + leaf.name() + ">";
            case Particle.Sequence sequence ->
                sequence.parts().isEmpty()
                        ? "nothing"
                        : expected(sequence.parts().getFirst());
            case Particle.Choice choice -> "one of its alternatives";
        };
    }
}
