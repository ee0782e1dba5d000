package tandem.persistence.payment;

import tandem.paying.PaymentContent;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Payments of this side as documents. */
public final class PaymentJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PaymentJson() {}

    /** Reads what {@link #write} wrote. */
    public static PaymentContent read(String json) {
        return MAPPER.readValue(json, PaymentContent.class);
    }

    static String write(PaymentContent payment) {
        return MAPPER.writeValueAsString(payment);
    }
}
