package tandemsim.companyfile.qbxml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads requests.txt into content models. */
final class GrammarReader {

    private static final Pattern TOKEN = Pattern.compile("[()|]|[^\\s()|]*enum\\([^)]*\\)[^\\s()|]*|[^\\s()|]+");
    private static final Pattern LEAF =
            Pattern.compile("(\\w+):(enum\\([^)]*\\)|int1\\.\\.31|int1\\.\\.|@?\\w+)(?:'(\\d+\\.\\d+))?(~?)([?*+]?)");
    private static final Pattern HEAD = Pattern.compile("(@?\\w+)\\s*(?:\\[([^\\]]*)\\])?\\s*=(.*)", Pattern.DOTALL);

    private final Map<String, String> definitions = new HashMap<>();
    private final Map<String, List<String>> attributes = new HashMap<>();
    private final Map<String, Particle> models = new HashMap<>();

    private List<String> tokens = List.of();
    private int position;

    private GrammarReader() {}

    static Grammar read() {
        try (InputStream in = GrammarReader.class.getResourceAsStream("requests.txt")) {
            String text = new String(Objects.requireNonNull(in, "requests.txt").readAllBytes(), StandardCharsets.UTF_8);
            return new GrammarReader().read(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Grammar read(String text) {
        StringBuilder definition = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!line.startsWith(" ")) {
                define(definition.toString());
                definition.setLength(0);
            }
            definition.append(line).append('\n');
        }
        define(definition.toString());
        definitions.keySet().forEach(this::model);
        return new Grammar(Map.copyOf(models), Map.copyOf(attributes));
    }

    private void define(String definition) {
        if (definition.isBlank()) {
            return;
        }
        Matcher head = HEAD.matcher(definition);
        if (!head.matches()) {
            throw new IllegalStateException("cannot read requests.txt at: " + definition);
        }
        definitions.put(head.group(1), head.group(3));
        String names = head.group(2);
        attributes.put(
                head.group(1), names == null ? List.of() : List.of(names.strip().split("\\s+")));
    }

    private Particle model(String name) {
        Particle known = models.get(name);
        if (known != null) {
            return known;
        }
        String definition = definitions.get(name);
        if (definition == null) {
            throw new IllegalStateException("requests.txt does not define " + name);
        }
        List<String> outerTokens = tokens;
        int outerPosition = position;
        List<String> found = new ArrayList<>();
        TOKEN.matcher(definition).results().forEach(result -> found.add(result.group()));
        tokens = Collections.unmodifiableList(found);
        position = 0;
        Particle model = sequence();
        tokens = outerTokens;
        position = outerPosition;
        models.put(name, model);
        return model;
    }

    private Particle sequence() {
        List<Particle> parts = new ArrayList<>();
        while (position < tokens.size()
                && !tokens.get(position).equals(")")
                && !tokens.get(position).equals("|")) {
            parts.add(part());
        }
        return new Particle.Sequence(List.copyOf(parts), Particle.Card.ONE);
    }

    private Particle part() {
        String token = tokens.get(position++);
        if (token.equals("(")) {
            return choice();
        }
        if (token.startsWith("@")) {
            return model(token);
        }
        Matcher leaf = LEAF.matcher(token);
        if (!leaf.matches()) {
            throw new IllegalStateException("cannot read requests.txt at: " + token);
        }
        String since = leaf.group(3);
        return new Particle.Leaf(
                leaf.group(1),
                ValueType.parse(leaf.group(2)),
                since == null ? Version.FIRST : Version.parse(since).orElseThrow(),
                !leaf.group(4).isEmpty(),
                Particle.Card.of(leaf.group(5)));
    }

    private Particle choice() {
        List<Particle> alternatives = new ArrayList<>();
        do {
            alternatives.add(sequence());
        } while (tokens.get(position++).equals("|"));
        Particle.Card card = Particle.Card.ONE;
        if (position < tokens.size() && tokens.get(position).matches("[?*+]")) {
            card = Particle.Card.of(tokens.get(position++));
        }
        return new Particle.Choice(List.copyOf(alternatives), card);
    }
}
