package tandem.outcome;

/**
 * A value that breaks a rule.
 *
 * @param field where, as a path of names and indexes separated by slashes: {@code quietHours/0/zone}
 * @param code a short word for programs
 * @param message goes on after the field's name: "must be a multiple of 5"
 */
public record Violation(String field, String code, String message) {

    /** The same about a value that stands inside another one. */
    public Violation within(String outer) {
        return new Violation(field.isEmpty() ? outer : outer + '/' + field, code, message);
    }
}
