package tandem.persistence.request;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.request.Errand;
import tandem.request.Failure;
import tandem.wire.Treatment.Retry;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a request carries, as documents. The words in them are ours and stay when classes are renamed. */
final class RequestJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addMixIn(Errand.class, ErrandNames.class)
            .build();

    private static final TypeReference<Map<Retry, Integer>> REFUSALS = new TypeReference<>() {};

    private RequestJson() {}

    static String write(Errand errand) {
        return MAPPER.writerFor(Errand.class).writeValueAsString(errand);
    }

    static Errand errand(String json) {
        return MAPPER.readValue(json, Errand.class);
    }

    static String write(Map<Retry, Integer> refusals) {
        return MAPPER.writeValueAsString(refusals);
    }

    static Map<Retry, Integer> refusals(String json) {
        return MAPPER.readValue(json, REFUSALS);
    }

    static @Nullable String write(@Nullable Failure failure) {
        return failure == null ? null : MAPPER.writeValueAsString(failure);
    }

    static @Nullable Failure failure(@Nullable String json) {
        return json == null ? null : MAPPER.readValue(json, Failure.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "errand")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Errand.VendorEdit.class, name = "vendor_edit"),
        @JsonSubTypes.Type(value = Errand.TermsAdding.class, name = "terms_adding"),
        @JsonSubTypes.Type(value = Errand.BillPosting.class, name = "bill_posting"),
        @JsonSubTypes.Type(value = Errand.BillEdit.class, name = "bill_edit"),
        @JsonSubTypes.Type(value = Errand.PaymentRecording.class, name = "payment_recording"),
        @JsonSubTypes.Type(value = Errand.PaymentVoiding.class, name = "payment_voiding")
    })
    @JsonIgnoreProperties({"operation", "subject"})
    private interface ErrandNames {}
}
