package tandem.persistence.session;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import tandem.reading.Agenda;
import tandem.reading.ReadMark;
import tandem.reading.Task;
import tandem.request.Delivery;
import tandem.session.SessionState;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a session carries from call to call, as a document. The words in it are ours and stay when classes are renamed. */
final class SessionJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // an earlier version of the hub did not know the field yet
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addMixIn(SessionState.class, StateNames.class)
            .addMixIn(Task.class, TaskNames.class)
            .addMixIn(Delivery.class, DeliveryNames.class)
            .build();

    /**
     * Most of what a session may hold is absent or false, and not written. Empty lists are: a node of the version before, which may have the next
     * call while a new one is brought in, cannot do without them.
     */
    private static final JsonMapper SPARSE = MAPPER.rebuild()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .withConfigOverride(
                    boolean.class,
                    override -> override.setInclude(
                            JsonInclude.Value.ALL_ALWAYS.withValueInclusion(JsonInclude.Include.NON_DEFAULT)))
            .build();

    private static final JsonMapper ARRAYS =
            MAPPER.rebuild().addMixIn(ReadMark.class, AsArray.class).build();

    private SessionJson() {}

    /** A session between two calls. */
    record Progress(SessionState state, Agenda.Snapshot agenda) {}

    static String write(Progress progress) {
        return SPARSE.writeValueAsString(progress);
    }

    static Progress read(String json) {
        return MAPPER.readValue(json, Progress.class);
    }

    static <T> @Nullable T readOrNull(@Nullable String json, Class<T> type) {
        return json == null ? null : MAPPER.readValue(json, type);
    }

    /** Reads marks whose fields come without their names. */
    static <T> @Nullable T readArraysOrNull(@Nullable String json, Class<T> type) {
        return json == null ? null : ARRAYS.readValue(json, type);
    }

    static @Nullable String writeOrNull(@Nullable Object value) {
        return value == null ? null : MAPPER.writeValueAsString(value);
    }

    /** The column that holds the name of a state. */
    static String column(SessionState state) {
        return switch (state) {
            case SessionState.Opened o -> "opened";
            case SessionState.Asking a -> "asking";
            case SessionState.Carrying c -> "carrying";
            case SessionState.Ready r -> "ready";
            case SessionState.Stopping s -> "stopping";
            case SessionState.Ended e -> "ended";
        };
    }

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    interface AsArray {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = SessionState.Opened.class, name = "opened"),
        @JsonSubTypes.Type(value = SessionState.Asking.class, name = "asking"),
        @JsonSubTypes.Type(value = SessionState.Carrying.class, name = "carrying"),
        @JsonSubTypes.Type(value = SessionState.Ready.class, name = "ready"),
        @JsonSubTypes.Type(value = SessionState.Stopping.class, name = "stopping"),
        @JsonSubTypes.Type(value = SessionState.Ended.class, name = "ended")
    })
    interface StateNames {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "task")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Task.Host.class, name = "host"),
        @JsonSubTypes.Type(value = Task.File.class, name = "file"),
        @JsonSubTypes.Type(value = Task.Activity.class, name = "activity"),
        @JsonSubTypes.Type(value = Task.Preferences.class, name = "preferences"),
        @JsonSubTypes.Type(value = Task.DeletedEntries.class, name = "deleted_entries"),
        @JsonSubTypes.Type(value = Task.DeletedTransactions.class, name = "deleted_transactions"),
        @JsonSubTypes.Type(value = Task.Changes.class, name = "changes"),
        @JsonSubTypes.Type(value = Task.NextPage.class, name = "next_page"),
        @JsonSubTypes.Type(value = Task.Sweep.class, name = "sweep"),
        @JsonSubTypes.Type(value = Task.Scrub.class, name = "scrub"),
        @JsonSubTypes.Type(value = Task.Count.class, name = "count"),
        @JsonSubTypes.Type(value = Task.ControlTotals.class, name = "control_totals"),
        @JsonSubTypes.Type(value = Task.Again.class, name = "again"),
        @JsonSubTypes.Type(value = Task.MarkFile.class, name = "mark_file")
    })
    interface TaskNames {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "delivery")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Delivery.CarryOut.class, name = "carry_out"),
        @JsonSubTypes.Type(value = Delivery.AskOutcome.class, name = "ask_outcome"),
        @JsonSubTypes.Type(value = Delivery.LookUp.class, name = "look_up")
    })
    interface DeliveryNames {}
}
