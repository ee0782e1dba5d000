package tandem.qbwc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A version of numbers and dots, compared part by part: 2.10 comes after 2.9, and 34.0 after 2.3. */
record ProgramVersion(List<Integer> parts) implements Comparable<ProgramVersion> {

    private static final Pattern FORM = Pattern.compile("\\d{1,9}(\\.\\d{1,9}){0,7}");

    ProgramVersion {
        parts = List.copyOf(parts);
    }

    /** Reads it; empty when the text has another form. */
    static Optional<ProgramVersion> parse(String text) {
        String stripped = text.strip();
        if (!FORM.matcher(stripped).matches()) {
            return Optional.empty();
        }
        List<Integer> parts = new ArrayList<>();
        for (String part : stripped.split("\\.", -1)) {
            parts.add(Integer.valueOf(part));
        }
        return Optional.of(new ProgramVersion(parts));
    }

    /** Missing parts count as zero. */
    @Override
    public int compareTo(ProgramVersion other) {
        for (int i = 0; i < Math.max(parts.size(), other.parts.size()); i++) {
            int difference = Integer.compare(part(i), other.part(i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return parts.stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    private int part(int index) {
        return index < parts.size() ? parts.get(index) : 0;
    }
}
