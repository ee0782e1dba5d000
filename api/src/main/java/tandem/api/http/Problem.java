package tandem.api.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.outcome.Violation;

/** A refusal on its way to the caller. Thrown in the REST layer only; whoever throws it has changed nothing that stays. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient List<Fix> fixes;
    private final transient List<FieldError> errors;
    private final transient Map<String, String> headers;
    private final transient @Nullable Long lastSeq;

    private Problem(
            ProblemType type,
            @Nullable String detail,
            List<Fix> fixes,
            List<FieldError> errors,
            Map<String, String> headers,
            @Nullable Long lastSeq) {
        super(detail == null ? type.title() : detail, null, false, false);
        this.type = type;
        this.fixes = List.copyOf(fixes);
        this.errors = List.copyOf(errors);
        this.headers = Map.copyOf(headers);
        this.lastSeq = lastSeq;
    }

    /** A problem with nothing to add to its title. */
    public static Problem of(ProblemType type) {
        return new Problem(type, type.title(), type.fixes(), List.of(), Map.of(), null);
    }

    /** A problem with a sentence about this very case. It goes to the caller: no secrets. */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, type.fixes(), List.of(), Map.of(), null);
    }

    /** There is no such thing, or not for this caller. */
    public static Problem notFound() {
        return of(ProblemType.NOT_FOUND);
    }

    /** A query parameter that cannot be understood. */
    public static Problem badParameter(String name, String message) {
        return of(ProblemType.INVALID_PARAMETER, "The parameter " + name + ' ' + message + '.')
                .with(List.of(FieldError.inParameter(name, "invalid", message)));
    }

    /** Values of the body that break a rule. */
    public static Problem badFields(List<FieldError> errors) {
        return of(ProblemType.INVALID_FIELDS, sentence(errors)).with(errors);
    }

    /** Values of the body that break a rule of the domain. */
    public static Problem violating(List<Violation> violations) {
        return badFields(violations.stream()
                .map(each -> FieldError.inBody(
                        each.field().isEmpty() ? "" : '/' + each.field(), each.code(), each.message()))
                .toList());
    }

    static String sentence(List<FieldError> errors) {
        var text = new StringBuilder();
        for (var error : errors) {
            text.append(text.isEmpty() ? "" : "; ")
                    .append(subject(error))
                    .append(' ')
                    .append(error.message());
        }
        return text.append('.').toString();
    }

    private static @Nullable String subject(FieldError error) {
        if (error.pointer() == null) {
            return error.parameter();
        }
        return error.pointer().isEmpty() ? "The body" : error.pointer();
    }

    public Problem with(List<FieldError> moreErrors) {
        return new Problem(type, getMessage(), fixes, moreErrors, headers, lastSeq);
    }

    public Problem fixedBy(Fix... others) {
        return new Problem(type, getMessage(), List.of(others), errors, headers, lastSeq);
    }

    public Problem withHeader(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(type, getMessage(), fixes, errors, more, lastSeq);
    }

    /** The same, telling how far the change feed has come. */
    public Problem atSeq(long last) {
        return new Problem(type, getMessage(), fixes, errors, headers, last);
    }

    public ProblemType type() {
        return type;
    }

    /** The sentence about this case. */
    public String detail() {
        var message = getMessage();
        return message == null ? type.title() : message;
    }

    public List<Fix> fixes() {
        return fixes;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** How far the change feed has come; absent where that does not matter. */
    public @Nullable Long lastSeq() {
        return lastSeq;
    }
}
