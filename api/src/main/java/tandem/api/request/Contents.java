package tandem.api.request;

import static java.util.stream.Collectors.groupingBy;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tandem.api.http.MergePatch;
import tandem.api.http.Problem;
import tandem.api.http.ProblemType;
import tandem.request.Operation;
import tandem.request.Request;
import tandem.request.RequestDesk.Amendment;
import tandem.request.RequestId;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What requests of any operation are to do, as JSON. */
@Component
public final class Contents {

    static final String FIELD = "content";
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final Map<Operation, Amending<?>> byOperation = new EnumMap<>(Operation.class);
    private final MergePatch patches;
    private final JsonMapper json;

    /** Refuses two for the same operation. */
    Contents(List<Amending<?>> amendings, MergePatch patches, JsonMapper json) {
        for (var amending : amendings) {
            if (byOperation.put(amending.operation(), amending) != null) {
                throw new IllegalArgumentException("two ways to edit " + amending.operation());
            }
        }
        this.patches = patches;
        this.json = json;
    }

    /** What requests are to do; those that have nothing to be edited are left out. */
    public Map<RequestId, Map<String, Object>> of(List<Request> requests) {
        var contents = new HashMap<RequestId, Map<String, Object>>();
        requests.stream()
                .collect(groupingBy(request -> request.errand().operation()))
                .forEach((operation, some) -> {
                    var amending = byOperation.get(operation);
                    if (amending != null) {
                        amending.contents(some).forEach((id, content) -> contents.put(id, fields(content)));
                    }
                });
        return contents;
    }

    /** The form in which contents of requests of this operation are given; empty where they have none. */
    public Optional<Class<?>> form(Operation operation) {
        return Optional.ofNullable(byOperation.get(operation)).map(Amending::form);
    }

    /**
     * What a failed request is to do from now on, given what is to be otherwise about it.
     *
     * @throws Problem if it breaks a rule; pointers begin at {@code /content}
     * @throws JacksonException if the patch does not fit the form; its path begins there, too
     */
    public Amendment amended(Request failed, JsonNode patch) {
        var amending = byOperation.get(failed.errand().operation());
        if (amending == null) {
            throw Problem.of(
                    ProblemType.REQUEST_CANNOT_BE_EDITED,
                    "Requests of the operation " + failed.errand().operation().word() + " have no content to edit.");
        }
        return amended(amending, failed, patch);
    }

    private <B> Amendment amended(Amending<B> amending, Request failed, JsonNode patch) {
        var before = Objects.requireNonNull(amending.contents(List.of(failed)).get(failed.id()));
        var wanted = patched(amending, before, patch);
        return new Amendment(amending.amended(failed, wanted), fields(before), fields(wanted));
    }

    private <B> B patched(Amending<B> amending, B before, JsonNode patch) {
        try {
            return patches.apply(before, patch, amending.form());
        } catch (JacksonException e) {
            throw e.prependPath(patch, FIELD);
        }
    }

    private Map<String, Object> fields(Object content) {
        return json.convertValue(content, FIELDS);
    }
}
