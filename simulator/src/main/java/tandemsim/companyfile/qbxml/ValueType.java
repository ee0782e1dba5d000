package tandemsim.companyfile.qbxml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.regex.Pattern;

/** The type of an element's text, as strict as Intuit's schema. */
sealed interface ValueType {

    /** Why the text does not fit; empty when it does. */
    String complaint(String text);

    /** Text up to a number of characters. */
    record Text(int length) implements ValueType {
        @Override
        public String complaint(String text) {
            return text.length() <= length ? "" : "longer than " + length + " characters";
        }
    }

    /** A whole number between bounds. */
    record Whole(long least, long most) implements ValueType {
        private static final Pattern FORM = Pattern.compile("[+-]?\\d{1,18}");

        @Override
        public String complaint(String text) {
            if (!FORM.matcher(text.strip()).matches()) {
                return "not a whole number";
            }
            long value = Long.parseLong(text.strip());
            return value >= least && value <= most ? "" : "out of bounds";
        }
    }

    /** Text of a fixed form; empty text is allowed, as the schema allows it. */
    record Form(String what, Pattern pattern) implements ValueType {
        @Override
        public String complaint(String text) {
            return text.isEmpty() || pattern.matcher(text).matches() ? "" : "not " + what;
        }
    }

    /** A GUID in braces, or 0; never empty. */
    record Guid() implements ValueType {
        private static final Pattern FORM =
                Pattern.compile("0|\\{[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\}");

        @Override
        public String complaint(String text) {
            return FORM.matcher(text).matches() ? "" : "not a GUID in braces";
        }
    }

    /** A calendar date without zone. */
    record Day() implements ValueType {
        @Override
        public String complaint(String text) {
            return text.isEmpty() || isDate(text) ? "" : "not a date";
        }

        static boolean isDate(String text) {
            if (!SHAPE.matcher(text).matches()) {
                return false;
            }
            try {
                LocalDate.parse(text);
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }

        private static final Pattern SHAPE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    }

    /** A date, optionally with hours, minutes, seconds and, only after seconds, an offset; no Z and no fractions. */
    record Moment() implements ValueType {
        private static final Pattern SHAPE =
                Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T\\d{2}(:\\d{2}(:\\d{2}([+-]\\d{2}:\\d{2})?)?)?)?");

        @Override
        public String complaint(String text) {
            return text.isEmpty() || isMoment(text) ? "" : "not a date and time";
        }

        private static boolean isMoment(String text) {
            if (!SHAPE.matcher(text).matches()) {
                return false;
            }
            try {
                LocalDateTime.parse(padded(text));
                return true;
            } catch (DateTimeException e) {
                return false;
            }
        }

        private static String padded(String text) {
            String full = "0000-00-00T00:00:00";
            return text.length() >= full.length()
                    ? text.substring(0, full.length())
                    : text + full.substring(text.length());
        }
    }

    /** One of a list of words. */
    record Word(List<String> words) implements ValueType {
        @Override
        public String complaint(String text) {
            return words.contains(text) ? "" : "not one of " + words;
        }
    }

    /** A reference to a list entry: ListID, then FullName, both optional in the schema. */
    record Reference(int length) implements ValueType {
        @Override
        public String complaint(String text) {
            return text.isBlank() ? "" : "text between elements";
        }
    }

    /** A named group of elements. */
    record Group(String name) implements ValueType {
        @Override
        public String complaint(String text) {
            return text.isBlank() ? "" : "text between elements";
        }
    }

    /** Reads the notation of requests.txt. */
    static ValueType parse(String notation) {
        if (notation.startsWith("@")) {
            return new Group(notation);
        }
        if (notation.startsWith("enum(")) {
            return new Word(List.of(notation.substring(5, notation.length() - 1).split(",", -1)));
        }
        if (notation.startsWith("str")) {
            return new Text(number(notation, 3));
        }
        if (notation.startsWith("ref")) {
            return new Reference(number(notation, 3));
        }
        return switch (notation) {
            case "id" -> new Text(36);
            case "amt" -> new Form("an amount", Pattern.compile("[+-]?\\d{1,13}(\\.\\d{2})?"));
            case "price", "quan", "pct" -> new Form("a number", Pattern.compile("[+-]?\\d{1,10}(\\.\\d{1,5})?"));
            case "float" -> new Form("a decimal", Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)"));
            case "bool" -> new Form("true or false", Pattern.compile("true|false|0|1"));
            case "guid" -> new Guid();
            case "int" -> new Whole(Long.MIN_VALUE, Long.MAX_VALUE);
            case "int1.." -> new Whole(1, Integer.MAX_VALUE);
            case "int1..31" -> new Whole(1, 31);
            case "date" -> new Day();
            case "datetime" -> new Moment();
            default -> throw new IllegalArgumentException("unknown type in requests.txt: " + notation);
        };
    }

    private static int number(String notation, int from) {
        return notation.length() == from ? Integer.MAX_VALUE : Integer.parseInt(notation.substring(from));
    }
}
