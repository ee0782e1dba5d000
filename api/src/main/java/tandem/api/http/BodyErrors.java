package tandem.api.http;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Tells the caller what is wrong with a body in words that name no class of ours. */
public final class BodyErrors {

    private BodyErrors() {}

    /** What is wrong with what could not be read. */
    public static Problem of(JacksonException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return malformed(FieldError.inBody(
                    pointer(unknown), "unknown_field", "is not a field of this body" + known(unknown)));
        }
        if (failure instanceof InvalidNullException empty) {
            return malformed(FieldError.inBody(pointer(empty), "null", "must not be null"));
        }
        if (failure instanceof InvalidFormatException invalid) {
            return malformed(
                    FieldError.inBody(pointer(invalid), "invalid_value", "is no " + nameOf(invalid.getTargetType())));
        }
        if (failure instanceof MismatchedInputException mismatched) {
            return malformed(FieldError.inBody(
                    pointer(mismatched), "wrong_type", "is not " + article(nameOf(mismatched.getTargetType()))));
        }
        var where = failure.getLocation();
        return Problem.of(
                ProblemType.MALFORMED_BODY,
                where == null || where.getLineNr() < 1
                        ? "The body is no well-formed JSON."
                        : "The body is no well-formed JSON: trouble at line " + where.getLineNr() + ", column "
                                + where.getColumnNr() + '.');
    }

    /** What a value of this type looks like, to follow the name of a parameter. */
    static String mustBe(Class<?> type) {
        return "must be " + article(nameOf(type));
    }

    private static Problem malformed(FieldError error) {
        return Problem.of(ProblemType.MALFORMED_BODY, Problem.sentence(List.of(error)))
                .with(List.of(error));
    }

    private static String pointer(JacksonException failure) {
        return failure.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .map(step -> '/' + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }

    private static String known(UnrecognizedPropertyException unknown) {
        var names = unknown.getKnownPropertyIds();
        return names == null || names.isEmpty()
                ? ""
                : "; it takes " + names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String nameOf(Class<?> type) {
        if (type == null) {
            return "value that fits here";
        }
        if (type.isEnum()) {
            return "known word; use one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(word -> ((Enum<?>) word).name().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "whole number";
            case "boolean", "Boolean" -> "true or false";
            case "String" -> "text";
            case "LocalDate" -> "date (YYYY-MM-DD)";
            case "LocalTime" -> "time of day (HH:MM)";
            case "Instant", "OffsetDateTime" -> "instant (RFC 3339)";
            case "BigDecimal" -> "decimal string";
            case "UUID" -> "UUID";
            case "List", "ArrayList", "Set", "HashSet", "Collection" -> "array";
            default -> "object of the form that this call takes";
        };
    }

    private static String article(String name) {
        return switch (name) {
            case "true or false", "text" -> name;
            default -> (name.matches("^[aeiou].*") ? "an " : "a ") + name;
        };
    }
}
