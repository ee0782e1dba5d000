package tandem.persistence.payable;

import tandem.bill.BillContent;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What people say of a bill, as a document. The words in it stay when classes are renamed. */
public final class BillContentJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private BillContentJson() {}

    /** Writes it. */
    public static String write(BillContent content) {
        return MAPPER.writeValueAsString(content);
    }

    /** Reads it. */
    public static BillContent read(String json) {
        return MAPPER.readValue(json, BillContent.class);
    }
}
